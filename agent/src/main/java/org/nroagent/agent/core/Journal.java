package org.nroagent.agent.core;

import java.io.IOException;
import java.util.List;
import org.nroagent.model.record.SlotRecord;

/// The slot ring as the store thread needs it.
interface Journal {
  /// Writes the records in one group commit; they are durable when it returns. After an error nothing of them
  /// counts as written, and the same records may be given again.
  ///
  /// @param records at least one
  /// @throws IOException if the disk refuses; the message names the file, the cause and what to do
  void append(List<SlotRecord> records) throws IOException;

  /// Gives the ring a new identity, after a collector found its sequences foreign.
  ///
  /// @throws IOException if the disk refuses
  void startNewEpoch() throws IOException;
}
