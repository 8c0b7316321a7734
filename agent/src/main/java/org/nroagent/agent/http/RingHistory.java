package org.nroagent.agent.http;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import org.nroagent.agent.store.RingReader;
import org.nroagent.agent.store.SlotSeries;
import org.nroagent.agent.store.SumReader;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.figure.SlotWindow;
import org.nroagent.model.record.RowImpact;

/// The kept slots, read from the ring. A sum of many interfaces is read in steps, so that its memory is bounded.
///
/// @param ring the agent's ring
record RingHistory(RingReader ring) implements SlotHistory {
  /// Interfaces whose slots are in memory at a time.
  private static final int AT_A_TIME = 8;

  @Override
  public void read(String interfaceId, Instant from, Instant to, Consumer consumer)
      throws IOException {
    SlotSeries slots = ring.slots(interfaceId, from, to);
    for (int i = 0; i < slots.size(); i++) {
      int index = i;
      slots.slot(index)
          .ifPresent(slot -> consumer.accept(slots.slotStart(index), slot, slots.drops(index)));
    }
  }

  @Override
  public SlotWindow window(SlotFormula formula, Instant from, Instant to) throws IOException {
    return new SumReader(ring, AT_A_TIME).window(formula, from, to);
  }

  @Override
  public Optional<Instant> wholeFrom(Instant from, Instant to) throws IOException {
    return ring.wholeFrom(from, to);
  }

  @Override
  public SortedMap<Instant, Long> sessions(String device, Instant from, Instant to) throws IOException {
    return ring.sessions(device, from, to);
  }

  @Override
  public SortedMap<Instant, RowImpact> impacts(Instant from, Instant to) throws IOException {
    return ring.impacts(from, to);
  }
}
