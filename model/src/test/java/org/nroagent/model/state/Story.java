package org.nroagent.model.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.nroagent.model.reading.DeviceReading;

/// One device, read every five minutes.
final class Story {
  static final String DEVICE = "hub1";
  static final Instant START = Instant.parse("2026-11-18T00:00:00Z");
  private static final long ROUND_SECONDS = 300;

  private ToldStates told = ToldStates.NOTHING;
  private Instant now = START;
  private long ticks = 100_000;
  private List<StateChange> last = List.of();

  ToldStates told() {
    return told;
  }

  /// Reads the device one round later.
  List<StateChange> read(Said said) {
    now = now.plusSeconds(ROUND_SECONDS);
    ticks += ROUND_SECONDS * 100;
    return take(
        StateDiff.read(DEVICE, told, said.at(ticks, 0).reading(), clock(), Optional.of(false), _ -> false,
            now));
  }

  /// Reads the device after a restart of it.
  List<StateChange> restart(Said said, long upTimeTicks) {
    now = now.plusSeconds(ROUND_SECONDS);
    ticks = upTimeTicks;
    return take(
        StateDiff.read(DEVICE, told, said.at(ticks, 0).reading(), clock(), Optional.empty(), _ -> false,
            now));
  }

  List<StateChange> read(DeviceReading reading, Predicate<Subject> newer) {
    now = now.plusSeconds(ROUND_SECONDS);
    ticks += ROUND_SECONDS * 100;
    return take(StateDiff.read(DEVICE, told, reading, clock(), Optional.of(false), newer, now));
  }

  List<StateChange> silence() {
    now = now.plusSeconds(ROUND_SECONDS);
    ticks += ROUND_SECONDS * 100;
    return take(StateDiff.silent(DEVICE, told, now));
  }

  List<StateChange> notified(StateDiff.Notice... notices) {
    now = now.plusSeconds(1);
    ticks += 100;
    return take(StateDiff.notified(DEVICE, told, List.of(notices), now));
  }

  DeviceClock clock() {
    return new DeviceClock(ticks, now,
        now.equals(START) ? Optional.empty() : Optional.of(now.minusSeconds(300)));
  }

  List<StateChange> last() {
    return last;
  }

  Instant now() {
    return now;
  }

  long ticks() {
    return ticks;
  }

  /// What was told must be what its events and silent entries make of it.
  private List<StateChange> take(Telling telling) {
    ToldStates replayed = told;
    for (StateChange change : telling.changes()) {
      replayed = replayed.after(change, now);
    }
    replayed = replayed.with(telling.silent());
    if (!replayed.equals(telling.told())) {
      throw new AssertionError("events make " + replayed + " of what was told, not " + telling.told());
    }
    told = telling.told();
    last = telling.changes();
    return last;
  }

  /// The last changes in short: `interface 1/1/4 operStatus up>down (port 1/1/4)`.
  List<String> words() {
    List<String> words = new ArrayList<>();
    for (StateChange change : last) {
      words.add(
          change.subject().kind().word() + " " + change.subject().name() + " " + change.aspect().word() + " "
              + change.before() + ">" + change.after() + " (" + (change.cause().kind().word() + " "
                  + change.cause().subject()).strip()
              + ")");
    }
    return words;
  }
}
