package org.nroagent.agent.core;

import java.io.IOException;
import java.util.List;
import org.nroagent.agent.store.RingWriter;
import org.nroagent.agent.store.StateFiles;
import org.nroagent.model.record.SlotRecord;

/// The ring as the store thread writes it. What the last stop kept counts until the first record is to become durable
/// and not beyond: after a crash it would count octets twice. On a disk that refuses both it is kept for the next start.
///
/// Not thread-safe: it belongs to the store thread.
final class RingJournal implements Journal {
  private final RingWriter ring;
  private final StateFiles state;
  private final Runnable headAdvanced;
  private boolean stateIsUsedUp;

  /// @param ring the ring
  /// @param state where the last stop kept the counters' bases
  /// @param headAdvanced hears when there is more to push
  RingJournal(RingWriter ring, StateFiles state, Runnable headAdvanced) {
    this.ring = ring;
    this.state = state;
    this.headAdvanced = headAdvanced;
  }

  @Override
  public void append(List<SlotRecord> records) throws IOException {
    if (!stateIsUsedUp) {
      state.write(KeptState.NONE.encode());
      stateIsUsedUp = true;
    }
    ring.append(records);
    headAdvanced.run();
  }

  @Override
  public void startNewEpoch() throws IOException {
    ring.startNewEpoch();
    headAdvanced.run();
  }
}
