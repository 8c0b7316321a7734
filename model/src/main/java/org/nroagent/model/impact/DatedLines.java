package org.nroagent.model.impact;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Lines in service, each count from a day on until the next one, or until its last day.
///
/// @param from the counts by their first day
public record DatedLines(SortedMap<LocalDate, Entry> from) {
  /// No line at any time.
  public static final DatedLines NONE = new DatedLines(new TreeMap<>());

  /// A count.
  ///
  /// @param lines so many
  /// @param until the first day on which they are no more, empty where nobody knows of one
  public record Entry(LineCounts lines, Optional<LocalDate> until) {}

  public DatedLines {
    from = Collections.unmodifiableSortedMap(new TreeMap<>(from));
  }

  /// The lines on a day; none before the first count.
  public LineCounts on(LocalDate day) {
    SortedMap<LocalDate, Entry> begun = from.headMap(day.plusDays(1));
    if (begun.isEmpty()) {
      return LineCounts.NONE;
    }
    Map.Entry<LocalDate, Entry> last = begun.lastEntry();
    boolean over = last.getValue().until().filter(end -> !day.isBefore(end)).isPresent();
    return over ? LineCounts.NONE : last.getValue().lines();
  }
}
