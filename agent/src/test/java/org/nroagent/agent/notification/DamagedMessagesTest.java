package org.nroagent.agent.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.notification.NotifiedDevice.START;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.nroagent.agent.snapshot.NotificationsSnapshot.Outcome;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.agent.source.snmp.SnmpSettings;
import org.nroagent.agent.source.snmp.SnmpSettings.AuthProtocol;
import org.nroagent.agent.source.snmp.SnmpSettings.Credentials;
import org.nroagent.agent.source.snmp.SnmpSettings.PrivProtocol;
import org.nroagent.agent.source.snmp.SnmpSource;
import org.nroagent.daemon.config.Secret;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.snmp.NotificationTarget;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.model.reading.DeviceReading;
import org.snmp4j.smi.UdpAddress;

/// Messages of devices with some octets changed, lost or added: each has one outcome, and nothing is thrown.
class DamagedMessagesTest {
  private static final int MESSAGES_PER_TRY = 100;
  private static final long NANOS_BETWEEN = 1_000_000_000L;

  @Property(tries = 60)
  void messagesOfACommunity(@ForAll long seed) throws Exception {
    damage(new Random(seed), new Sending(LabSnmp.v2c("lab"), new Credentials.Community(new Secret("lab")),
        address -> NotificationTarget.v2c(address, "lab")));
  }

  @Property(tries = 60)
  void messagesThatNobodySigned(@ForAll long seed) throws Exception {
    LabSnmp.User user = new LabSnmp.User("poller", LabSnmp.Auth.NONE, "", LabSnmp.Priv.NONE, "");
    damage(new Random(seed), new Sending(LabSnmp.v3(user), new Credentials.User("poller", AuthProtocol.NONE,
        new Secret(""), PrivProtocol.NONE, new Secret("")), address -> NotificationTarget.v3(address, user)));
  }

  @Property(tries = 20)
  void signedMessagesAreAllDropped(@ForAll long seed) throws Exception {
    Counts counts = damage(new Random(seed), new Sending(LabSnmp.v3(NotifiedDevice.USER),
        new Credentials.User("poller", AuthProtocol.SHA256, new Secret("auth-password"), PrivProtocol.AES128,
            new Secret("priv-password")),
        address -> NotificationTarget.v3(address, NotifiedDevice.USER)));
    assertEquals(0, counts.all().getOrDefault(Outcome.ACCEPTED, -1L));
  }

  /// How a device sends, and what is configured of it.
  private record Sending(LabSnmp device, Credentials configured, Target target) {}

  private interface Target {
    NotificationTarget at(InetSocketAddress address);
  }

  private static Counts damage(Random random, Sending sending) throws Exception {
    ManualTime time = new ManualTime(START);
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(loopback, 0));
        LabDevice device = LabDevice.start(Presets.hub("hub", 42, START.minus(Duration.ofDays(3))),
            Script.of(new LabEvent.PortDown(START.plusSeconds(1), "xe-1/1/3")), time, sending.device());
        SnmpSource source = new SnmpSource(settings(device, sending.configured()), Profiles.shipped(),
            time)) {
      device.notifyTo(sending.target().at((InetSocketAddress) socket.getLocalSocketAddress()));
      device.tellDue();
      DeviceReading reading = source.read(Duration.ofSeconds(10));
      time.advance(Duration.ofSeconds(2));
      device.tellDue();
      byte[] whole = receive(socket);
      Counts counts = new Counts();
      Intake intake = new Intake(
          new SenderTable(List.of(new Sender("hub", settings(device, sending.configured()),
              OwnEngine.of("agent", START)))),
          counts, _ -> Optional.of(reading), time, _ -> true);
      for (int i = 1; i <= MESSAGES_PER_TRY; i++) {
        byte[] damaged = damaged(whole, random);
        var _ = intake.take(ByteBuffer.wrap(damaged), new UdpAddress(loopback, 1), i * NANOS_BETWEEN);
        assertEquals(i, counts.all().values().stream().mapToLong(Long::longValue).sum());
      }
      return counts;
    }
  }

  private static byte[] receive(DatagramSocket socket) throws Exception {
    socket.setSoTimeout(10_000);
    byte[] buffer = new byte[10_000];
    DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
    socket.receive(packet);
    return Arrays.copyOf(buffer, packet.getLength());
  }

  /// Differs from the whole one.
  private static byte[] damaged(byte[] whole, Random random) {
    byte[] damaged = Arrays.copyOf(whole,
        random.nextInt(4) == 0 ? 1 + random.nextInt(whole.length - 1) : whole.length);
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(damaged.length);
      damaged[at] = (byte) (random.nextBoolean() ? 0x84 : random.nextInt(256));
    }
    if (Arrays.equals(damaged, whole)) {
      damaged[damaged.length - 1]++;
    }
    return damaged;
  }

  private static SnmpSettings settings(LabDevice device, Credentials credentials) {
    return new SnmpSettings("127.0.0.1", device.address().getPort(), credentials, Duration.ofSeconds(2), 2,
        20);
  }
}
