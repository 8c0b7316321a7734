package org.nroagent.collector.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.collector.Samples.EPOCH;
import static org.nroagent.collector.Samples.SLOT;
import static org.nroagent.collector.Samples.hello;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nroagent.collector.SampleEvents;
import org.nroagent.collector.Samples;
import org.nroagent.collector.SettableTime;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.SlotRecord;

class SlotStorePostgresIT extends SlotStoreContract {
  @Override
  StoreHost host() {
    return new PostgresHost();
  }

  /// PostgreSQL takes no text with U+0000, and ends the transaction for it.
  @Test
  void whatTheDatabaseRejectsIsParkedAndBlocksNothing() {
    String odd = "hub\0";
    AnnouncedDirectory directory = new AnnouncedDirectory(
        Samples.directory("hub1", "hub1.lag-1", "hub1.lag-2"));
    AnnouncedDirectory oddDirectory = new AnnouncedDirectory(Samples.directory(odd, "odd.lag-1"));
    SlotRecord poison = new SlotRecord.Row(odd, SLOT, List.of(Samples.value(5)));
    try (StoreHost host = new PostgresHost(); SlotStore store = host.open(new SettableTime(SLOT))) {
      Opening opening = store.open(SampleEvents.hello("a1", EPOCH, 1, 3)).join();
      store
          .deliver(opening.stream(),
              new Delivery(List.of(new Incoming(1, 1, directory, Samples.row(SLOT, 1, 2)),
                  new Incoming(2, 2, oddDirectory, poison),
                  new Incoming(3, 3, directory, Samples.row(SLOT.plusSeconds(300), 3, 4))), List.of()))
          .join();
      assertEquals(3, store.open(hello("a1", EPOCH, 3)).join().settled().getFirst().range().last());
      assertEquals(1, store.reader().parked().size());
      assertEquals(2, store.counters().records());
      assertEquals(1, store.counters().parked());
      SlotSeries series = store.reader().series("a1", "hub1.lag-1", SLOT, SLOT.plusSeconds(600),
          SlotGrid.FIVE_MINUTES);
      assertEquals(Optional.of(Samples.value(3)), series.slot(1));
    }
  }
}
