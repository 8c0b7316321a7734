package org.nroagent.agent.mib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.agent.snapshot.SnmpServerSnapshot.Request;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.VariableBinding;

/// Over UDP, with the library's client.
class SnmpServerTest {
  private static final String SYS_NAME = "1.3.6.1.2.1.1.5.0";
  private static final String MODULE = "1.3.6.1.4.1.32473.9480";
  private static final String REBUILDING = MODULE + ".1.1.4.0";
  private static final int REAL_MILLIS = 300;

  @TempDir
  private Path folder = Path.of("");
  private final ManualTime time = new ManualTime(SampleServer.NOW);
  private final SampleServer.Board board = new SampleServer.Board();
  private @Nullable SnmpServer server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private InetSocketAddress start(int requestsPerSecond) throws IOException {
    stop();
    server = SampleServer.start(folder, SampleServer.config(requestsPerSecond), time, board,
        Optional.empty());
    return server.address();
  }

  private long counted(Request outcome) {
    return present(server).snapshot().count(outcome);
  }

  private static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new AssertionError("there is none");
    }
    return value;
  }

  private static String value(PDU answer) {
    return answer.get(0).getVariable().toString();
  }

  @Test
  void answersWithValuesOfTheSnapshots() throws Exception {
    try (Manager manager = new Manager(start(200))) {
      PDU answer = manager.ask(Manager.request(PDU.GET, SYS_NAME, MODULE + ".1.3.1.1.2.1",
          MODULE + ".1.3.2.1.6.1.1", MODULE + ".1.3.2.1.7.1.1", MODULE + ".1.4.1.1.6.1",
          MODULE + ".1.4.2.1.4.1.3"));
      assertEquals(List.of("poitiers-1", "hub1.lag-1", "14500000", "6365", "420", "1"),
          answer.getVariableBindings().stream().map(each -> each.getVariable().toString()).toList());
      board.setDerived();
      board.devices(List.of());
      assertEquals(Null.noSuchInstance,
          manager.ask(Manager.request(PDU.GET, MODULE + ".1.3.1.1.2.1")).get(0).getVariable());
    }
  }

  @Test
  void tellsUnknownThingsFromUnknownValues() throws Exception {
    try (Manager manager = new Manager(start(200))) {
      PDU answer = manager.ask(Manager.request(PDU.GET, MODULE + ".1.3.1.1.6.2", MODULE + ".1.3.1.1.99.1",
          "1.3.6.1.2.1.2.1.0"));
      assertEquals(List.of(Null.noSuchInstance, Null.noSuchObject, Null.noSuchObject),
          answer.getVariableBindings().stream().map(VariableBinding::getVariable).toList());
    }
  }

  @Test
  void aWalkIsAscendingAndSaysTheSameAsGet() throws Exception {
    try (Manager manager = new Manager(start(10_000))) {
      List<VariableBinding> walk = manager.walk("1.3.6.1");
      assertTrue(walk.size() > 100, () -> "only " + walk.size());
      for (int i = 1; i < walk.size(); i++) {
        assertTrue(walk.get(i - 1).getOid().compareTo(walk.get(i).getOid()) < 0, walk.get(i)::toString);
      }
      for (VariableBinding each : walk) {
        if (!each.getOid().startsWith(NroMib.SNMP)) {
          assertEquals(each.getVariable(),
              manager.ask(Manager.request(PDU.GET, each.getOid().toDottedString())).get(0).getVariable());
        }
      }
    }
  }

  @Test
  void bulkIsBoundedAndEndsWithTheView() throws Exception {
    try (Manager manager = new Manager(start(200))) {
      PDU all = manager.ask(Manager.bulk(1, Integer.MAX_VALUE, SYS_NAME, MODULE + ".1"));
      assertEquals(1 + Answer.MOST_REPETITIONS, all.size());
      PDU end = manager.ask(Manager.bulk(0, 50, "1.3.6.1.6.3.15.1.1.5.0"));
      assertEquals(2, end.size());
      assertEquals(Null.endOfMibView, end.get(1).getVariable());
      PDU none = manager.ask(Manager.bulk(-5, -1, SYS_NAME));
      assertEquals(0, none.size());
    }
  }

  @Test
  void bulkStopsWhereTheMessageIsFull() throws Exception {
    String[] problems = new String[60];
    Arrays.fill(problems, MODULE + ".1.4.1.1.5.1");
    try (Manager manager = new Manager(start(200))) {
      PDU answer = manager.ask(Manager.bulk(0, 100, problems));
      assertTrue(answer.getErrorStatus() == PDU.noError && answer.size() > 20 && answer.size() < 60,
          answer::toString);
      assertEquals(PDU.tooBig, manager.ask(Manager.request(PDU.GETNEXT, problems)).getErrorStatus());
    }
  }

  @Test
  void refusesMoreVariablesThanAMessageNeeds() throws Exception {
    String[] many = new String[Answer.MOST_REQUESTED + 1];
    Arrays.fill(many, SYS_NAME);
    try (Manager manager = new Manager(start(200))) {
      PDU answer = manager.ask(Manager.request(PDU.GET, many));
      assertEquals(PDU.tooBig, answer.getErrorStatus());
      assertEquals(0, answer.size());
    }
  }

  @Test
  void refusesToSetAnything() throws Exception {
    try (Manager manager = new Manager(start(200))) {
      PDU answer = manager.ask(Manager.set(REBUILDING, 1));
      assertEquals(PDU.notWritable, answer.getErrorStatus());
      assertEquals(1, answer.getErrorIndex());
      assertEquals("2", value(manager.ask(Manager.request(PDU.GET, REBUILDING))));
      assertEquals(1, counted(Request.SET_REFUSED));
    }
  }

  @Test
  void anUnknownUserIsRefusedAndCounted() throws Exception {
    try (Manager manager = new Manager(start(200), "nobody", SampleServer.AUTH_PASSWORD,
        SampleServer.PRIV_PASSWORD)) {
      assertReport(SnmpConstants.usmStatsUnknownUserNames, manager);
      assertTrue(counted(Request.UNKNOWN_USER) >= 1);
      try (Manager known = new Manager(present(server).address())) {
        assertEquals("1", value(known.ask(Manager.request(PDU.GET, "1.3.6.1.6.3.15.1.1.3.0"))));
      }
    }
  }

  @Test
  void aWrongPasswordIsRefusedAndCounted() throws Exception {
    try (Manager manager = new Manager(start(200), SampleServer.USER, "not-the-password",
        SampleServer.PRIV_PASSWORD)) {
      // The library does not hand on a report that is not signed; net-snmp does.
      PDU answer = manager.send(Manager.request(PDU.GET, SYS_NAME));
      assertTrue(answer == null || answer.getType() == PDU.REPORT, () -> String.valueOf(answer));
      assertTrue(counted(Request.WRONG_DIGEST) >= 1);
      assertEquals(0, counted(Request.ANSWERED));
    }
  }

  @Test
  void aWrongPrivacyPasswordGivesNothing() throws Exception {
    try (Manager manager = new Manager(start(200), SampleServer.USER, SampleServer.AUTH_PASSWORD,
        "not-the-password")) {
      PDU answer = manager.send(Manager.request(PDU.GET, SYS_NAME));
      assertTrue(answer == null || answer.getType() == PDU.REPORT, () -> String.valueOf(answer));
      assertEquals(0, counted(Request.ANSWERED));
    }
  }

  private static void assertReport(OID counter, Manager manager) throws IOException {
    PDU report = manager.ask(Manager.request(PDU.GET, SYS_NAME));
    assertEquals(PDU.REPORT, report.getType(), report::toString);
    assertEquals(counter, report.get(0).getOid());
  }

  @Test
  void whatIsNotEncryptedOrOfAnotherContextIsNotAuthorized() throws Exception {
    InetSocketAddress address = start(200);
    try (Manager manager = new Manager(address).level(SecurityLevel.AUTH_NOPRIV)) {
      assertEquals(PDU.authorizationError,
          manager.ask(Manager.request(PDU.GET, SYS_NAME)).getErrorStatus());
    }
    try (Manager manager = new Manager(address)) {
      ScopedPDU other = (ScopedPDU) Manager.request(PDU.GET, SYS_NAME);
      other.setContextName(new OctetString("other"));
      assertEquals(PDU.authorizationError, manager.ask(other).getErrorStatus());
    }
    assertEquals(2, counted(Request.NOT_AUTHORIZED));
    assertEquals(0, counted(Request.ANSWERED));
  }

  /// Between a manager and the server, so that a test can send again what was sent.
  private static final class Relay implements AutoCloseable {
    private final DatagramSocket front = new DatagramSocket(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final DatagramSocket back = new DatagramSocket(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final BlockingQueue<byte[]> sent = new LinkedBlockingQueue<>();
    private volatile InetSocketAddress server;
    private volatile @Nullable InetSocketAddress client;

    Relay(InetSocketAddress server) throws IOException {
      this.server = server;
      Thread.ofVirtual().start(() -> pump(front, true));
      Thread.ofVirtual().start(() -> pump(back, false));
    }

    private void pump(DatagramSocket from, boolean request) {
      try {
        while (true) {
          DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
          from.receive(packet);
          byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
          if (request) {
            client = (InetSocketAddress) packet.getSocketAddress();
            sent.add(bytes);
            back.send(new DatagramPacket(bytes, bytes.length, server));
          } else {
            front.send(new DatagramPacket(bytes, bytes.length, present(client)));
          }
        }
      } catch (IOException _) {
        // Closed.
      }
    }

    InetSocketAddress address() {
      return new InetSocketAddress(front.getLocalAddress(), front.getLocalPort());
    }

    /// The last request that passed, as it was.
    byte[] last() {
      return sent.stream().reduce((_, later) -> later).orElseThrow();
    }

    @Override
    public void close() {
      front.close();
      back.close();
    }
  }

  @Test
  void aMessageOfBeforeARestartIsNotBelieved() throws Exception {
    byte[] old;
    try (Relay relay = new Relay(start(200)); Manager manager = new Manager(relay.address())) {
      assertEquals("poitiers-1", value(manager.ask(Manager.request(PDU.GET, SYS_NAME))));
      old = relay.last();
    }
    InetSocketAddress again = start(200);
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(2_000);
      socket.send(new DatagramPacket(old, old.length, again));
      DatagramPacket report = new DatagramPacket(new byte[2000], 2000);
      socket.receive(report);
    }
    assertEquals(1, counted(Request.OUTSIDE_TIME_WINDOW));
    assertEquals(0, counted(Request.ANSWERED));
    try (Manager manager = new Manager(again)) {
      assertEquals("2", value(manager.ask(Manager.request(PDU.GET, "1.3.6.1.6.3.10.2.1.2.0"))));
    }
  }

  @Test
  void otherVersionsAndGarbageAreDroppedAndCounted() throws Exception {
    InetSocketAddress address = start(200);
    byte[] community = {0x30, 0x26, 2, 1, 1, 4, 6, 'p', 'u', 'b', 'l', 'i', 'c', (byte) 0xa0, 0x19, 2, 1, 1,
        2, 1, 0, 2, 1, 0, 0x30, 0x0e, 0x30, 0x0c, 6, 8, 0x2b, 6, 1, 2, 1, 1, 5, 0, 5, 0};
    try (DatagramSocket socket = new DatagramSocket(); Manager manager = new Manager(address)) {
      socket.setSoTimeout(REAL_MILLIS);
      for (byte[] each : List.of(community, new byte[0], new byte[]{0x30, (byte) 0x84, 0x7f, -1, -1, -1},
          "GET / HTTP/1.1".getBytes(StandardCharsets.US_ASCII))) {
        socket.send(new DatagramPacket(each, each.length, address));
      }
      assertThrows(IOException.class, () -> socket.receive(new DatagramPacket(new byte[2000], 2000)));
      assertEquals("poitiers-1", value(manager.ask(Manager.request(PDU.GET, SYS_NAME))));
    }
  }

  @Test
  void whatIsAboveTheRateIsDroppedAndCounted() throws Exception {
    InetSocketAddress address = start(6);
    try (Manager manager = new Manager(address)) {
      // The discovery of the engine and of its time take two.
      assertEquals("poitiers-1", value(manager.ask(Manager.request(PDU.GET, SYS_NAME))));
      int answered = 0;
      while (answered < 20 && manager.send(Manager.request(PDU.GET, SYS_NAME)) != null) {
        answered++;
      }
      assertTrue(answered < 6, "answered " + answered);
      assertTrue(counted(Request.OVER_RATE) >= 1);
      time.advance(Duration.ofSeconds(1));
      assertEquals("poitiers-1", value(manager.ask(Manager.request(PDU.GET, SYS_NAME))));
    }
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    InetSocketAddress taken = start(200);
    IOException e = assertThrows(IOException.class,
        () -> new SnmpPort(taken, new SnmpPort.Gate() {
          @Override
          public boolean admits() {
            return true;
          }

          @Override
          public void malformed() {}
        }, (_, _) -> {}));
    assertTrue(String.valueOf(e.getMessage()).contains("udp:127.0.0.1:" + taken.getPort()), e::getMessage);
  }
}
