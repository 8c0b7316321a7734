package org.nroagent.model;

import java.time.Duration;
import java.time.Instant;

/// The division of UTC into slots of equal length, 300 s by the contract [C STAS 6]. Other lengths exist for
/// tests on real devices; they are whole seconds that divide a day, so that every UTC midnight is a border.
///
/// @param seconds length of a slot in seconds, a divisor of 86,400
public record SlotGrid(int seconds) {
  /// The contract's grid: five minutes.
  public static final SlotGrid FIVE_MINUTES = new SlotGrid(300);

  private static final int SECONDS_PER_DAY = 86_400;

  /// @throws IllegalArgumentException if the length does not divide a day
  public SlotGrid {
    if (seconds < 1 || SECONDS_PER_DAY % seconds != 0) {
      throw new IllegalArgumentException(
          "slot length " + seconds + " s does not divide a day of 86,400 s; use for example 300, 60 or 10");
    }
  }

  /// The length of every slot.
  public Duration length() {
    return Duration.ofSeconds(seconds);
  }

  /// The length of every slot in milliseconds.
  public long millis() {
    return seconds * 1000L;
  }

  /// The number of slots in a UTC day.
  public int perDay() {
    return SECONDS_PER_DAY / seconds;
  }

  /// The start of the slot that contains the instant.
  public Instant startOf(Instant instant) {
    return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), (long) seconds) * seconds);
  }

  /// The start of the slot after the one that starts at `slotStart`.
  public Instant next(Instant slotStart) {
    return slotStart.plusSeconds(seconds);
  }

  /// The start of the slot `count` slots later, earlier if negative.
  public Instant plus(Instant slotStart, long count) {
    return slotStart.plusSeconds(count * seconds);
  }

  /// Whether the instant is a border of this grid.
  public boolean isBorder(Instant instant) {
    return instant.getNano() == 0 && Math.floorMod(instant.getEpochSecond(), (long) seconds) == 0;
  }

  /// The number of slots that start in [from, to).
  public long count(Instant from, Instant to) {
    return ceilingIndex(to) - ceilingIndex(from);
  }

  private long ceilingIndex(Instant instant) {
    long floor = Math.floorDiv(instant.getEpochSecond(), (long) seconds);
    return isBorder(instant) ? floor : floor + 1;
  }
}
