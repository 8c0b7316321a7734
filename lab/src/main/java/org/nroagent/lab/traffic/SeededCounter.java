package org.nroagent.lab.traffic;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// One direction's octets over time, in closed form.
///
/// The octets up to a midnight are a straight week curve plus a bounded seeded wobble, so no day has to be summed
/// to reach another. A day's octets, the difference of two midnights, are spread over its 288 cells by the day's
/// shape and seeded noise; within a cell they flow evenly. All in integers: the same on every machine.
final class SeededCounter {
  /// The Monday on which every counter is zero.
  static final Instant ORIGIN = Instant.parse("2020-01-06T00:00:00Z");

  private static final int DAYS_PER_WEEK = 7;
  private static final long MILLIS_PER_DAY = ChronoUnit.DAYS.getDuration().toMillis();
  private static final long MILLIS_PER_CELL = MILLIS_PER_DAY / DailyShape.CELLS;
  /// A midnight wobbles by up to this part of the quietest day.
  private static final long WOBBLE = 12;
  private static final int NOISE_PERMILLE = 80;

  private final long seed;
  private final int flattening;
  /// Octets from Monday to each midnight of the week, without the wobble.
  private final long[] weekPrefix = new long[DAYS_PER_WEEK + 1];
  private final long wobbleBound;
  /// The day asked for last. A race costs a second computation of the same values.
  private volatile @Nullable Day cached;

  /// One day's cumulative octets: those before it, and those before each of its cells.
  private static final class Day {
    private final long number;
    private final long before;
    private final long[] cellPrefix;

    Day(long number, long before, long[] cellPrefix) {
      this.number = number;
      this.before = before;
      this.cellPrefix = cellPrefix;
    }
  }

  /// @param seed of the noise
  /// @param busyCellOctets octets of five minutes of the busy hour, positive
  /// @param flattening thousandths to which the night is lifted
  SeededCounter(long seed, long busyCellOctets, int flattening) {
    this.seed = seed;
    this.flattening = flattening;
    long quietest = Long.MAX_VALUE;
    for (int day = 0; day < DAYS_PER_WEEK; day++) {
      long permilles = 0;
      for (int cell = 0; cell < DailyShape.CELLS; cell++) {
        permilles += DailyShape.of(day).permille(cell, flattening);
      }
      long octets = Math.multiplyExact(busyCellOctets, permilles) / 1000;
      weekPrefix[day + 1] = weekPrefix[day] + octets;
      quietest = Math.min(quietest, octets);
    }
    this.wobbleBound = Math.max(1, quietest / WOBBLE);
  }

  /// Octets from [#ORIGIN] to an instant at or after it.
  long at(Instant instant) {
    long millis = ChronoUnit.MILLIS.between(ORIGIN, instant);
    if (millis < 0) {
      throw new IllegalArgumentException(
          "simulated traffic starts at " + ORIGIN + ", not before, at " + instant);
    }
    Day day = day(millis / MILLIS_PER_DAY);
    long inDay = millis % MILLIS_PER_DAY;
    int cell = (int) (inDay / MILLIS_PER_CELL);
    long cellStart = day.cellPrefix[cell];
    long cellOctets = day.cellPrefix[cell + 1] - cellStart;
    return day.before + cellStart + cellOctets * (inDay % MILLIS_PER_CELL) / MILLIS_PER_CELL;
  }

  private Day day(long number) {
    Day day = cached;
    if (day == null || day.number != number) {
      day = compute(number);
      cached = day;
    }
    return day;
  }

  private Day compute(long number) {
    long before = atMidnight(number);
    long octets = atMidnight(number + 1) - before;
    DailyShape shape = DailyShape.of((int) (number % DAYS_PER_WEEK));
    long[] prefix = new long[DailyShape.CELLS + 1];
    for (int cell = 0; cell < DailyShape.CELLS; cell++) {
      long random = SplitMix.hash(seed, number * DailyShape.CELLS + cell);
      long noise = Math.floorMod(random, 2L * NOISE_PERMILLE + 1) - NOISE_PERMILLE;
      prefix[cell + 1] = prefix[cell] + shape.permille(cell, flattening) * (1000 + noise);
    }
    apportion(prefix, octets);
    return new Day(number, before, prefix);
  }

  /// Replaces cumulative weights by cumulative octets, exactly: floor(octets × weight / total), split so that no
  /// product overflows.
  private static void apportion(long[] prefix, long octets) {
    long total = prefix[prefix.length - 1];
    long perWeight = octets / total;
    long rest = octets % total;
    for (int i = 0; i < prefix.length; i++) {
      prefix[i] = perWeight * prefix[i] + rest * prefix[i] / total;
    }
  }

  private long atMidnight(long day) {
    long week = day / DAYS_PER_WEEK;
    long wobble = Math.floorMod(SplitMix.hash(~seed, day), wobbleBound);
    return week * weekPrefix[DAYS_PER_WEEK] + weekPrefix[(int) (day % DAYS_PER_WEEK)] + wobble;
  }
}
