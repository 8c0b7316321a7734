package org.nroagent.endtoend.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.AgentConfig.PushConfig;
import org.nroagent.agent.push.PushClient;
import org.nroagent.agent.push.PushIdentity;
import org.nroagent.agent.push.PushSettings;
import org.nroagent.agent.push.PushStatus;
import org.nroagent.agent.push.PushedRings;
import org.nroagent.agent.store.EventRing;
import org.nroagent.agent.store.EventRingSettings;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.agent.store.RingSettings;
import org.nroagent.agent.store.RingWriter;
import org.nroagent.collector.Collector;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.config.CollectorConfig.AgentConfig;
import org.nroagent.collector.config.Network;
import org.nroagent.daemon.config.ListenAddress;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.daemon.time.SystemTime;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Subject;

/// Both rings of an agent on the disk, its push client, a network that can be cut, and a collector. Both sides can be
/// stopped, started again and put back from copies.
@SuppressWarnings("NullAway.Init") // started in the constructor
final class DeliveryBench implements AutoCloseable {
  private static final String AGENT = "a1";
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final ColumnDirectory DIRECTORY = new ColumnDirectory(
      List.of(new ColumnDirectory.Device("hub1",
          List.of(new ColumnDirectory.Column("hub1.lag-1", "lag-1", 0)))));
  private static final PushSettings HASTY = new PushSettings(Duration.ofSeconds(10), Duration.ofSeconds(10),
      Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMinutes(2), 1_024, 256, 100_000,
      Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMinutes(1));

  private final Path folder;
  private final EventRingSettings ringSettings;
  private final Random random;
  private final EventLoops loops = EventLoops.start("bench", 1);
  private final CuttingProxy proxy;
  private Collector collector;
  private RingWriter slots;
  private EventRing events;
  private @Nullable PushClient client;
  private int rows;
  private String story = "first";

  /// @param ringSettings how large the ring of events is
  /// @param random makes epochs and jitter
  DeliveryBench(Path folder, EventRingSettings ringSettings, Random random) throws IOException {
    this.folder = folder;
    this.ringSettings = ringSettings;
    this.random = random;
    startCollector();
    proxy = new CuttingProxy(collector.pushAddress());
    openRings();
  }

  CuttingProxy proxy() {
    return proxy;
  }

  EventRing events() {
    return events;
  }

  int rows() {
    return rows;
  }

  /// When the last slot ends.
  Instant end() {
    return START.plusSeconds(300L * rows);
  }

  PushStatus status() {
    return client().status();
  }

  /// Events told from now on differ from those told before under the same numbers.
  void tellAnotherStory(String name) {
    story = name;
  }

  /// Writes events, and a slot.
  void tell(int count) throws IOException {
    long head = events.extent().head();
    events.append(LongStream.rangeClosed(head + 1, head + count).mapToObj(this::event).toList(), List.of(),
        0);
    slots.append(List.of(new SlotRecord.Row("hub1", START.plusSeconds(300L * rows),
        List.of(new Slot.Metered(rows, 2L * rows, false)))));
    rows++;
    if (client != null) {
      client.headAdvanced();
    }
  }

  /// What an event under this number says.
  String subject(long sequence) {
    return story + "-" + sequence;
  }

  private StateEvent event(long sequence) {
    return new StateEvent(sequence, START.plusSeconds(sequence), Optional.empty(), "hub1",
        new Subject(Subject.Kind.LAG, subject(sequence)), Aspect.OPER_STATUS, "up", "down", Cause.UNKNOWN,
        Origin.POLL);
  }

  void startClient() {
    client = PushClient.start(new PushConfig("127.0.0.1", proxy.port(), null),
        new PushIdentity(AGENT, "bench", SlotGrid.FIVE_MINUTES), HASTY,
        new PushedRings(slots.reader(), events, new PushedRings.ForeignEpoch() {
          @Override
          public void ofRecords(String reason) {
            unchecked(() -> slots.startNewEpoch());
          }

          @Override
          public void ofEvents(String reason) {
            unchecked(() -> {
              events.startNewEpoch();
              return events.extent();
            });
          }
        }), new SystemTime(), loops, random);
  }

  void stopClient() {
    client().close();
    client = null;
  }

  /// Waits until everything in both rings is settled.
  void awaitDelivered() {
    Eventually.soon("everything is delivered", () -> {
      PushStatus status = status();
      return status.pending() == 0 && status.events().pending() == 0
          && status.events().head() == events.extent().head();
    });
  }

  /// What the collector has, in the order of arrival.
  List<JsonNode> collected() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    try (Http http = Http.at(collector.httpAddress().getPort())) {
      JsonNode part = http.json("/api/v1/events?after=0&limit=1000");
      while (!part.get("events").isEmpty()) {
        part.get("events").forEach(all::add);
        part = http.json("/api/v1/events?limit=1000&after=" + part.get("next").asLong());
      }
    }
    return all;
  }

  JsonNode json(String path) throws IOException {
    try (Http http = Http.at(collector.httpAddress().getPort())) {
      return http.json(path);
    }
  }

  /// Closes the rings and reads them again from the disk, as a new process would.
  void reopenRings() throws IOException {
    slots.close();
    openRings();
  }

  private void openRings() throws IOException {
    RealDisk disk = RealDisk.createFolder(agentFolder());
    slots = RingWriter.open(disk, new RingSettings(SlotGrid.FIVE_MINUTES, 62), DIRECTORY, random);
    events = EventRing.open(disk, ringSettings, random);
  }

  void startCollector() throws IOException {
    collector = Collector.start(new CollectorConfig(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), ListenAddress.loopback(0),
        collectorFolder(), 26, CivilMonth.CONTRACT_ZONE, 95, Optional.empty(),
        List.of(new AgentConfig(AGENT)), Network.EMPTY), new SystemTime());
    if (proxy != null) {
      proxy.leadTo(collector.pushAddress());
    }
  }

  void stopCollector() {
    collector.close();
  }

  Path agentFolder() {
    return folder.resolve("agent");
  }

  Path collectorFolder() {
    return folder.resolve("collector");
  }

  /// Copies a folder, replacing what is there.
  static void copy(Path from, Path to) throws IOException {
    if (Files.exists(to)) {
      Files.walkFileTree(to, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
          Files.delete(file);
          return FileVisitResult.CONTINUE;
        }
      });
    }
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (client != null) {
      client.close();
    }
    proxy.close();
    collector.close();
    slots.close();
    loops.close();
  }

  private PushClient client() {
    if (client == null) {
      throw new IllegalStateException("the client is stopped");
    }
    return client;
  }

  private void unchecked(Callable<?> call) {
    try {
      var _ = call.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
