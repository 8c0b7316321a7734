package org.nroagent.model.figure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nroagent.model.Fraction;

/// Numbers of subscribers that a person entered, past and forecast (M10). Between two entries the number changes
/// evenly from day to day; after the last it stays; before the first it is unknown.
///
/// @param entries number of subscribers by the day on which it holds, each 0 or more
public record SubscriberCounts(SortedMap<LocalDate, Integer> entries) {
  /// Nothing was entered.
  public static final SubscriberCounts NONE = new SubscriberCounts(Collections.emptySortedMap());

  /// @throws IllegalArgumentException if a number is negative
  public SubscriberCounts {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    if (entries.values().stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("a number of subscribers is 0 or more: " + entries);
    }
  }

  /// The number that counts for a month: that of its last day.
  public Optional<Fraction> of(YearMonth month) {
    LocalDate day = month.atEndOfMonth();
    TreeMap<LocalDate, Integer> sorted = new TreeMap<>(entries);
    Map.Entry<LocalDate, Integer> before = sorted.floorEntry(day);
    if (before == null) {
      return Optional.empty();
    }
    Map.Entry<LocalDate, Integer> after = sorted.ceilingEntry(day);
    Fraction from = Fraction.of(before.getValue());
    if (after == null || after.getKey().equals(before.getKey())) {
      return Optional.of(from);
    }
    long passed = ChronoUnit.DAYS.between(before.getKey(), day);
    long whole = ChronoUnit.DAYS.between(before.getKey(), after.getKey());
    Fraction change = Fraction.of((long) after.getValue() - before.getValue());
    return Optional.of(from.plus(change.times(Fraction.of(passed, whole))));
  }
}
