package org.nroagent.model.figure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.nroagent.model.TermsVersion;

/// All versions of what the contract promises of capacity [C CP 5.2].
///
/// @param versions at least one, each from another month on
public record CapacityTerms(List<Version> versions) {
  /// @throws IllegalArgumentException if there is no version
  public CapacityTerms {
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("the terms of capacity need a version");
    }
  }

  /// A version, from the first day of a month on.
  ///
  /// @param version its name and first day
  /// @param gate of a delivery gate [C CP 5.2.2]
  /// @param loop of a collection loop [C CP 5.2.1]
  /// @param urgentDelayMonths the months within which a requested urgent upgrade is carried out [C CP 5.2.4]
  public record Version(TermsVersion version, CapacityRule.Promise gate, CapacityRule.Promise loop,
      int urgentDelayMonths) {}

  /// The rule of delivery gates.
  public CapacityRule gate() {
    return new CapacityRule(byMonth(Version::gate));
  }

  /// The rule of collection loops.
  public CapacityRule loop() {
    return new CapacityRule(byMonth(Version::loop));
  }

  /// The day by which an urgent upgrade is due, by the version in force when it was asked for (M9); where the last month has
  /// no such day, its last one.
  ///
  /// @param received the day on which the client's request was received
  public LocalDate urgentUpgradeDue(LocalDate received) {
    NavigableMap<YearMonth, Integer> months = byMonth(Version::urgentDelayMonths);
    var inForce = months.floorEntry(YearMonth.from(received));
    return received.plusMonths(inForce == null ? months.firstEntry().getValue() : inForce.getValue());
  }

  private <T> NavigableMap<YearMonth, T> byMonth(Function<Version, T> part) {
    NavigableMap<YearMonth, T> parts = new TreeMap<>();
    versions.forEach(each -> parts.put(YearMonth.from(each.version().validFrom()), part.apply(each)));
    return parts;
  }
}
