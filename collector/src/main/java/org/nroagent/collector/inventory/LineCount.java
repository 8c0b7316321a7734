package org.nroagent.collector.inventory;

import java.time.LocalDate;

/// How many lines are in service from a day on, until the next entry.
///
/// @param from the first day
/// @param count not negative
public record LineCount(LocalDate from, long count) {
  public LineCount {
    if (count < 0) {
      throw new IllegalArgumentException(count + " lines from " + from + " on");
    }
  }
}
