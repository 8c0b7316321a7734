package org.nroagent.agent.notification;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.notification.NotificationReceiver.Heard;
import org.nroagent.agent.snapshot.NotificationsSnapshot.Outcome;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.agent.source.snmp.SnmpSettings;
import org.nroagent.agent.source.snmp.SnmpSettings.AuthProtocol;
import org.nroagent.agent.source.snmp.SnmpSettings.Credentials;
import org.nroagent.agent.source.snmp.SnmpSettings.PrivProtocol;
import org.nroagent.agent.source.snmp.SnmpSource;
import org.nroagent.agent.state.StateKeeper;
import org.nroagent.agent.state.StateStart;
import org.nroagent.daemon.config.Secret;
import org.nroagent.daemon.net.UdpPort;
import org.nroagent.lab.device.DeviceModel;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.snmp.NotificationTarget;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Subject;

/// A simulated device, the receiver of its notifications and what is told of it, over real datagrams.
final class NotifiedDevice implements AutoCloseable {
  static final String NAME = "hub1";
  static final String COMMUNITY = "lab";
  static final LabSnmp.User USER = new LabSnmp.User("poller", LabSnmp.Auth.SHA256, "auth-password",
      LabSnmp.Priv.AES128, "priv-password");
  static final Instant START = Instant.parse("2026-11-05T20:00:00Z");
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(),
      0);

  final ManualTime time = new ManualTime(START);
  final LabDevice device;
  final UdpPort port;
  final NotificationReceiver receiver;
  private final SnmpSource source;
  private final StateKeeper keeper = new StateKeeper(List.of(NAME),
      new StateStart(Map.of(), 1, List.of(), 0, 0, List.of()));
  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<Throwable> errors = new LinkedBlockingQueue<>();
  private volatile Optional<DeviceReading> last = Optional.empty();

  private NotifiedDevice(boolean byUser, String host, Credentials configured, LabEvent... events)
      throws IOException {
    DeviceModel hub = Presets.hub("pe-hub-1", 42, START.minus(Duration.ofDays(3)));
    this.device = LabDevice.start(hub, Script.of(events), time,
        byUser ? LabSnmp.v3(USER) : LabSnmp.v2c(COMMUNITY));
    int polled = device.address().getPort();
    this.source = new SnmpSource(settings("127.0.0.1", polled,
        byUser ? credentials() : community(COMMUNITY)), Profiles.shipped(), time);
    this.port = NotificationReceiver.open(ANY_PORT);
    this.receiver = NotificationReceiver.start(port,
        List.of(new DeviceConfig(NAME, settings(host, polled, configured), Duration.ZERO, List.of())),
        "agent-1",
        _ -> last, heard::add, time, (_, error) -> errors.add(error));
  }

  private static Credentials.User credentials() {
    return credentials(USER.authPassword(), USER.privPassword());
  }

  private static Credentials.User credentials(String authPassword, String privPassword) {
    return new Credentials.User(USER.name(), AuthProtocol.SHA256, new Secret(authPassword),
        PrivProtocol.AES128, new Secret(privPassword));
  }

  private static Credentials community(String community) {
    return new Credentials.Community(new Secret(community));
  }

  /// Notifying by a user for whom the receiver has these passwords.
  static NotifiedDevice v3Of(String authPassword, String privPassword, LabEvent... events)
      throws IOException {
    return new NotifiedDevice(true, "127.0.0.1", credentials(authPassword, privPassword), events);
  }

  private static SnmpSettings settings(String host, int port, Credentials credentials) {
    return new SnmpSettings(host, port, credentials, Duration.ofSeconds(2), 2, 20);
  }

  /// Polled and notifying by a community.
  static NotifiedDevice v2c(LabEvent... events) throws IOException {
    return new NotifiedDevice(false, "127.0.0.1", community(COMMUNITY), events);
  }

  /// Polled and notifying by a user.
  static NotifiedDevice v3(LabEvent... events) throws IOException {
    return new NotifiedDevice(true, "127.0.0.1", credentials(), events);
  }

  /// Configured with another address than that it sends from.
  static NotifiedDevice elsewhere(LabEvent... events) throws IOException {
    return new NotifiedDevice(false, "192.0.2.1", community(COMMUNITY), events);
  }

  /// Configured with another community than that it sends with.
  static NotifiedDevice ofCommunity(String community, LabEvent... events) throws IOException {
    return new NotifiedDevice(false, "127.0.0.1", community(community), events);
  }

  /// Sends by the community from now on.
  void notifyByCommunity() throws IOException {
    device.notifyTo(NotificationTarget.v2c(port.address(), COMMUNITY));
    device.tellDue();
  }

  /// Sends as a user from now on.
  void notifyBy(NotificationTarget target) throws IOException {
    device.notifyTo(target);
    device.tellDue();
  }

  /// Reads the device as a round does.
  void poll() throws Exception {
    DeviceReading reading = source.read(Duration.ofSeconds(10));
    keeper.read(NAME, reading, time.wall(), time.wall().toEpochMilli()
        - Math.floorDiv(time.monotonicNanos(), NANOS_PER_MILLI));
    last = Optional.of(reading);
  }

  /// Waits until so many messages had an outcome, and takes what was accepted.
  void await(Outcome outcome, int messages) throws InterruptedException {
    while (receiver.snapshot().count(outcome) < messages) {
      if (!errors.isEmpty()) {
        throw new AssertionError(errors.remove());
      }
      Thread.onSpinWait();
    }
  }

  /// Takes accepted ones as the core does.
  void takeAccepted(int messages) throws InterruptedException {
    await(Outcome.ACCEPTED, messages);
    for (int i = 0; i < messages; i++) {
      Heard each = heard.poll(10, TimeUnit.SECONDS);
      if (each == null) {
        throw new AssertionError("not handed over");
      }
      keeper.notified(each.device(), each.changes(), each.wall(), each.monotonicNanos());
    }
  }

  /// Events since the last time.
  List<StateEvent> events() {
    List<StateEvent> all = new ArrayList<>();
    keeper.handOut().ifPresent(batch -> all.addAll(batch.events()));
    keeper.written();
    return all;
  }

  /// Events of one subject since the last time, as text.
  List<String> eventsOf(Subject subject) {
    return events().stream().filter(event -> event.subject().equals(subject))
        .map(event -> event.aspect() + " " + event.before() + "->" + event.after() + " "
            + event.deviceTime().map(Instant::toString).orElse("?") + " " + event.origin())
        .toList();
  }

  /// How many messages had an outcome.
  long count(Outcome outcome) {
    return receiver.snapshot().count(outcome);
  }

  @Override
  public void close() {
    receiver.close();
    port.close();
    device.close();
    source.close();
    if (!errors.isEmpty()) {
      throw new AssertionError(errors.remove());
    }
  }
}
