package org.nroagent.lab.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nroagent.lab.network.Fault.Way;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What arrives through the network, and what each side sees, for every fault.
@Timeout(20)
class FaultProxyTest {
  private static final Duration LONG = Duration.ofSeconds(15);

  private ServerSocket target;
  private FaultProxy network;

  @BeforeEach
  void open() throws IOException {
    target = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    network = FaultProxy.start((InetSocketAddress) target.getLocalSocketAddress(), Fault.None::new);
  }

  @AfterEach
  void close() throws IOException {
    network.close();
    target.close();
  }

  @Test
  void nothingGoesWrongWhereNothingIsPlanned() throws IOException {
    try (Socket client = connect(); Socket server = target.accept()) {
      say(client, "hello");
      assertEquals("hello", hear(server, 5));
      say(server, "welcome");
      assertEquals("welcome", hear(client, 7));
      client.shutdownOutput();
      assertEquals(-1, server.getInputStream().read());
      assertFalse(network.fired());
    }
  }

  @Test
  void aCutLetsSoManyOctetsThrough() throws IOException {
    network.cutAllAndPlan(new Fault.Cut(Way.UP, 3, false));
    try (Socket client = connect(); Socket server = target.accept()) {
      say(client, "hello");
      assertEquals("hel", rest(server));
      assertTrue(network.fired());
    }
  }

  @Test
  void aResetIsSeenByBoth() throws IOException {
    network.cutAllAndPlan(new Fault.Cut(Way.DOWN, 0, true));
    try (Socket client = connect(); Socket server = target.accept()) {
      assertThrows(SocketException.class, () -> client.getInputStream().read());
      assertThrows(SocketException.class, () -> server.getInputStream().read());
    }
  }

  @Test
  void oneOctetArrivesAsAnother() throws IOException {
    network.cutAllAndPlan(new Fault.Corrupt(Way.UP, 2, 0x20));
    try (Socket client = connect(); Socket server = target.accept()) {
      say(client, "hello");
      assertEquals("heLlo", hear(server, 5));
    }
  }

  @Test
  void whatTricklesArrivesWhole() throws IOException {
    network.cutAllAndPlan(new Fault.Trickle(Way.DOWN, 2, Duration.ofMillis(1)));
    try (Socket client = connect(); Socket server = target.accept()) {
      String text = "welcome".repeat(100);
      say(server, text);
      assertEquals(text, hear(client, text.length()));
    }
  }

  @Test
  void aStalledReaderHoldsUpAndThenTakesAll() throws IOException {
    network.cutAllAndPlan(new Fault.Stall(Way.UP, 2, Duration.ofMillis(1)));
    try (Socket client = connect(); Socket server = target.accept()) {
      say(client, "hello");
      assertEquals("hello", hear(server, 5));
      assertTrue(network.fired());
    }
  }

  @Test
  void theSenderOfAHalfOpenConnectionHearsOfNoEnd() throws IOException {
    network.cutAllAndPlan(new Fault.HalfOpen(Way.UP, 2, LONG));
    try (Socket client = connect(); Socket server = target.accept()) {
      say(client, "he");
      assertEquals("he", hear(server, 2));
      assertThrows(SocketException.class, () -> server.getInputStream().read());
      say(client, "llo");
      client.setSoTimeout(1);
      assertThrows(SocketTimeoutException.class, () -> client.getInputStream().read());
    }
  }

  @Test
  void whatIsSentTwiceIsAnsweredOnce() throws IOException {
    network.cutAllAndPlan(new Fault.Twice());
    try (Socket client = connect(); Socket server = target.accept(); Socket twin = target.accept()) {
      say(client, "hello");
      assertEquals("hello", hear(server, 5));
      assertEquals("hello", hear(twin, 5));
      say(twin, "nobody hears this");
      say(server, "welcome");
      assertEquals("welcome", hear(client, 7));
    }
  }

  @Test
  void whatIsLateArrivesBehindTheNextConnectionsBeginning() throws IOException {
    network.cutAllAndPlan(new Fault.Late(2, LONG));
    try (Socket client = connect(); Socket server = target.accept()) {
      say(client, "he");
      assertEquals("he", hear(server, 2));
      say(client, "llo");
      assertEquals(-1, client.getInputStream().read());
      try (Socket next = connect(); Socket nextServer = target.accept()) {
        say(next, "next");
        assertEquals("next", hear(nextServer, 4));
        assertEquals("llo", rest(server));
      }
    }
  }

  @Test
  void aNetworkThatIsDownLetsNobodyThrough() throws IOException {
    network.down();
    try (Socket client = connect()) {
      assertEquals(-1, client.getInputStream().read());
    }
    network.up();
    try (Socket client = connect()) {
      say(client, "hello");
      assertEquals("hello", heardByTheNextThatSpeaks());
    }
  }

  @Test
  void aSeedDrawsTheSameFaultsAgainAndEachKind() {
    List<Fault> drawn = drawn();
    assertEquals(drawn, drawn());
    Set<Class<?>> kinds = drawn.stream().map(Object::getClass).collect(Collectors.toSet());
    assertEquals(Set.of(Fault.class.getPermittedSubclasses()), kinds);
  }

  private static List<Fault> drawn() {
    return Stream.generate(new SeededFaults(new Random(7), Duration.ofSeconds(1))).limit(200).toList();
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), network.port());
  }

  /// A connection that was ended at once may have come through to the target before.
  private String heardByTheNextThatSpeaks() throws IOException {
    while (true) {
      try (Socket server = target.accept()) {
        byte[] octets = server.getInputStream().readNBytes(5);
        if (octets.length > 0) {
          return text(octets);
        }
      } catch (SocketException _) {
        // It was reset.
      }
    }
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String hear(Socket socket, int octets) throws IOException {
    return text(socket.getInputStream().readNBytes(octets));
  }

  private static String rest(Socket socket) throws IOException {
    return text(socket.getInputStream().readAllBytes());
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.US_ASCII);
  }
}
