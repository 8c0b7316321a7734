package org.nroagent.agent.config;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.figure.CapacityTerms;
import org.nroagent.model.figure.UpgradeDates;

/// Reads the dated entries that a person makes about an interface or an aggregate.
final class EntrySections {
  /// The most entries of one list: twenty years of months.
  static final int MOST_ENTRIES = 240;

  private static final String CAPACITY = "capacityMbps";
  private static final int MOST_SUBSCRIBERS = 100_000_000;
  private static final LocalDate PLACEHOLDER = LocalDate.EPOCH;

  private EntrySections() {}

  /// Reads the keys `capacityMbps` where that is a list, `subscribers`, `mbpsPerSubscriber` and `upgrade` of the section.
  ///
  /// @param terms what is promised of capacity
  static SeriesEntries read(Section section, CapacityTerms terms) {
    SortedMap<LocalDate, BigDecimal> capacities = section.holdsList(CAPACITY)
        ? dated(section, CAPACITY, item -> capacity(item.decimal("mbps")).required(BigDecimal.ONE))
        : new TreeMap<>();
    SortedMap<LocalDate, Integer> subscribers = dated(section, "subscribers",
        item -> item.integer("count", 0, MOST_SUBSCRIBERS).required(0));
    SortedMap<LocalDate, BigDecimal> traffic = dated(section, "mbpsPerSubscriber",
        item -> item.decimal("mbps").check(mbps -> mbps.signum() >= 0, "must not be below 0")
            .required(BigDecimal.ZERO));
    Optional<Section> upgrade = section.section("upgrade").optional();
    return new SeriesEntries(capacities, subscribers, traffic,
        upgrade.map(each -> new UpgradeDates(days(each, "informed"), days(each, "conformity")))
            .orElse(UpgradeDates.NONE),
        upgrade.map(each -> urgent(each, terms)).orElseGet(TreeMap::new));
  }

  /// Reads the key `capacityMbps` where that is one number.
  static Optional<BigDecimal> capacity(Section section) {
    return section.holdsList(CAPACITY) ? Optional.empty() : capacity(section.decimal(CAPACITY)).optional();
  }

  private static Field<BigDecimal> capacity(Field<BigDecimal> field) {
    return field.check(mbps -> mbps.signum() > 0, "must be above 0");
  }

  private static <T> SortedMap<LocalDate, T> dated(Section section, String key,
      Function<Section, T> value) {
    SortedMap<LocalDate, T> entries = new TreeMap<>();
    for (Section item : section.sections(key).check(list -> list.size() <= MOST_ENTRIES,
        "has more than " + MOST_ENTRIES + " entries").orElse(List.of())) {
      Field<LocalDate> from = item.date("from");
      if (entries.putIfAbsent(from.required(PLACEHOLDER), value.apply(item)) != null
          && from.optional().isPresent()) {
        from.error("there is an entry for " + from.required(PLACEHOLDER) + " already; remove one of them");
      }
    }
    return entries;
  }

  private static SortedMap<LocalDate, LocalDate> urgent(Section upgrade, CapacityTerms terms) {
    SortedMap<LocalDate, LocalDate> due = new TreeMap<>();
    days(upgrade, "urgentRequest").forEach(received -> due.put(received, terms.urgentUpgradeDue(received)));
    return due;
  }

  private static NavigableSet<LocalDate> days(Section section, String key) {
    NavigableSet<LocalDate> days = new TreeSet<>();
    section.dates(key).check(list -> list.size() <= MOST_ENTRIES,
        "has more than " + MOST_ENTRIES + " days").orElse(List.of())
        .forEach(day -> day.optional().ifPresent(days::add));
    return days;
  }
}
