package org.nroagent.model.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a regulator asks for, with all changes of the law.
///
/// An incident is judged as a whole by the version in force on the local day of its detection (choice): its criteria compare one
/// rate over a time, its days of notice count from that day, and a law that comes later asks nothing of what was detected before.
///
/// @param id its name in files, such as `lu-ilr-14-181`
/// @param versions at least one, each from another day on, all of one time zone
public record RegulationProfile(String id, List<Regulation> versions) {
  /// Puts the versions into the order of their days.
  ///
  /// @throws IllegalArgumentException if there is no version
  public RegulationProfile {
    versions = versions.stream().sorted(Comparator.comparing(Regulation::validFrom)).toList();
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("regulation '" + id + "' needs a version");
    }
  }

  /// Its name and versions, for people.
  public String words() {
    return id + ": " + versions.stream().map(each -> each.version().text())
        .collect(Collectors.joining(", then "));
  }

  /// The local time of the regulation, in which days begin and end.
  public ZoneId zone() {
    return versions.getLast().peakHours().zone();
  }

  /// The version in force on a day; empty where none is yet.
  public Optional<Regulation> on(LocalDate day) {
    return versions.stream().filter(each -> !each.validFrom().isAfter(day)).reduce((_, later) -> later);
  }

  /// The version by which an incident is judged; empty where it was detected before any was in force.
  ///
  /// @param detected when it was
  public Optional<Regulation> judging(Instant detected) {
    return on(LocalDate.ofInstant(detected, zone()));
  }

  /// The version in force on a day; before the first one that one, which is the next that will ask for anything.
  public Regulation onOrFirst(LocalDate day) {
    return on(day).orElseGet(versions::getFirst);
  }
}
