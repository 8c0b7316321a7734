package org.nroagent.model.figure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The dates that a person entered about the upgrades of one loop or gate [C CP 5.2.1, 5.2.2]; over the years there
/// are several.
///
/// @param clientInformed days on which the client was informed that an upgrade is due
/// @param conformity dates of the records of conformity (procès-verbal) that ended an upgrade
public record UpgradeDates(SortedSet<LocalDate> clientInformed, SortedSet<LocalDate> conformity) {
  /// Nothing was entered.
  public static final UpgradeDates NONE = new UpgradeDates(Collections.emptySortedSet(),
      Collections.emptySortedSet());

  public UpgradeDates {
    clientInformed = Collections.unmodifiableSortedSet(new TreeSet<>(clientInformed));
    conformity = Collections.unmodifiableSortedSet(new TreeSet<>(conformity));
  }

  /// What was entered of conformity up to a day, for a report about a time that is past: a later record of conformity
  /// must not change what was due then.
  ///
  /// @param day the last day of which records of conformity count
  public UpgradeDates asOf(LocalDate day) {
    return new UpgradeDates(clientInformed, conformity.headSet(day.plusDays(1)));
  }

  /// When the upgrade was recorded as conform that a second month brought about: the first entry that is not before
  /// that month.
  public Optional<LocalDate> conformityOf(YearMonth second) {
    return conformity.tailSet(second.atDay(1)).stream().findFirst();
  }

  /// Whether a month counts: it began after the last record of conformity (M8).
  boolean counts(YearMonth month) {
    return conformity.isEmpty() || month.atDay(1).isAfter(conformity.last());
  }

  /// When the client was informed of what a second month brought about: the first entry that is not before that
  /// month, because a running month may already show it.
  Optional<LocalDate> informedOf(YearMonth second) {
    return clientInformed.tailSet(second.atDay(1)).stream().findFirst();
  }
}
