package org.nroagent.model.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// When the contract promises more capacity, as it was agreed over the years: the monthly percentile reaches a share of the
/// capacity in two consecutive months [C CP 5.2.1, 5.2.2]. Each month is compared by the version in force in it, and the
/// delay is that of the second month (choice).
///
/// @param versions by the first month of each, at least one; the first one holds before it too
public record CapacityRule(NavigableMap<YearMonth, Promise> versions) {
  /// @throws IllegalArgumentException if there is no version
  public CapacityRule {
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("a rule of capacity needs a version");
    }
    versions = Collections.unmodifiableNavigableMap(new TreeMap<>(versions));
  }

  /// A rule that was never changed.
  public CapacityRule(int thresholdPercent, int delayMonths) {
    this(new TreeMap<>(Map.of(YearMonth.of(1, 1), new Promise(thresholdPercent, delayMonths))));
  }

  /// What is promised.
  ///
  /// @param thresholdPercent the share of the capacity, 1…100
  /// @param delayMonths the months within which the capacity is increased, 1…120
  public record Promise(int thresholdPercent, int delayMonths) {
    /// @throws IllegalArgumentException if a number is out of range
    public Promise {
      if (thresholdPercent < 1 || thresholdPercent > 100 || delayMonths < 1 || delayMonths > 120) {
        throw new IllegalArgumentException(
            "a threshold is 1…100 % and a delay 1…120 months, not " + thresholdPercent + " % and "
                + delayMonths);
      }
    }
  }

  /// The share of the capacity in percent in a month.
  public int thresholdPercent(YearMonth month) {
    return in(month).thresholdPercent();
  }

  /// The same as a number to compute with.
  public BigDecimal threshold(YearMonth month) {
    return BigDecimal.valueOf(thresholdPercent(month));
  }

  /// The day by which an upgrade is due. The delay runs from the first day after the second month and ends, as delays
  /// in months do, on the day of the same number: October as second month and three months give 1 February (M8).
  ///
  /// @param second the second month in which the threshold was reached
  public LocalDate dueAfter(YearMonth second) {
    return second.plusMonths(1).atDay(1).plusMonths(in(second).delayMonths());
  }

  private Promise in(YearMonth month) {
    Map.Entry<YearMonth, Promise> inForce = versions.floorEntry(month);
    return inForce == null ? versions.firstEntry().getValue() : inForce.getValue();
  }
}
