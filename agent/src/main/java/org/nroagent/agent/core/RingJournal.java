package org.nroagent.agent.core;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.nroagent.agent.store.RingWriter;
import org.nroagent.model.record.SlotRecord;

/// The ring and the small state as the store thread writes them. The counters' bases that the last stop kept count until
/// the first record is to become durable and not beyond: after a crash they would count octets twice. On a disk that
/// refuses both they are kept for the next start.
///
/// Not thread-safe: it belongs to the store thread.
final class RingJournal implements Journal {
  private final RingWriter ring;
  private final SmallState state;
  private final Runnable headAdvanced;

  /// @param ring the ring
  /// @param state what the last stop kept and what is remembered
  /// @param headAdvanced hears when there is more to push
  RingJournal(RingWriter ring, SmallState state, Runnable headAdvanced) {
    this.ring = ring;
    this.state = state;
    this.headAdvanced = headAdvanced;
  }

  @Override
  public void append(List<SlotRecord> records) throws IOException {
    state.useUpBases();
    ring.append(records);
    headAdvanced.run();
  }

  @Override
  public void startNewEpoch() throws IOException {
    ring.startNewEpoch();
    headAdvanced.run();
  }

  @Override
  public void remember(Map<String, RememberedDevice> remembered) throws IOException {
    state.remember(remembered);
  }

  @Override
  public void keep(KeptState kept) throws IOException {
    state.write(kept);
  }
}
