package org.nroagent.agent.core;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.nroagent.agent.state.StateBatch;
import org.nroagent.agent.state.StateJournal;
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
  private final StateJournal states;
  private final Runnable headAdvanced;

  /// @param ring the ring
  /// @param state what the last stop kept and what is remembered
  /// @param states what was told
  /// @param headAdvanced hears when there is more to push
  RingJournal(RingWriter ring, SmallState state, StateJournal states, Runnable headAdvanced) {
    this.ring = ring;
    this.state = state;
    this.states = states;
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
  public void tell(StateBatch batch) throws IOException {
    ring.requireLock();
    states.write(batch);
  }

  @Override
  public void startNewEventEpoch() throws IOException {
    ring.requireLock();
    states.startNewEpoch();
  }

  @Override
  public void keep(KeptState kept) throws IOException {
    try {
      state.write(kept);
    } finally {
      states.finish();
    }
  }
}
