package org.nroagent.model.calendar;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nroagent.model.TermsVersion;

/// The legal holidays of a country, with all changes of the law. Whether a day is a holiday is a fact about that day: the version
/// in force on it says so, whatever else is judged by which version. No day replaces a holiday that falls on a Sunday.
///
/// @param id what the calendar is called, such as `luxembourg`
/// @param versions at least one, each from another day on
public record HolidayCalendar(String id, List<Version> versions) {
  /// Puts the versions into the order of their days.
  ///
  /// @throws IllegalArgumentException if there is no version
  public HolidayCalendar {
    versions = versions.stream().sorted(Comparator.comparing(Version::validFrom)).toList();
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("calendar '" + id + "' needs a version");
    }
  }

  /// The holidays from a day on, until the next version.
  ///
  /// @param version its name and first day
  /// @param rules one per holiday
  public record Version(TermsVersion version, List<HolidayRule> rules) {
    public Version {
      rules = List.copyOf(rules);
    }

    LocalDate validFrom() {
      return version.validFrom();
    }
  }

  /// Its name and versions, for people.
  public String words() {
    return id + ": " + versions.stream().map(each -> each.version().text())
        .collect(Collectors.joining(", then "));
  }

  /// The first day of which a version tells.
  public LocalDate validFrom() {
    return versions.getFirst().validFrom();
  }

  /// The version in force on a day; before the first one that one, as the nearest that is known (choice).
  public Version on(LocalDate day) {
    return versions.stream().filter(each -> !each.validFrom().isAfter(day)).reduce((_, later) -> later)
        .orElseGet(versions::getFirst);
  }

  /// The holidays of a year; two that fall on the same day are one.
  ///
  /// @param year at least [Easter#FIRST_YEAR]
  public SortedSet<LocalDate> of(int year) {
    return versions.stream().flatMap(each -> each.rules().stream()).map(rule -> rule.in(year))
        .flatMap(Optional::stream).filter(this::contains).collect(Collectors.toCollection(TreeSet::new));
  }

  /// Whether the day is a holiday.
  ///
  /// @param day of a year not before [Easter#FIRST_YEAR]
  public boolean contains(LocalDate day) {
    return on(day).rules().stream()
        .anyMatch(rule -> rule.in(day.getYear()).filter(day::equals).isPresent());
  }
}
