package org.nroagent.model.figure;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nroagent.model.Fraction;

/// How a monthly value went on so far, and by that rule goes on: it changes by the mean monthly difference of the last
/// up to twelve known months, which is the difference between the last and the first of them divided by the months
/// between (**choice** of M10: anybody can check it with pencil and paper). One known month alone stays as it is.
///
/// @param last the last known month
/// @param value its value
/// @param monthlyChange what is added per month after it, may be negative
/// @param months how many known months it rests on, 1…12
record TrafficTrend(YearMonth last, Fraction value, Fraction monthlyChange, int months) {
  /// The most months that a trend rests on.
  static final int MOST_MONTHS = 12;

  /// The trend of the known months, empty where there is none.
  static Optional<TrafficTrend> of(SortedMap<YearMonth, Fraction> known) {
    if (known.isEmpty()) {
      return Optional.empty();
    }
    TreeMap<YearMonth, Fraction> newest = new TreeMap<>(known);
    while (newest.size() > MOST_MONTHS) {
      newest.pollFirstEntry();
    }
    YearMonth first = newest.firstKey();
    YearMonth last = newest.lastKey();
    Fraction value = newest.lastEntry().getValue();
    long between = ChronoUnit.MONTHS.between(first, last);
    Fraction change = between == 0
        ? Fraction.ZERO
        : value.minus(newest.firstEntry().getValue()).dividedBy(Fraction.of(between));
    return Optional.of(new TrafficTrend(last, value, change, newest.size()));
  }

  /// The value that the rule gives for a month; never below zero.
  Fraction at(YearMonth month) {
    Fraction projected = value
        .plus(monthlyChange.times(Fraction.of(ChronoUnit.MONTHS.between(last, month))));
    return projected.signum() < 0 ? Fraction.ZERO : projected;
  }
}
