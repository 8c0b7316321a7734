package org.nroagent.agent.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.SlotFormula;

/// The closed months of a series: the newest [#MOST_MONTHS], two words each, because a thousand interfaces have one.
/// Months of a derived series refer to their formula in addition. Immutable.
public final class MonthHistory {
  /// How many months are kept.
  public static final int MOST_MONTHS = 26;

  private static final YearMonth ORIGIN = YearMonth.of(1970, 1);
  private static final int WORDS = 2;
  /// First word: whether a part of it was lost, month, and the reference value plus one, 0 where there is none.
  private static final int VALUE_BITS = 49;
  private static final long PART_LOST = Long.MIN_VALUE;
  private static final long VALUE_MASK = (1L << VALUE_BITS) - 1;
  /// Second word: capacity in kbit/s plus one, 0 where unknown; slots with a value; two flags.
  private static final int CAPACITY_SHIFT = 24;
  private static final long MOST_KBPS = (1L << 40) - 2;
  private static final int SLOTS_SHIFT = 2;
  private static final int SLOTS_MASK = (1 << 22) - 1;
  private static final int COVERAGE_REACHED = 1;
  private static final int INCLUDES_MULTICAST = 2;

  private final SlotGrid grid;
  private final ZoneId zone;
  private final long[] words;
  /// What a derived series was the sum of in each month; empty where it never was one.
  private final List<Optional<SlotFormula>> sums;

  private MonthHistory(SlotGrid grid, ZoneId zone, long[] words, List<Optional<SlotFormula>> sums) {
    this.grid = grid;
    this.zone = zone;
    this.words = words;
    this.sums = sums;
  }

  /// A history without a month.
  ///
  /// @param grid the slots' length
  /// @param zone in which months begin
  public static MonthHistory empty(SlotGrid grid, ZoneId zone) {
    return new MonthHistory(grid, zone, new long[0], List.of());
  }

  /// The history with one more month, which replaces an earlier one of the same month.
  public MonthHistory with(ClosedMonth closed) {
    MonthFigure figure = closed.figure();
    long month = ORIGIN.until(figure.month().month(), ChronoUnit.MONTHS);
    int at = 0;
    while (at < words.length && monthOf(words[at]) < month) {
      at += WORDS;
    }
    int after = at < words.length && monthOf(words[at]) == month ? at + WORDS : at;
    long[] more = new long[at + WORDS + words.length - after];
    System.arraycopy(words, 0, more, 0, at);
    more[at] = (closed.whole() ? 0 : PART_LOST) | month << VALUE_BITS
        | figure.reference().map(DirectionFigure::octets).map(octets -> octets + 1).orElse(0L);
    more[at + 1] = kbps(closed.capacityMbps()) << CAPACITY_SHIFT | (long) figure.validSlots() << SLOTS_SHIFT
        | (figure.billable() ? COVERAGE_REACHED : 0) | (closed.includesMulticast() ? INCLUDES_MULTICAST : 0);
    System.arraycopy(words, after, more, at + WORDS, words.length - after);
    int surplus = Math.max(0, more.length - WORDS * MOST_MONTHS);
    return new MonthHistory(grid, zone, Arrays.copyOfRange(more, surplus, more.length),
        sumsWith(closed, at / WORDS, after / WORDS, surplus / WORDS));
  }

  /// Equal sums are the same object, because a sum of many interfaces is large.
  private List<Optional<SlotFormula>> sumsWith(ClosedMonth closed, int at, int after, int surplus) {
    Optional<SlotFormula> own = closed.provenance().sum(closed.series());
    if (sums.isEmpty() && own.isEmpty()) {
      return sums;
    }
    List<Optional<SlotFormula>> more = new ArrayList<>();
    for (int i = 0; i < at; i++) {
      more.add(sum(i));
    }
    more.add(sums.stream().filter(own::equals).findFirst().orElse(own));
    for (int i = after; i < size(); i++) {
      more.add(sum(i));
    }
    return List.copyOf(more.subList(surplus, more.size()));
  }

  private Optional<SlotFormula> sum(int index) {
    return sums.isEmpty() ? Optional.empty() : sums.get(index);
  }

  /// The number of closed months.
  public int size() {
    return words.length / WORDS;
  }

  /// The closed months, ascending; months that were never closed are absent.
  public List<MonthOutcome> months() {
    List<MonthOutcome> months = new ArrayList<>(size());
    for (int at = 0; at < words.length; at += WORDS) {
      months.add(outcome(words[at], words[at + 1], sum(at / WORDS)));
    }
    return months;
  }

  private MonthOutcome outcome(long first, long second, Optional<SlotFormula> sum) {
    YearMonth month = ORIGIN.plusMonths(monthOf(first));
    long octets = (first & VALUE_MASK) - 1;
    long kbps = (second >>> CAPACITY_SHIFT) - 1;
    int validSlots = (int) (second >>> SLOTS_SHIFT) & SLOTS_MASK;
    return new MonthOutcome(month, grid, octets < 0 ? OptionalLong.empty() : OptionalLong.of(octets),
        kbps < 0 ? Optional.empty() : Optional.of(mbps(kbps)),
        BigDecimal.valueOf(validSlots).divide(
            BigDecimal.valueOf(new CivilMonth(month, zone).expectedSlots(grid)), 4, RoundingMode.DOWN),
        (second & COVERAGE_REACHED) != 0, (second & INCLUDES_MULTICAST) != 0,
        (first & PART_LOST) != 0, sum);
  }

  private static long monthOf(long first) {
    return (first & ~PART_LOST) >>> VALUE_BITS;
  }

  private static long kbps(Optional<BigDecimal> mbps) {
    return mbps.map(value -> Math.min(MOST_KBPS,
        value.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValue()) + 1).orElse(0L);
  }

  private static BigDecimal mbps(long kbps) {
    BigDecimal mbps = BigDecimal.valueOf(kbps, 3).stripTrailingZeros();
    return mbps.scale() < 0 ? mbps.setScale(0) : mbps;
  }
}
