package org.nroagent.collector.impact;

import java.util.Optional;
import java.util.Set;
import org.nroagent.model.time.TimeRanges;

/// What an agent's events tell of an incident, to the millisecond.
///
/// @param times in which any of its places was out; none where no event tells of it
/// @param lines what was cut off; empty where it was not told of each place how many lines it has
/// @param linesUnknown places whose lines the agent itself does not know
record ToldOutage(TimeRanges times, Optional<CutOff> lines, Set<String> linesUnknown) {
  /// No event came.
  static final ToldOutage NONE = new ToldOutage(TimeRanges.NONE, Optional.empty(), Set.of());

  ToldOutage {
    linesUnknown = Set.copyOf(linesUnknown);
  }
}
