package org.nroagent.collector.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.nroagent.collector.Samples.EPOCH;
import static org.nroagent.collector.Samples.HUB;
import static org.nroagent.collector.Samples.NEXT_SLOT;
import static org.nroagent.collector.Samples.SLOT;
import static org.nroagent.collector.Samples.hello;
import static org.nroagent.collector.Samples.row;
import static org.nroagent.collector.Samples.value;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nroagent.collector.SettableTime;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.SlotRecord;

/// A table per month. The running one is November 2026.
class MonthsPostgresIT {
  private static final AnnouncedDirectory DIRECTORY = new AnnouncedDirectory(HUB);
  private static final ZoneId PARIS = CivilMonth.CONTRACT_ZONE;
  private static final CivilMonth NOVEMBER = CivilMonth.containing(SLOT, PARIS);
  private static final Instant IN_JUNE = Instant.parse("2026-06-10T08:00:00Z");

  private final SettableTime time = new SettableTime(SLOT);
  private final PostgresHost host = new PostgresHost();
  private final SlotStore store = host.open(time);
  private final AgentStream stream = store.open(hello("a1", EPOCH, 0)).join().stream();

  @AfterEach
  void close() {
    store.close();
    host.close();
  }

  @Test
  void monthsAroundNowAreMadeAndWhatComesLiesThere() throws Exception {
    try (Retention _ = Retention.start(store, 26, PARIS, time)) {
      while (tables().size() < 7) {
        Thread.onSpinWait(); // it makes them in its own time
      }
    }
    deliver(1, row(SLOT, 1, 2));
    deliver(2, row(IN_JUNE, 3, 4));
    assertEquals(List.of("record_20260731_2200", "record_20260831_2200", "record_20260930_2200",
        "record_20261031_2300", "record_20261130_2300", "record_20261231_2300", "record_other"),
        List.copyOf(tables().keySet()));
    assertEquals(1, tables().get("record_20261031_2300"));
    assertEquals(1, tables().get("record_other"));
  }

  @Test
  void whatCameForAMonthThatWasNotThereMovesIntoItOnceItIs() throws Exception {
    deliver(1, row(IN_JUNE, 3, 4));
    deliver(2, row(SLOT, 1, 2));
    keep(months(6, 12), months(11, 11), months(6, 6));
    assertEquals(0, tables().get("record_other"));
    assertEquals(1, tables().get("record_20260531_2200"));
    assertEquals(1, tables().get("record_20261031_2300"));
    assertEquals(Optional.of(value(3)), slot(IN_JUNE));
    deliver(2, row(IN_JUNE, 3, 4));
    assertEquals(1, store.counters().repeats());
  }

  @Test
  void anExpiredMonthIsDroppedWholeAndWhatReachesBeyondItStays() throws Exception {
    keep(months(6, 8), months(6, 6), months(6, 6));
    deliver(1, row(IN_JUNE, 3, 4));
    deliver(2, new SlotRecord.MissingRange("hub1", IN_JUNE.plusSeconds(300), july().plusSeconds(600),
        MissingReason.AGENT_RESTARTED));
    keep(months(7, 8), months(7, 7), months(7, 7));
    assertEquals(List.of("record_20260630_2200", "record_20260731_2200", "record_other"),
        List.copyOf(tables().keySet()));
    assertEquals(Optional.empty(), slot(IN_JUNE));
    assertEquals(Optional.of(new Slot.Missing(MissingReason.AGENT_RESTARTED)), slot(july()));
    assertEquals(0, store.prune(july()).join());
    assertEquals(1, store.prune(july().plusSeconds(900)).join());
  }

  @Test
  void aMissingRangeOfFormerMonthsIsFoundBySlotsOfThisOne() throws Exception {
    keep(months(6, 12), months(6, 6), months(6, 6));
    deliver(1, new SlotRecord.MissingRange("hub1", IN_JUNE, NEXT_SLOT, MissingReason.AGENT_RESTARTED));
    deliver(2, row(SLOT, 1, 2));
    assertEquals(1, store.counters().conflicts());
    store.deliver(stream,
        new Delivery(List.of(new Incoming(3, 3, DIRECTORY, row(SLOT.minusSeconds(300), 1, 2)),
            new Incoming(4, 4, DIRECTORY, row(NEXT_SLOT, 3, 4))), List.of()))
        .join();
    assertEquals(2, store.counters().conflicts());
    assertEquals(Optional.of(new Slot.Missing(MissingReason.AGENT_RESTARTED)), slot(SLOT));
    assertEquals(Optional.of(value(3)), slot(NEXT_SLOT));
  }

  @Test
  void monthsOfAnotherZoneFillWhatTheFormerLeft() throws Exception {
    keep(months(10, 11), months(10, 10), months(10, 10));
    List<CivilMonth> utc = Stream.iterate(CivilMonth.parse("2026-10", ZoneOffset.UTC), CivilMonth::next)
        .limit(4)
        .toList();
    store.keepMonths(utc, utc.getFirst().start(), utc.getFirst().start());
    assertEquals(List.of("record_20260930_2200", "record_20261031_2300", "record_20261130_2300",
        "record_20261201_0000", "record_20270101_0000", "record_other"), List.copyOf(tables().keySet()));
  }

  @Test
  void monthsAreMadeWhileCollectorsWriteAndOnlyOnce() throws Exception {
    try (SlotStore other = host.open(time); ExecutorService threads = Executors.newCachedThreadPool()) {
      List<CompletableFuture<?>> written = new ArrayList<>();
      for (int i = 1; i <= 2_000; i++) {
        SlotStore to = i % 2 == 0 ? store : other;
        written.add(to.deliver(stream, delivery(i, row(IN_JUNE.plusSeconds(7_200L * i), i, 1))));
      }
      List<Future<?>> makers = new ArrayList<>();
      for (SlotStore maker : List.of(store, other)) {
        makers.add(threads.submit(() -> keepUnlessItHasToWait(maker)));
      }
      written.forEach(CompletableFuture::join);
      for (Future<?> maker : makers) {
        maker.get();
      }
    }
    keep(months(6, 11), months(6, 6), months(6, 6));
    assertEquals(2_000, tables().values().stream().mapToInt(Integer::intValue).sum());
    assertEquals(0, tables().get("record_other"));
  }

  /// A plan goes by the tables of now, rows by the snapshot: who looks at something first and reads the rows later must not
  /// find them in neither table.
  @Test
  void whoReadsWhileAMonthIsMadeMissesNothing() throws Exception {
    deliver(1, row(IN_JUNE, 3, 4));
    try (Database database = host.database();
        Connection connection = database.openReader();
        Statement statement = connection.createStatement()) {
      assertEquals(1, count(statement, "agent"));
      assertThrows(StoreFailure.class, () -> keep(months(6, 6), months(6, 6), months(6, 6)));
      assertEquals(1, count(statement, "record WHERE slot_start = " + IN_JUNE.getEpochSecond()));
    }
    keep(months(6, 6), months(6, 6), months(6, 6));
    assertEquals(Optional.of(value(3)), slot(IN_JUNE));
  }

  private static int count(Statement statement, String rows) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + rows)) {
      return row.next() ? row.getInt(1) : -1;
    }
  }

  private static void keepUnlessItHasToWait(SlotStore store) {
    try {
      keep(store, months(6, 11), months(6, 6), months(6, 6));
    } catch (StoreFailure e) {
      System.out.println("tried again below: " + e.getMessage());
    }
  }

  private void keep(List<CivilMonth> months, List<CivilMonth> ahead, List<CivilMonth> oldest) {
    keep(store, months, ahead, oldest);
  }

  private static void keep(SlotStore store, List<CivilMonth> months, List<CivilMonth> ahead,
      List<CivilMonth> oldest) {
    store.keepMonths(months, ahead.getFirst().start(), oldest.getFirst().start());
  }

  private static Instant july() {
    return months(7, 7).getFirst().start();
  }

  /// Months of 2026.
  private static List<CivilMonth> months(int first, int last) {
    return Stream.iterate(NOVEMBER, CivilMonth::previous).limit(11)
        .filter(month -> month.month().getMonthValue() >= first
            && month.month().getMonthValue() <= last)
        .sorted((a, b) -> a.start().compareTo(b.start())).toList();
  }

  private void deliver(long sequence, SlotRecord record) {
    store.deliver(stream, delivery(sequence, record)).join();
  }

  private static Delivery delivery(long sequence, SlotRecord record) {
    return new Delivery(List.of(new Incoming(sequence, (int) sequence, DIRECTORY, record)), List.of());
  }

  private Optional<Slot> slot(Instant start) {
    return store.reader().series("a1", "hub1.lag-1", start, start.plusSeconds(300), SlotGrid.FIVE_MINUTES)
        .slot(0);
  }

  /// How many records each partition holds.
  private SortedMap<String, Integer> tables() throws SQLException {
    SortedMap<String, Integer> tables = new TreeMap<>();
    try (Database database = host.database();
        Connection connection = database.openReader();
        Statement statement = connection.createStatement()) {
      try (ResultSet row = statement
          .executeQuery(
              "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'record'::regclass")) {
        while (row.next()) {
          tables.put(row.getString(1), 0);
        }
      }
      try (ResultSet row = statement
          .executeQuery("SELECT tableoid::regclass::text, COUNT(*) FROM record GROUP BY 1")) {
        while (row.next()) {
          tables.put(row.getString(1), row.getInt(2));
        }
      }
      return tables;
    }
  }
}
