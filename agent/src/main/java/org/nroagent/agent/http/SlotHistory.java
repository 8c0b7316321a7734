package org.nroagent.agent.http;

import java.io.IOException;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.nroagent.model.Slot;

/// The kept slots of the metered interfaces.
@FunctionalInterface
public interface SlotHistory {
  /// Hands over every slot in [from, to) of which anything is known, ascending: its start and what is known.
  ///
  /// @param interfaceId public id of the interface; one that was never metered has no slots
  /// @throws IOException if the disk fails
  void read(String interfaceId, Instant from, Instant to, BiConsumer<Instant, Slot> consumer)
      throws IOException;
}
