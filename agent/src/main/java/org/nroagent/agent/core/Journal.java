package org.nroagent.agent.core;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.nroagent.agent.state.StateBatch;
import org.nroagent.model.record.SlotRecord;

/// The slot ring and the small state beside it, as the store thread needs them.
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

  /// Remembers what the devices said, over crashes too. Writes only what changed.
  ///
  /// @param remembered by device name
  /// @throws IOException if the disk refuses; what was remembered before stays
  void remember(Map<String, RememberedDevice> remembered) throws IOException;

  /// Makes events durable, and what was told without one.
  ///
  /// @throws IOException if the disk refuses; the same batch may be given again
  void tell(StateBatch batch) throws IOException;

  /// Gives the ring of events a new identity, after a collector found its sequences foreign.
  ///
  /// @throws IOException if the disk refuses
  void startNewEventEpoch() throws IOException;

  /// Keeps what the next start goes on with; nothing is appended afterwards.
  ///
  /// @param kept what a clean stop keeps
  /// @throws IOException if the disk refuses
  void keep(KeptState kept) throws IOException;
}
