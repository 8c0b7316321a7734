package org.nroagent.model.figure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How a loop or gate stands towards the promise of enough capacity [C CP 5.2.1, 5.2.2].
public sealed interface CapacityState {
  /// The contract has no threshold for it.
  record NotMonitored() implements CapacityState {}

  /// No month has a figure that counts, since the last upgrade if there was one.
  record NoFigure() implements CapacityState {}

  /// The last month that counts stayed below the threshold.
  ///
  /// @param month that month
  record Within(YearMonth month) implements CapacityState {}

  /// The last month that counts reached the threshold, the one before it did not: one more and an upgrade is due.
  ///
  /// @param month that month
  record Warning(YearMonth month) implements CapacityState {}

  /// Two consecutive months reached the threshold. It stays so, whatever later months show, until a record of
  /// conformity is entered.
  ///
  /// @param first the first month
  /// @param second the second month; between both lie at most months without a figure that counts
  /// @param due the day by which the upgrade is due
  /// @param clientInformed when the client was informed, empty where nobody entered that
  record UpgradeDue(YearMonth first, YearMonth second, LocalDate due, Optional<LocalDate> clientInformed)
      implements
        CapacityState {
    /// Whether the day on which it is due has passed.
    public boolean overdue(LocalDate today) {
      return today.isAfter(due);
    }
  }

  /// The state after the given months. A month without a figure that counts neither counts nor breaks the sequence;
  /// a month that is absent is one of those. Two months in which the series was a different sum do not follow each other:
  /// the later one begins anew.
  ///
  /// @param rule the threshold and the delay
  /// @param months what the closed months say, in any order, each month once
  /// @param dates what a person entered; months that did not begin after the last record of conformity are past
  static CapacityState of(CapacityRule rule, Collection<CapacityMonth> months, UpgradeDates dates) {
    List<CapacityMonth> counting = months.stream()
        .filter(each -> each.reached().isPresent() && dates.counts(each.month()))
        .sorted(Comparator.comparing(CapacityMonth::month)).toList();
    Optional<CapacityMonth> previous = Optional.empty();
    for (CapacityMonth each : counting) {
      boolean reached = each.reached().orElseThrow();
      if (reached && previous.filter(before -> before.formula().equals(each.formula())).isPresent()) {
        return new UpgradeDue(previous.get().month(), each.month(), rule.dueAfter(each.month()),
            dates.informedOf(each.month()));
      }
      previous = reached ? Optional.of(each) : Optional.empty();
    }
    if (counting.isEmpty()) {
      return new NoFigure();
    }
    return previous.<CapacityState>map(month -> new Warning(month.month()))
        .orElseGet(() -> new Within(counting.getLast().month()));
  }
}
