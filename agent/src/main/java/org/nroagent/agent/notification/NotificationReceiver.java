package org.nroagent.agent.notification;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.snapshot.NotificationsSnapshot;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.state.StateDiff.Notice;
import org.nroagent.model.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.smi.UdpAddress;

/// Listens for SNMPv2c and SNMPv3 traps and informs of the configured devices.
///
/// One thread reads the port, verifies and decodes; a second one hands over what was accepted, and may wait. Between
/// them a bounded queue: what does not fit is counted as too many, and an inform of it is not acknowledged, so that
/// the device sends it again.
public final class NotificationReceiver implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NotificationReceiver.class);
  private static final int MOST_OCTETS = 65_507;
  private static final int MOST_WAITING = 1_000;
  private static final int RECEIVE_BUFFER_OCTETS = 1 << 20;
  private static final Duration LOOK_UP_INTERVAL = Duration.ofMinutes(5);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

  private final DatagramSocket socket;
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

  private NotificationReceiver(DatagramSocket socket, OwnEngine engine, List<DeviceConfig> devices,
      Function<String, Optional<DeviceReading>> lastReading, Sink sink, TimeSource time,
      Thread.UncaughtExceptionHandler fatal) {
    this.socket = socket;
    this.engine = engine;
    this.senders = new SenderTable(devices.stream().map(device -> new Sender(device, engine)).toList());
    this.intake = new Intake(senders, counts, lastReading, time, accepted::offer);
    this.sink = sink;
    this.threads = List.of(thread("notifications", fatal, this::receive),
        thread("notifications-out", fatal, this::handOver),
        thread("notifications-names", fatal, this::lookUpNames));
  }

  /// Opens the port and starts listening.
  ///
  /// @param listen address and port; port 0 takes a free one
  /// @param devices who may send, each from its address and with its credentials
  /// @param agent the agent's name, of which its engine id is made
  /// @param lastReading what a device said last, by its configured name
  /// @param sink where accepted notifications go
  /// @param time the clocks
  /// @param fatal what to do when a thread ends by an error of the program
  /// @throws IOException if the port cannot be taken; the message names it and what to do
  public static NotificationReceiver start(InetSocketAddress listen, List<DeviceConfig> devices, String agent,
      Function<String, Optional<DeviceReading>> lastReading, Sink sink, TimeSource time,
      Thread.UncaughtExceptionHandler fatal) throws IOException {
    DatagramSocket socket = open(listen);
    NotificationReceiver receiver = new NotificationReceiver(socket, OwnEngine.of(agent, time.wall()),
        devices,
        lastReading, sink, time, fatal);
    LOG.info("Listening for notifications on udp:{}; engine id for SNMPv3 informs: {}", receiver.listensOn(),
        receiver.engine.hex());
    receiver.threads.forEach(Thread::start);
    return receiver;
  }

  private static DatagramSocket open(InetSocketAddress listen) throws IOException {
    try {
      DatagramSocket socket = new DatagramSocket(listen);
      socket.setReceiveBufferSize(RECEIVE_BUFFER_OCTETS);
      return socket;
    } catch (IOException e) {
      throw new IOException("notifications cannot be received on udp:" + listen.getHostString() + ":"
          + listen.getPort() + ": " + e.getMessage()
          + "; choose another port under notifications: listen, or allow this one (docs/operating.md)", e);
    }
  }

  private static Thread thread(String name, Thread.UncaughtExceptionHandler fatal, Runnable task) {
    return Thread.ofPlatform().daemon().name(name).uncaughtExceptionHandler(fatal).unstarted(task);
  }

  /// Where it listens, with the port that was really taken.
  public InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /// What came so far.
  public NotificationsSnapshot snapshot() {
    return new NotificationsSnapshot(listensOn(), engine.hex(), counts.all());
  }

  private String listensOn() {
    return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
  }

  private void receive() {
    byte[] buffer = new byte[MOST_OCTETS];
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
        UdpAddress from = new UdpAddress(packet.getAddress(), packet.getPort());
        Optional<ByteBuffer> reply = intake.take(ByteBuffer.wrap(buffer, 0, packet.getLength()).slice(), from,
            // Real time: rates and the time window are of the network.
            System.nanoTime());
        if (reply.isPresent()) {
          byte[] bytes = reply.get().array();
          socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
        }
      } catch (IOException e) {
        if (!socket.isClosed()) {
          LOG.warn("A notification could not be received or acknowledged: {}", e.getMessage());
        }
      }
    }
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

  /// Closes the port; what waits is forgotten.
  @Override
  public void close() {
    socket.close();
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
