package org.nroagent.agent.config;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nroagent.model.figure.UpgradeDates;
import org.nroagent.model.figure.UrgentUpgrade;

/// What a person entered about a gate, a loop, an NRO or an aggregate, each entry with its date.
///
/// @param capacityMbps capacity in Mbit/s, above 0, from a day on; empty where it is one number or not configured
/// @param subscribers number of subscribers from a day on; days in the future are forecast (M10)
/// @param mbpsPerSubscriber expected traffic per subscriber in Mbit/s from a day on, where it is not taken from the
///     past (M10)
/// @param upgrade when the client was informed and when the conformity was recorded (M8)
/// @param urgentRequests when an urgent upgrade was requested, with the day by which each is due (M9)
public record SeriesEntries(SortedMap<LocalDate, BigDecimal> capacityMbps,
    SortedMap<LocalDate, Integer> subscribers,
    SortedMap<LocalDate, BigDecimal> mbpsPerSubscriber, UpgradeDates upgrade,
    SortedMap<LocalDate, LocalDate> urgentRequests) {
  /// Nothing was entered.
  public static final SeriesEntries NONE = new SeriesEntries(Collections.emptySortedMap(),
      Collections.emptySortedMap(), Collections.emptySortedMap(), UpgradeDates.NONE,
      Collections.emptySortedMap());

  public SeriesEntries {
    capacityMbps = Collections.unmodifiableSortedMap(new TreeMap<>(capacityMbps));
    subscribers = Collections.unmodifiableSortedMap(new TreeMap<>(subscribers));
    mbpsPerSubscriber = Collections.unmodifiableSortedMap(new TreeMap<>(mbpsPerSubscriber));
    urgentRequests = Collections.unmodifiableSortedMap(new TreeMap<>(urgentRequests));
  }

  /// The urgent upgrades that were requested, the oldest first, as they stand on a day.
  ///
  /// @param day the last day of which records of conformity count
  public List<UrgentUpgrade> urgentUpgrades(LocalDate day) {
    return urgentUpgrades(upgrade.asOf(day));
  }

  /// The same with all records of conformity, whenever they were.
  public List<UrgentUpgrade> urgentUpgrades() {
    return urgentUpgrades(upgrade);
  }

  private List<UrgentUpgrade> urgentUpgrades(UpgradeDates dates) {
    return urgentRequests.entrySet().stream()
        .map(request -> UrgentUpgrade.of(request.getKey(), request.getValue(), dates)).toList();
  }
}
