package org.nroagent.model.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;

/// When the contract promises more capacity: the monthly percentile reaches a share of the capacity in two
/// consecutive months [C CP 5.2.1, 5.2.2].
///
/// @param thresholdPercent the share of the capacity, 1…100
/// @param delayMonths the months within which the capacity is increased, 1…120
public record CapacityRule(int thresholdPercent, int delayMonths) {
  /// A delivery gate [C CP 5.2.2].
  public static final CapacityRule GATE = new CapacityRule(70, 1);
  /// A collection loop [C CP 5.2.1].
  public static final CapacityRule LOOP = new CapacityRule(80, 3);
  /// The months within which a requested urgent upgrade is carried out [C CP 5.2.4].
  public static final int URGENT_DELAY_MONTHS = 3;

  /// @throws IllegalArgumentException if a number is out of range
  public CapacityRule {
    if (thresholdPercent < 1 || thresholdPercent > 100 || delayMonths < 1 || delayMonths > 120) {
      throw new IllegalArgumentException(
          "a threshold is 1…100 % and a delay 1…120 months, not " + thresholdPercent + " % and "
              + delayMonths);
    }
  }

  /// The threshold as a number to compute with.
  public BigDecimal threshold() {
    return BigDecimal.valueOf(thresholdPercent);
  }

  /// The day by which an upgrade is due. The delay runs from the first day after the second month and ends, as delays
  /// in months do, on the day of the same number: October as second month and three months give 1 February (M8).
  ///
  /// @param second the second month in which the threshold was reached
  public LocalDate dueAfter(YearMonth second) {
    return second.plusMonths(1).atDay(1).plusMonths(delayMonths);
  }

  /// The day by which an urgent upgrade is due (M9); where the last month has no such day, its last one.
  ///
  /// @param received the day on which the client's request was received
  public static LocalDate urgentUpgradeDue(LocalDate received) {
    return received.plusMonths(URGENT_DELAY_MONTHS);
  }
}
