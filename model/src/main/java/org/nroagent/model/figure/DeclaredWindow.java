package org.nroagent.model.figure;

import java.time.Instant;
import org.nroagent.model.SlotGrid;

/// A time that somebody declared to be exceptional. Its slots count in every figure; only as evidence for an urgent
/// upgrade they are left out [C CP 5.2.4].
///
/// @param from its first instant
/// @param to the first instant after it, after `from`
/// @param kind what it was
/// @param note for people, may be empty
public record DeclaredWindow(Instant from, Instant to, Kind kind, String note) {
  /// What a window was.
  public enum Kind {
    /// An incident.
    INCIDENT,
    /// A planned operation.
    PLANNED,
    /// An event nobody could explain.
    UNEXPLAINED
  }

  /// @throws IllegalArgumentException if the window is empty
  public DeclaredWindow {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("declared window is empty: " + from + " to " + to);
    }
  }

  /// Whether any part of the slot lies in this window.
  ///
  /// @param slotStart start of the slot
  public boolean touches(Instant slotStart, SlotGrid grid) {
    return slotStart.isBefore(to) && grid.next(slotStart).isAfter(from);
  }
}
