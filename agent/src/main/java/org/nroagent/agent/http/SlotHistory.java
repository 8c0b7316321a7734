package org.nroagent.agent.http;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import org.nroagent.model.Drops;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.figure.SlotWindow;
import org.nroagent.model.record.RowImpact;

/// The kept slots of the series.
public interface SlotHistory {
  /// Takes slots.
  @FunctionalInterface
  interface Consumer {
    /// Takes one slot.
    ///
    /// @param start its start
    /// @param slot what is known of its octets
    /// @param drops what was lost in it, as far as that is known
    void accept(Instant start, Slot slot, Drops drops);
  }

  /// Hands over every slot of a metered interface in [from, to) of which anything is known, ascending.
  ///
  /// @param interfaceId public id of the interface; one that was never metered has no slots
  /// @throws IOException if the disk fails
  void read(String interfaceId, Instant from, Instant to, Consumer consumer)
      throws IOException;

  /// The slots of any series in [from, to).
  ///
  /// @param formula the metered interfaces that it comes from; of a metered interface itself alone
  /// @param from a border of the grid
  /// @param to a border of the grid
  /// @throws IOException if the disk fails
  SlotWindow window(SlotFormula formula, Instant from, Instant to) throws IOException;

  /// From when on everything is there that was recorded of [from, to); empty where nothing of it was lost.
  ///
  /// @throws IOException if the disk fails
  default Optional<Instant> wholeFrom(Instant from, Instant to) throws IOException {
    return Optional.empty();
  }

  /// How many sessions a device served in the slots of [from, to), by start of the slot; slots of which that is not known are
  /// left out.
  ///
  /// @throws IOException if the disk fails
  default SortedMap<Instant, Long> sessions(String device, Instant from, Instant to) throws IOException {
    return Collections.emptySortedMap();
  }

  /// The lines that were cut off in the slots of [from, to), by start of the slot; slots in which nobody was, or of which
  /// nothing is kept, are left out.
  ///
  /// @throws IOException if the disk fails
  default SortedMap<Instant, RowImpact> impacts(Instant from, Instant to) throws IOException {
    return Collections.emptySortedMap();
  }
}
