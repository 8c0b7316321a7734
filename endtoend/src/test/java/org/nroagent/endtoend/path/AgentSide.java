package org.nroagent.endtoend.path;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
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
import org.nroagent.agent.store.RingReader;
import org.nroagent.agent.store.RingSettings;
import org.nroagent.agent.store.RingWriter;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.daemon.time.SystemTime;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Subject;

/// Both rings of an agent on the disk and its push client. The test tells and the client renews a foreign ring, one at a time:
/// a ring has one writer.
final class AgentSide implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  static final List<String> INTERFACES = List.of("hub1.lag-1", "hub1.lag-2");

  private static final long LARGEST = 1L << 40;
  private static final ColumnDirectory DIRECTORY = new ColumnDirectory(
      List.of(new ColumnDirectory.Device("hub1", IntStream.range(0, INTERFACES.size())
          .mapToObj(i -> new ColumnDirectory.Column(INTERFACES.get(i), "lag-" + (i + 1), 0)).toList())));

  private final String name;
  private final Random random;
  private final EventLoops loops;
  private final RingWriter slots;
  private final EventRing events;
  private long rows;
  private String story;
  private @Nullable PushClient client;

  /// How much the rings keep.
  ///
  /// @param days of slots
  /// @param events of states
  record Sizes(int days, EventRingSettings events) {
    static final Sizes AMPLE = new Sizes(62, EventRingSettings.DEFAULT);
    /// So little that they overwrite what a collector is away for.
    static final Sizes SMALL = new Sizes(1, new EventRingSettings(2, 8192));
  }

  /// Push settings that notice a dead connection early or late, and try again at once.
  static PushSettings hasty(Duration dead) {
    return new PushSettings(dead.multipliedBy(3), dead.multipliedBy(3), dead.dividedBy(3), dead,
        dead.multipliedBy(3), 1_024, 256, 100_000_000, 100_000, Duration.ofMillis(1), Duration.ofMillis(5),
        Duration.ofMinutes(1));
  }

  /// Opens the rings as a new process would.
  ///
  /// @param name whose they are
  /// @param story what its events are called
  AgentSide(String name, Path folder, Sizes sizes, Random random, EventLoops loops, String story)
      throws IOException {
    RealDisk disk = RealDisk.createFolder(folder);
    this.name = name;
    this.random = random;
    this.loops = loops;
    this.slots = RingWriter.open(disk, new RingSettings(SlotGrid.FIVE_MINUTES, sizes.days()), DIRECTORY,
        random);
    this.events = EventRing.open(disk, sizes.events(), random);
    this.rows = slots.reader().extent().head();
    this.story = story;
  }

  String name() {
    return name;
  }

  RingReader records() {
    return slots.reader();
  }

  EventRing events() {
    return events;
  }

  long rows() {
    return rows;
  }

  String story() {
    return story;
  }

  /// Events told from now on differ from those told before under the same numbers.
  void tellAnotherStory(String other) {
    story = other;
  }

  /// The next slot is that of this number.
  void continueAt(long row) {
    rows = row;
  }

  static Instant slot(long row) {
    return START.plusSeconds(SlotGrid.FIVE_MINUTES.seconds() * row);
  }

  /// Writes events, and a slot whose first interface counts the slots.
  synchronized void tell(int count) throws IOException {
    long head = events.extent().head();
    events.append(LongStream.rangeClosed(head + 1, head + count).mapToObj(this::event).toList(), List.of(),
        0);
    slots.append(List.of(new SlotRecord.Row("hub1", slot(rows),
        List.of(new Slot.Metered(rows, random.nextLong(LARGEST), false),
            new Slot.Metered(random.nextLong(LARGEST), random.nextLong(LARGEST), false)))));
    rows++;
    if (client != null) {
      client.headAdvanced();
    }
  }

  private StateEvent event(long sequence) {
    return new StateEvent(sequence, START.plusSeconds(sequence), Optional.empty(), "hub1",
        new Subject(Subject.Kind.LAG, story + "-" + sequence), Aspect.OPER_STATUS, "up", "down",
        Cause.UNKNOWN,
        Origin.POLL);
  }

  void startClient(PushConfig collector, PushSettings settings) {
    client = PushClient.start(collector, new PushIdentity(name, "bench", SlotGrid.FIVE_MINUTES), settings,
        new PushedRings(slots.reader(), events, new PushedRings.ForeignEpoch() {
          @Override
          public void ofRecords(String reason) {
            renew(() -> slots.startNewEpoch());
          }

          @Override
          public void ofEvents(String reason) {
            renew(() -> {
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

  PushStatus status() {
    return client().status();
  }

  /// Waits until everything in both rings is settled.
  void awaitDelivered() {
    awaitDelivered(Eventually.LONGEST);
  }

  void awaitDelivered(Duration longest) {
    Eventually.soon("everything is delivered", () -> {
      PushStatus status = status();
      return status.pending() == 0 && status.head() == records().extent().head()
          && status.events().pending() == 0 && status.events().head() == events.extent().head();
    }, longest);
  }

  @Override
  public void close() throws IOException {
    if (client != null) {
      stopClient();
    }
    slots.close();
  }

  private PushClient client() {
    if (client == null) {
      throw new IllegalStateException("the client is stopped");
    }
    return client;
  }

  private synchronized void renew(Callable<?> call) {
    try {
      var _ = call.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
