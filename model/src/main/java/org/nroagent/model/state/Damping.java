package org.nroagent.model.state;

import java.time.Duration;
import java.time.Instant;

/// When a subject changes too often to be told each time. Told once, counted, ended once with the count.
public final class Damping {
  /// The word of a subject that changes too often.
  public static final String FLAPPING = "flapping";
  /// The word of one that does not, or no more.
  public static final String STEADY = "steady";
  /// How many changes within [#WINDOW] are flapping: the last of them is not told any more.
  public static final int CHANGES = 4;
  /// The time within which they count.
  public static final Duration WINDOW = Duration.ofHours(1);
  /// Flapping ends after this time without a change.
  public static final Duration QUIET = Duration.ofMinutes(30);

  private Damping() {}

  /// A time ahead of now is of a clock that was set back: it counts as now.
  static boolean isRecent(long millis, long now) {
    return now - millis < WINDOW.toMillis();
  }

  /// Whether one more change makes the subject flap.
  static boolean begins(ToldEntry entry, Instant at) {
    long now = at.toEpochMilli();
    long before = entry.recent().stream().filter(time -> time != now && isRecent(time, now)).count();
    return before + 1 >= CHANGES;
  }

  /// Whether flapping has ended. A last change far ahead of now is of a clock that was set back.
  static boolean ends(Flapping flapping, Instant at) {
    return Math.abs(at.toEpochMilli() - flapping.lastMillis()) >= QUIET.toMillis();
  }

  /// The word of before at the end of flapping.
  static String counted(Flapping flapping) {
    return FLAPPING + ": " + flapping.changes() + " changes";
  }
}
