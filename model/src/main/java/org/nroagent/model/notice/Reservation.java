package org.nroagent.model.notice;

import java.util.List;

/// Why the figures of an incident are *at least* what they say.
///
/// @param reason what was not seen
/// @param whom of whom, such as the names of agents; may be empty
public record Reservation(Reason reason, List<String> whom) {
  public Reservation {
    whom = List.copyOf(whom);
  }

  /// What was not seen.
  public enum Reason {
    /// Measurements did not come.
    NOT_MEASURED,
    /// Services were not seen.
    NOT_OBSERVED,
    /// Lines are counted as they were, as nothing newer came.
    HELD,
    /// Several tell of the same places and of others, and only the larger count is taken.
    TOLD_BY_SEVERAL,
    /// Not all changes were told: lines are those of whole slots.
    EVENTS_LOST,
    /// Places are concerned of which nobody knows how many lines they have.
    LINES_UNKNOWN,
    /// Nobody told when incidents ended: nothing more was told of them.
    END_NOT_TOLD
  }
}
