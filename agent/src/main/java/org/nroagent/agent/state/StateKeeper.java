package org.nroagent.agent.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.nroagent.model.metering.UpTime;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.SampleTime;
import org.nroagent.model.state.DeviceClock;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateDiff;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Subject;
import org.nroagent.model.state.Telling;
import org.nroagent.model.state.ToldCodec;
import org.nroagent.model.state.ToldStates;

/// What was told of every device, and the events on their way to the disk. It gives events their sequences.
///
/// An event that the disk refuses waits and is written again under its sequence. What waits is bounded: while too much
/// does, nothing is compared, and what changed meanwhile is told when the disk accepts again, as one change.
///
/// Not thread-safe: it belongs to the core thread.
public final class StateKeeper {
  /// The most events that wait for the disk before comparing pauses; one reading may add more.
  static final int MOST_WAITING = 10_000;
  /// More than this without an event, as at a device's first reading, is not put into the ring but written whole.
  static final int MOST_SILENT = 256;

  private final Map<String, ToldStates> told = new LinkedHashMap<>();
  private final Map<String, Seen> seen = new HashMap<>();
  private long nextSequence;
  private List<StateEvent> waiting = new ArrayList<>();
  private Map<String, Set<Subject>> silent = new HashMap<>();
  private Optional<StateBatch> beingWritten = Optional.empty();
  private Map<String, Set<Subject>> silentBeingWritten = Map.of();

  /// What is remembered of a device while the process lives.
  ///
  /// @param time the last reading's sample, empty before the first one
  /// @param wall the agent's wall clock at that sample
  /// @param notified when something was notified of a subject, by the monotonic clock
  private record Seen(Optional<SampleTime> time, Optional<Instant> wall, Map<Subject, Long> notified) {
    static final Seen NOTHING = new Seen(Optional.empty(), Optional.empty(), Map.of());
  }

  /// Goes on from what was told.
  ///
  /// @param devices configured names
  /// @param start what was told of them
  public StateKeeper(List<String> devices, StateStart start) {
    devices.forEach(device -> told.put(device, start.told().getOrDefault(device, ToldStates.NOTHING)));
    this.nextSequence = start.nextSequence();
    this.waiting.addAll(start.pending());
  }

  /// What was told of a device.
  public ToldStates told(String device) {
    return told.getOrDefault(device, ToldStates.NOTHING);
  }

  /// A device was read, in a round or beside it.
  ///
  /// @param reading what it said
  /// @param wall the agent's wall clock at its end
  /// @param lead of the wall clock over the monotonic clock, in milliseconds
  public void read(String device, DeviceReading reading, Instant wall, long lead) {
    Seen before = seen.getOrDefault(device, Seen.NOTHING);
    if (pauses() || isOlder(reading, before)) {
      return;
    }
    DeviceClock clock = DeviceClock.at(reading.time(), lead, before.wall());
    Optional<Boolean> restarted = before.time().map(time -> restarted(time, reading.time()));
    long begun = reading.time().sentNanos();
    Predicate<Subject> newer = subject -> before.notified().getOrDefault(subject, begun) - begun > 0;
    take(device, StateDiff.read(device, told(device), reading, clock, restarted, newer, wall), wall,
        Origin.POLL);
    Map<Subject, Long> notified = new HashMap<>(before.notified());
    notified.values().removeIf(nanos -> nanos - begun <= 0);
    seen.put(device, new Seen(Optional.of(reading.time()), Optional.of(clock.sampledAt()), notified));
  }

  /// A reading beside the round may overtake one of the round.
  private static boolean isOlder(DeviceReading reading, Seen before) {
    return before.time().filter(time -> reading.time().sentNanos() - time.sentNanos() < 0).isPresent();
  }

  private static boolean restarted(SampleTime before, SampleTime now) {
    return UpTime.restarted(before.upTimeTicks(), now.upTimeTicks(),
        now.receivedNanos() - before.receivedNanos());
  }

  /// A device did not answer in a round.
  public void silent(String device, Instant wall) {
    if (!pauses()) {
      take(device, StateDiff.silent(device, told(device), wall), wall, Origin.POLL);
    }
  }

  /// A device notified something.
  ///
  /// @param notices what it said, in its order
  /// @param wall the agent's wall clock when it came
  /// @param monotonicNanos the agent's monotonic clock then: readings that were begun before say nothing of it
  public void notified(String device, List<StateDiff.Notice> notices, Instant wall, long monotonicNanos) {
    if (pauses()) {
      return;
    }
    take(device, StateDiff.notified(device, told(device), notices, wall), wall, Origin.NOTIFICATION);
    Seen before = seen.getOrDefault(device, Seen.NOTHING);
    Map<Subject, Long> notified = new HashMap<>(before.notified());
    notices.forEach(notice -> {
      notified.put(notice.subject(), monotonicNanos);
      notified.put(new Subject(Subject.Kind.LAG, notice.subject().name()), monotonicNanos);
    });
    seen.put(device, new Seen(before.time(), before.wall(), notified));
  }

  /// Something was concluded from what was told.
  ///
  /// @param device the name under which it is told
  /// @param telling made from what was told under that name
  /// @return whether it was taken: not while too much waits for the disk
  public boolean tell(String device, Telling telling, Instant wall) {
    boolean takes = !pauses();
    if (takes) {
      take(device, telling, wall, Origin.AGENT);
    }
    return takes;
  }

  private boolean pauses() {
    return waiting.size() >= MOST_WAITING;
  }

  private void take(String device, Telling telling, Instant wall, Origin origin) {
    telling.changes().forEach(change -> waiting.add(change.event(nextSequence++, wall, device, origin)));
    if (!telling.silent().isEmpty()) {
      silent.computeIfAbsent(device, _ -> new TreeSet<>()).addAll(telling.silent().keySet());
    }
    told.put(device, telling.told());
  }

  /// Everything that waits, to be made durable in one step; empty while an earlier batch is, or nothing waits.
  public Optional<StateBatch> handOut() {
    if (beingWritten.isPresent() || !isAnythingWaiting()) {
      return Optional.empty();
    }
    // As it is now, not as it was when it changed: events that came since are before it in the ring.
    List<ToldCodec.Told> entries = new ArrayList<>();
    silent.forEach((device, subjects) -> subjects
        .forEach(subject -> entries.add(new ToldCodec.Told(device, subject, told(device).entry(subject)))));
    boolean whole = entries.size() > MOST_SILENT;
    StateBatch batch = new StateBatch(waiting, entries,
        new ToldCheckpoint(0, nextSequence - 1, told, List.of()),
        whole);
    beingWritten = Optional.of(batch);
    silentBeingWritten = silent;
    waiting = new ArrayList<>();
    silent = new HashMap<>();
    return beingWritten;
  }

  /// The batch is durable.
  public void written() {
    beingWritten = Optional.empty();
    silentBeingWritten = Map.of();
  }

  /// The disk refused the batch: it waits again, before everything that came since.
  public void refused() {
    List<StateEvent> all = new ArrayList<>(beingWritten.map(StateBatch::events).orElse(List.of()));
    all.addAll(waiting);
    waiting = all;
    silentBeingWritten.forEach((device, subjects) -> silent.computeIfAbsent(device, _ -> new TreeSet<>())
        .addAll(subjects));
    written();
  }

  /// The sequence for the next event.
  long nextSequence() {
    return nextSequence;
  }

  /// Whether a batch is being written.
  public boolean isBeingWritten() {
    return beingWritten.isPresent();
  }

  /// Whether there is something that no batch has that was handed out.
  public boolean isAnythingWaiting() {
    return !waiting.isEmpty() || !silent.isEmpty();
  }

  /// How many events are not durable.
  public int notDurable() {
    return waiting.size() + beingWritten.map(batch -> batch.events().size()).orElse(0);
  }
}
