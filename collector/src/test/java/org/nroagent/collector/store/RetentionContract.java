package org.nroagent.collector.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.collector.Samples.EPOCH;
import static org.nroagent.collector.Samples.HUB;
import static org.nroagent.collector.Samples.SLOT;
import static org.nroagent.collector.Samples.hello;
import static org.nroagent.collector.Samples.row;
import static org.nroagent.collector.Samples.value;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nroagent.collector.SettableTime;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.protocol.Message.GapReason;

abstract class RetentionContract {
  private StoreHost host;

  /// Where the stores of a test are.
  abstract StoreHost host();

  @BeforeEach
  void open() {
    host = host();
  }

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void expiredSlotsGoAndTheirSequencesStaySettled() {
    AnnouncedDirectory directory = new AnnouncedDirectory(HUB);
    Instant old = SLOT.minusSeconds(86_400);
    try (SlotStore store = host.open(new SettableTime(SLOT))) {
      AgentStream stream = store.open(hello("a1", EPOCH, 0)).join().stream();
      store.deliver(stream, new Delivery(List.of(new Incoming(1, 1, directory, row(old, 1, 2)),
          new Incoming(2, 2, directory, row(SLOT, 3, 4))), List.of())).join();
      assertEquals(1, store.prune(SLOT).join());
      assertEquals(0, store.prune(SLOT).join());
      SlotSeries series = store.reader().series("a1", "hub1.lag-1", old, SLOT.plusSeconds(300),
          SlotGrid.FIVE_MINUTES);
      assertEquals(Optional.empty(), series.slot(0));
      assertEquals(Optional.of(value(3)), series.slot(288));
      assertEquals(2, store.open(hello("a1", EPOCH, 2)).join().settled().getFirst().range().last());
    }
  }

  @Test
  void gapsAndParkedRecordsGoWithTheirTimeAndStayCounted() {
    AnnouncedDirectory directory = new AnnouncedDirectory(HUB);
    try (SlotStore store = host.open(new SettableTime(SLOT))) {
      AgentStream stream = store.open(hello("a1", EPOCH, 0)).join().stream();
      store.lose(stream, new SequenceRange(1, 5), GapReason.OVERWRITTEN).join();
      store.deliver(stream,
          new Delivery(List.of(new Incoming(6, 6, directory, row(SLOT.plusSeconds(1), 1, 2))), List.of()))
          .join();
      assertEquals(1, store.reader().parked().size());
      assertEquals(0, store.pruneRefused(SLOT).join());
      assertEquals(2, store.pruneRefused(SLOT.plusMillis(1)).join());
      assertEquals(List.of(), store.reader().parked());
      StoreReader.AgentEntry agent = store.reader().agents().getFirst();
      assertEquals(List.of(5L, 1L), List.of(agent.lost(), agent.parked()));
    }
  }

  @Test
  void anEarlySlotOfTheFutureDoesNotKeepTheOthersForEver() {
    AnnouncedDirectory directory = new AnnouncedDirectory(HUB);
    int expired = 5_500;
    List<Incoming> records = new ArrayList<>();
    records.add(new Incoming(1, 1, directory, row(SLOT.plusSeconds(300L * 86_400), 1, 2)));
    for (int i = 0; i < expired; i++) {
      records.add(new Incoming(2L + i, 2 + i, directory, row(SLOT.minusSeconds(300L * (expired - i)), 1, 2)));
    }
    try (SlotStore store = host.open(new SettableTime(SLOT))) {
      AgentStream stream = store.open(hello("a1", EPOCH, 0)).join().stream();
      store.deliver(stream, new Delivery(records, List.of())).join();
      int deleted = 0;
      for (int more = store.prune(SLOT).join(); more > 0; more = store.prune(SLOT).join()) {
        deleted += more;
      }
      assertEquals(expired - 1, deleted, "the newest of them ends at the horizon");
    }
  }

  @Test
  void aWallClockThatIsYearsAheadDeletesNothing() {
    AnnouncedDirectory directory = new AnnouncedDirectory(HUB);
    ZoneId paris = ZoneId.of("Europe/Paris");
    SettableTime time = new SettableTime(SLOT);
    try (SlotStore store = host.open(time);
        Retention retention = Retention.start(store, 26, paris,
            new SettableTime(SLOT.plusSeconds(10L * 365 * 86_400)))) {
      AgentStream stream = store.open(hello("a1", EPOCH, 0)).join().stream();
      store.deliver(stream, new Delivery(List.of(new Incoming(1, 1, directory, row(SLOT, 3, 4))), List.of()))
          .join();
      retention.round();
      assertEquals(Optional.of(value(3)), store.reader()
          .series("a1", "hub1.lag-1", SLOT, SLOT.plusSeconds(300), SlotGrid.FIVE_MINUTES).slot(0));
    }
  }
}
