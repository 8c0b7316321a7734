package org.nroagent.collector.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.collector.Samples.HUB;
import static org.nroagent.collector.Samples.SLOT;
import static org.nroagent.collector.Samples.row;
import static org.nroagent.collector.Samples.value;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nroagent.collector.SampleEvents;
import org.nroagent.collector.SettableTime;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.protocol.Message.SettledRange;
import org.nroagent.protocol.RangeSet;

/// A store that is put back from a backup, as docs/operating.md describes it, and an agent that goes on.
abstract class BackupContract {
  private static final AnnouncedDirectory DIRECTORY = new AnnouncedDirectory(HUB);
  private static final Epoch EVENTS = new Epoch(8, 8);
  private static final int YESTERDAY = 40;
  private static final int TODAY = 90;

  private final SettableTime time = new SettableTime(SLOT);
  private StoreHost host;

  /// Where the stores of a test are.
  abstract StoreHost host();

  /// Backs the running store up.
  abstract void backUp();

  /// Puts it back, in place of what is there; nothing uses it.
  ///
  /// @return the store that was put back
  abstract Database restore();

  @BeforeEach
  void open() {
    host = host();
  }

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void fromYesterdaysBackupAgentsBringTheRestAndNothingTwice() {
    String id;
    try (SlotStore store = host.open(time)) {
      id = store.storeId();
      assertEquals(YESTERDAY, bring(store, YESTERDAY));
      backUp();
      assertEquals(TODAY - YESTERDAY, bring(store, TODAY));
    }
    try (SlotStore store = StoreHost.open(restore(), time)) {
      assertEquals(id, store.storeId());
      assertEquals(YESTERDAY, events(store));
      assertEquals(TODAY - YESTERDAY, bring(store, TODAY));
      assertEquals(0, bring(store, TODAY));
      SlotSeries series = store.reader().series("a1", "hub1.lag-1", SLOT.plusSeconds(300),
          SLOT.plusSeconds(300L * (TODAY + 1)), SlotGrid.FIVE_MINUTES);
      for (int position = 0; position < TODAY; position++) {
        assertEquals(Optional.of(value(position + 1)), series.slot(position));
      }
      assertEquals(TODAY, events(store));
      StoreReader.AgentEntry agent = store.reader().agents().getFirst();
      assertEquals(0, agent.conflicts() + agent.parked() + agent.lost() + agent.events().conflicts());
    }
  }

  /// What an agent does whose rings have got that far.
  ///
  /// @return how many records the store lacked
  private static int bring(SlotStore store, int head) {
    Opening opening = store.open(SampleEvents.hello("a1", EVENTS, 1, head)).join();
    RangeSet settled = RangeSet.of(opening.settled().stream().map(SettledRange::range).toList());
    List<Long> missing = LongStream.rangeClosed(1, head).filter(sequence -> !settled.contains(sequence))
        .boxed()
        .toList();
    List<SequenceRange> _ = store.deliver(opening.stream(), new Delivery(missing.stream()
        .map(sequence -> new Incoming(sequence, sequence.intValue(), DIRECTORY,
            row(SLOT.plusSeconds(300 * sequence), sequence, 1)))
        .toList(), List.of())).join();
    EventOpening offered = opening.events().orElseThrow();
    long next = offered.settled().through() + 1;
    if (next <= head) {
      long _ = store.deliverEvents(offered.stream(), SampleEvents.items(next, head)).join();
    }
    return missing.size();
  }

  private static int events(SlotStore store) {
    return store.reader().events().newest(EventFilter.ALL, 1_000).size();
  }
}
