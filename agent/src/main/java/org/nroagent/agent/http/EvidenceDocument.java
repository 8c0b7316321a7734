package org.nroagent.agent.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.nroagent.model.figure.DiscardedSlots;

/// The slots that a month's percentile discards, as the evidence for an urgent upgrade.
///
/// @param windows which declared windows are left out: those `of_today`, or those that were declared `as_closed` because
///     the ring has not the month's slots any more
/// @param in evidence of IN, empty where it has no figure
/// @param out evidence of OUT, empty where it has no figure
record EvidenceDocument(String windows, Optional<Side> in, Optional<Side> out) {
  /// One direction.
  ///
  /// @param count discarded slots
  /// @param leftOut those of them in declared windows, left out of what follows
  /// @param byHour the others by local hour of day, 24 counts
  /// @param atLeastPercent how many of the others carried at least so many percent of the capacity; empty where that
  ///     is unknown
  record Side(int count, int leftOut, List<Integer> byHour, Map<String, Integer> atLeastPercent) {
    private static Side of(DiscardedSlots slots) {
      Map<String, Integer> atLeastPercent = new LinkedHashMap<>();
      slots.atLeastPercent().forEach((percent, count) -> atLeastPercent.put(percent.toString(), count));
      return new Side(slots.count(), slots.leftOut(), slots.byHour(), atLeastPercent);
    }
  }

  static EvidenceDocument of(KnownMonth month) {
    return new EvidenceDocument(month.windows().name().toLowerCase(Locale.ROOT), month.in().map(Side::of),
        month.out().map(Side::of));
  }
}
