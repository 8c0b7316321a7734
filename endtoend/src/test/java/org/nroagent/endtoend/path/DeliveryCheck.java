package org.nroagent.endtoend.path;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.nroagent.agent.store.EventLog;
import org.nroagent.agent.store.RecordLog;
import org.nroagent.agent.store.RecordLog.Extent;
import org.nroagent.agent.store.RingReader;
import org.nroagent.collector.store.SlotSeries;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.collector.store.StoreLocation;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.daemon.config.Secret;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.SequenceRange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Compares the rings of an agent with the collector's store behind them: every slot and every event that a ring has is
/// there once and is the same; what is not there is a gap, and gaps lie where the ring has overwritten. For rings that
/// never took a new epoch.
final class DeliveryCheck {
  private static final int PART = 1_000;
  private static final String OWN = "agent_id IN (SELECT id FROM own)";
  private static final String OWN_EPOCHS = "epoch_id IN (SELECT id FROM epoch WHERE " + OWN + ")";

  private final String agent;
  private final Connection store;
  private final StoreReader reader;

  private DeliveryCheck(String agent, Connection store, StoreReader reader) {
    this.agent = agent;
    this.store = store;
    this.reader = reader;
  }

  /// What lies in gaps.
  ///
  /// @param slotsLost sequences of the ring of slots that were never delivered
  /// @param eventsLost sequences of the ring of events
  record Tally(long slotsLost, long eventsLost) {}

  static Tally assertExactlyOnce(AgentSide agent, Path collectorFolder) throws Exception {
    return assertExactlyOnce(agent, new StoreLocation.Folder(collectorFolder));
  }

  static Tally assertExactlyOnce(AgentSide agent, StoreLocation location) throws Exception {
    try (Connection store = connect(location)) {
      DeliveryCheck check = new DeliveryCheck(agent.name(), store, SlotStore.openReader(location));
      Tally tally = new Tally(check.assertSlots(agent.records()), check.assertEvents(agent.events()));
      assertEquals(List.of(0L, 0L, 0L, 0L), check.longs("""
          SELECT conflicts + event_conflicts FROM own UNION ALL SELECT parked + events_parked FROM own
          UNION ALL SELECT count(*) - 1 FROM epoch WHERE agent_id IN (SELECT id FROM own)
          UNION ALL SELECT count(*) - 1 FROM event_epoch WHERE agent_id IN (SELECT id FROM own)"""),
          "conflicts, parked, further epochs of the ring of slots, of the ring of events");
      return tally;
    }
  }

  private static Connection connect(StoreLocation location) throws SQLException {
    return switch (location) {
      case StoreLocation.Folder(Path folder) ->
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("collector.db"));
      case StoreLocation.Postgres(String url, String user, Secret password) ->
        DriverManager.getConnection(url, user, password.reveal());
    };
  }

  private long assertSlots(RingReader ring) throws Exception {
    Extent extent = ring.extent();
    long lost = assertAccounted(extent,
        longs("SELECT sequence FROM record WHERE " + OWN_EPOCHS + " ORDER BY sequence"), gaps("gap"));
    Map<Long, Long> stored = fingerprints("SELECT sequence, crc FROM record WHERE " + OWN_EPOCHS);
    long next = extent.oldest();
    while (next <= extent.head()) {
      RecordLog.Batch batch = ring.read(new SequenceRange(next, extent.head()), PART);
      batch.records().forEach(record -> assertEquals(record.crc32c(), fingerprint(stored, record.sequence()),
          () -> "record " + record.sequence()));
      assertEquals(List.of(), batch.lost());
      next = batch.next();
    }
    for (String interfaceId : AgentSide.INTERFACES) {
      assertSameSlots(ring, interfaceId);
    }
    return lost;
  }

  private void assertSameSlots(RingReader ring, String interfaceId) throws IOException {
    long head = ring.extent().head();
    Map<String, Slot> kept = new TreeMap<>();
    ring.slots(interfaceId, AgentSide.slot(0), AgentSide.slot(head))
        .forEach((start, slot) -> kept.put(start.toString(), slot));
    SlotSeries series = reader.series(agent, interfaceId, AgentSide.slot(0),
        AgentSide.slot(head),
        SlotGrid.FIVE_MINUTES);
    Map<String, Slot> stored = new TreeMap<>();
    for (int i = 0; i < series.size(); i++) {
      String start = series.startOf(i).toString();
      if (kept.containsKey(start)) {
        stored.put(start, series.slot(i).orElseThrow());
      }
    }
    assertEquals(kept, stored);
    assertEquals(head - ring.extent().oldest() + 1, kept.size());
  }

  private long assertEvents(EventLog ring) throws Exception {
    Extent extent = ring.extent();
    long lost = assertAccounted(extent, longs("SELECT sequence FROM event WHERE " + OWN + " ORDER BY id"),
        gaps("event_gap"));
    Map<Long, Long> stored = fingerprints("SELECT sequence, crc FROM event WHERE " + OWN);
    long last = extent.oldest() - 1;
    while (last < extent.head()) {
      EventLog.Batch batch = ring.read(last, PART);
      batch.events().forEach(event -> assertEquals(event.crc32c(), fingerprint(stored, event.sequence()),
          () -> "event " + event.sequence()));
      assertEquals(List.of(), batch.lost());
      last = batch.last();
    }
    return lost;
  }

  /// Every sequence up to the head is stored once or lies in a gap, and gaps end before what the ring has.
  ///
  /// @return how many are not stored
  private static long assertAccounted(Extent extent, List<Long> stored, List<SequenceRange> gaps) {
    assertEquals(stored.stream().distinct().toList(), stored, "something is stored twice");
    List<Long> accounted = new ArrayList<>(stored);
    for (SequenceRange gap : gaps) {
      assertTrue(gap.last() < extent.oldest(), () -> "the ring has " + gap);
      LongStream.rangeClosed(gap.first(), gap.last()).forEach(accounted::add);
    }
    assertEquals(LongStream.rangeClosed(1, extent.head()).boxed().toList(),
        accounted.stream().distinct().sorted().toList());
    return extent.head() - stored.size();
  }

  private List<SequenceRange> gaps(String table) throws SQLException {
    List<SequenceRange> gaps = new ArrayList<>();
    try (PreparedStatement select = prepare("SELECT first, last, reason FROM " + table + " WHERE " + OWN);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        assertEquals("OVERWRITTEN", rows.getString(3));
        gaps.add(new SequenceRange(rows.getLong(1), rows.getLong(2)));
      }
    }
    return gaps;
  }

  /// A question of one agent, whose row is called `own`.
  private PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = store
        .prepareStatement("WITH own AS (SELECT * FROM agent WHERE name = ?) " + sql);
    statement.setString(1, agent);
    return statement;
  }

  private List<Long> longs(String sql) throws SQLException {
    List<Long> values = new ArrayList<>();
    try (PreparedStatement select = prepare(sql); ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        values.add(rows.getLong(1));
      }
    }
    return values;
  }

  private Map<Long, Long> fingerprints(String sql) throws SQLException {
    Map<Long, Long> values = new TreeMap<>();
    try (PreparedStatement select = prepare(sql); ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        values.put(rows.getLong(1), rows.getLong(2));
      }
    }
    return values;
  }

  private static int fingerprint(Map<Long, Long> stored, long sequence) {
    Long fingerprint = stored.get(sequence);
    assertTrue(fingerprint != null, () -> sequence + " is missing");
    return fingerprint.intValue();
  }
}
