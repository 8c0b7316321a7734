package org.nroagent.agent.notification;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.config.DeviceAccess;
import org.nroagent.agent.snapshot.NotificationsSnapshot;
import org.nroagent.daemon.config.HostAndPort;
import org.nroagent.daemon.net.UdpPort;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.state.StateDiff.Notice;
import org.nroagent.model.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.smi.UdpAddress;

/// Listens for SNMPv2c and SNMPv3 traps and informs of the configured devices.
///
/// The port's thread verifies and decodes; another one hands over what was accepted, and may wait. Between them a bounded
/// queue: what does not fit is counted as too many, and an inform of it is not acknowledged, so that the device sends it
/// again.
public final class NotificationReceiver implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NotificationReceiver.class);
  private static final int MOST_WAITING = 1_000;
  private static final Duration LOOK_UP_INTERVAL = Duration.ofMinutes(5);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

  private final UdpPort port;
  private final OwnEngine engine;
  private final SenderTable senders;
  private final Counts counts = new Counts();
  private final Intake intake;
  private final Sink sink;
  private final BlockingQueue<Heard> accepted = new ArrayBlockingQueue<>(MOST_WAITING);
  private final List<Thread> threads;

  /// Where accepted notifications go.
  public interface Sink {
    /// Takes one; may wait.
    void accept(Heard heard) throws InterruptedException;
  }

  /// An accepted notification.
  ///
  /// @param device its configured name
  /// @param changes what it says unambiguously; may be nothing
  /// @param wall the wall clock when it came
  /// @param monotonicNanos the monotonic clock then
  public record Heard(String device, List<Notice> changes, Instant wall, long monotonicNanos) {
    public Heard {
      changes = List.copyOf(changes);
    }
  }

  private NotificationReceiver(UdpPort port, OwnEngine engine, List<DeviceConfig> devices,
      Function<String, Optional<DeviceReading>> lastReading, Sink sink, TimeSource time,
      Thread.UncaughtExceptionHandler fatal) {
    this.port = port;
    this.engine = engine;
    this.senders = new SenderTable(senders(devices, engine));
    this.intake = new Intake(senders, counts, lastReading, time, accepted::offer);
    this.sink = sink;
    this.threads = List.of(thread("notifications-out", fatal, this::handOver),
        thread("notifications-names", fatal, this::lookUpNames));
  }

  /// The devices that are read over SNMP: of others there are no credentials for notifications.
  private static List<Sender> senders(List<DeviceConfig> devices, OwnEngine engine) {
    List<Sender> senders = new ArrayList<>();
    for (DeviceConfig device : devices) {
      if (device.access() instanceof DeviceAccess.Snmp snmp) {
        senders.add(new Sender(device.name(), snmp.settings(), engine));
      }
    }
    return senders;
  }

  /// Starts listening.
  ///
  /// @param port where; the caller closes it
  /// @param devices who may send, each from its address and with its credentials
  /// @param agent the agent's name, of which its engine id is made
  /// @param lastReading what a device said last, by its configured name
  /// @param sink where accepted notifications go
  /// @param time the clocks
  /// @param fatal what to do when a thread ends by an error of the program
  public static NotificationReceiver start(UdpPort port, List<DeviceConfig> devices, String agent,
      Function<String, Optional<DeviceReading>> lastReading, Sink sink, TimeSource time,
      Thread.UncaughtExceptionHandler fatal) {
    NotificationReceiver receiver = new NotificationReceiver(port, OwnEngine.of(agent, time.wall()), devices,
        lastReading, sink, time, fatal);
    LOG.info("Listening for notifications on udp:{}; engine id for SNMPv3 informs: {}", receiver.listensOn(),
        receiver.engine.hex());
    receiver.threads.forEach(Thread::start);
    port.listen(receiver::take, fatal);
    return receiver;
  }

  /// Opens a port to listen on.
  ///
  /// @param listen address and port; port 0 takes a free one
  /// @throws IOException if the port cannot be taken; the message names it and what to do
  public static UdpPort open(InetSocketAddress listen) throws IOException {
    try {
      return UdpPort.bind("notifications", listen);
    } catch (IOException e) {
      throw new IOException("notifications cannot be received on udp:" + listen.getHostString() + ":"
          + listen.getPort() + ": " + e.getMessage()
          + "; choose another port under notifications: listen, or allow this one (docs/operating.md)", e);
    }
  }

  private static Thread thread(String name, Thread.UncaughtExceptionHandler fatal, Runnable task) {
    return Thread.ofPlatform().daemon().name(name).uncaughtExceptionHandler(fatal).unstarted(task);
  }

  /// What came so far.
  public NotificationsSnapshot snapshot() {
    return new NotificationsSnapshot(listensOn(), engine.hex(), counts.all());
  }

  private String listensOn() {
    return new HostAndPort(port.address().getAddress().getHostAddress(), port.address().getPort()).toString();
  }

  private Optional<ByteBuffer> take(ByteBuffer datagram, InetSocketAddress from) {
    // Real time: rates and the time window are of the network.
    return intake.take(datagram, new UdpAddress(from.getAddress(), from.getPort()), System.nanoTime());
  }

  private void handOver() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        sink.accept(accepted.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookUpNames() {
    try {
      while (senders.hasNames()) {
        senders.lookUp();
        Thread.sleep(LOOK_UP_INTERVAL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends listening; what waits is forgotten.
  @Override
  public void close() {
    port.silence();
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        if (!thread.join(LONGEST_STOP)) {
          LOG.warn("{} does not end and is left behind", thread.getName());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
