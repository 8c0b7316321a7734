package org.nroagent.collector.config;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.nroagent.model.CivilMonth;

/// A capacity that changes on certain days (M8).
///
/// @param mbps in Mbit/s, above 0, from a day on; at least one
public record DatedCapacity(NavigableMap<LocalDate, BigDecimal> mbps) {
  public DatedCapacity {
    mbps = Collections.unmodifiableNavigableMap(new TreeMap<>(mbps));
  }

  /// One that never changes.
  public static DatedCapacity always(BigDecimal mbps) {
    return new DatedCapacity(new TreeMap<>(Map.of(LocalDate.MIN, mbps)));
  }

  /// What it is on a day, empty before the first entry.
  public Optional<BigDecimal> on(LocalDate day) {
    return Optional.ofNullable(mbps.floorEntry(day)).map(Map.Entry::getValue);
  }

  /// What a month that is over is compared with: what was in force at its last slot.
  public Optional<BigDecimal> of(CivilMonth month) {
    return on(month.month().atEndOfMonth());
  }
}
