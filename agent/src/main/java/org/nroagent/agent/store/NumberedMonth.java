package org.nroagent.agent.store;

import org.nroagent.model.figure.ClosedMonth;

/// A closed month with its place in the order in which closed months are told.
///
/// @param number of its closing, [#NONE] while it has none
/// @param closed its figures
public record NumberedMonth(long number, ClosedMonth closed) {
  /// It has no place yet.
  static final long NONE = 0;

  boolean hasNumber() {
    return number != NONE;
  }
}
