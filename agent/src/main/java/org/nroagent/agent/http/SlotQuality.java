package org.nroagent.agent.http;

import org.nroagent.model.Slot;

/// The words for what a slot's count is worth.
final class SlotQuality {
  private SlotQuality() {}

  /// `measured`, `interpolated` or `missing`.
  static String word(Slot slot) {
    return switch (slot) {
      case Slot.Metered(var _, var _, var interpolated) -> interpolated ? "interpolated" : "measured";
      case Slot.Missing _ -> "missing";
    };
  }
}
