package org.nroagent.model.incident;

import java.time.Instant;
import java.util.Optional;
import org.nroagent.model.Fraction;

/// The traffic that is missing over a time in which the same lines are cut off, at most a slot [R 3(5)].
///
/// @param slot the slot that it is in
/// @param from its first instant
/// @param to the first instant after it
/// @param mbps empty where no traffic tells it
/// @param basis where it is from
public record CutOffGap(SlotTraffic slot, Instant from, Instant to, Optional<Fraction> mbps, Basis basis) {
  /// Where a gap is from.
  public enum Basis {
    /// From its slot, in all of which these lines are cut off.
    SLOT,
    /// From the slot beside it, in all of which the same lines are cut off.
    SLOT_BESIDE,
    /// From its slot, in a part of which these lines are cut off: what is missing there is missing to the lines in proportion to
    /// their number and time.
    SHARE,
    /// From nowhere.
    UNKNOWN
  }

  /// A time in which lines are cut off.
  ///
  /// @param from its first instant
  /// @param to the first instant after it
  /// @param count how many, above 0
  public record Lines(Instant from, Instant to, long count) {
    /// Whether they are cut off in all of a slot.
    boolean cover(SlotTraffic slot) {
      return !from.isAfter(slot.from()) && !to.isBefore(slot.to());
    }
  }
}
