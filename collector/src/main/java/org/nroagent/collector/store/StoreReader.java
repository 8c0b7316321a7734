package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.nroagent.collector.store.RecordTable.Entry;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.ColumnDirectory.Column;

/// What the store has, for pages, figures and exports. Every question opens a connection of its own and sees what
/// was committed before; none delays the writer. Safe for any thread.
public final class StoreReader {
  private static final int CACHED_DIRECTORIES = 256;
  private static final int LISTED = 100;

  private final Database database;
  private final Questions questions;
  private final DirectoryCache directories = new DirectoryCache(CACHED_DIRECTORIES);

  StoreReader(Database database) {
    this.database = database;
    this.questions = new Questions(database);
  }

  /// An agent as the store knows it.
  ///
  /// @param name its name
  /// @param grid its slots
  /// @param software what it said it runs
  /// @param lastSeen when it last opened a session
  /// @param conflicts records that contradicted what was stored first
  /// @param parked records that could not be stored as data
  /// @param lost sequences that will never come
  /// @param events the same of events
  public record AgentEntry(String name, SlotGrid grid, String software, Instant lastSeen, long conflicts,
      long parked, long lost, AgentEvents events, Setup setup) {}

  /// What an agent runs with, as it said when it last came.
  ///
  /// @param configuration SHA-256 of its configuration in hexadecimal, empty where it has said none
  /// @param configurationSince when it first came with that configuration
  /// @param softwareSince when it first came with its software, empty where that was before it was noted
  public record Setup(Optional<String> configuration, Optional<Instant> configurationSince,
      Optional<Instant> softwareSince) {
    /// Nothing is known.
    public static final Setup NONE = new Setup(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// What went wrong with an agent's events.
  ///
  /// @param conflicts events that contradicted what was stored first under their sequence
  /// @param parked events that could not be read
  /// @param lost events that will never come
  public record AgentEvents(long conflicts, long parked, long lost) {
    /// Nothing.
    public static final AgentEvents NONE = new AgentEvents(0, 0, 0);
  }

  /// How far an agent's slots reach.
  ///
  /// @param end end of the newest slot of which it brought a row
  public record NewestSlot(String agent, Instant end) {}

  /// Something the store would not take as data.
  ///
  /// @param what the record, for people
  /// @param reason why
  /// @param at when it came
  public record Refused(String agent, String device, long sequence, String what, String reason, Instant at) {}

  /// The events.
  public EventReader events() {
    return new EventReader(database);
  }

  /// What agents told of their closed months.
  public FigureReader figures() {
    return new FigureReader(database);
  }

  /// The interfaces, a part at a time.
  public InterfaceReader interfaces() {
    return new InterfaceReader(database);
  }

  /// Whose lines were cut off.
  public ImpactReader impacts() {
    return new ImpactReader(database);
  }

  /// How many sessions devices served.
  public SessionReader activeSessions() {
    return new SessionReader(database, directories);
  }

  /// What was sent to the regulator.
  public NoticeLedger notices() {
    return new NoticeLedger(database);
  }

  /// What people decided of incidents that lasted together.
  public VerdictLedger verdicts() {
    return new VerdictLedger(database);
  }

  /// What people stated of incidents for the notices of them.
  public StatementLedger statements() {
    return new StatementLedger(database);
  }

  /// What people said of the ends of incidents.
  public EndLedger ends() {
    return new EndLedger(database);
  }

  /// All agents by name.
  public List<AgentEntry> agents() {
    return questions.list(
        "SELECT name, slot_seconds, software, last_seen, conflicts, parked, lost, event_conflicts, events_parked, "
            + "events_lost, configuration, configuration_since, software_since FROM agent ORDER BY name",
        row -> new AgentEntry(row.getString(1), new SlotGrid(row.getInt(2)), row.getString(3),
            Instant.ofEpochMilli(row.getLong(4)), row.getLong(5), row.getLong(6), row.getLong(7),
            new AgentEvents(row.getLong(8), row.getLong(9), row.getLong(10)),
            new Setup(Optional.ofNullable(row.getString(11)), instant(row, 12), instant(row, 13))));
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  /// The newest slot of every agent. Agents without a row are left out.
  public List<NewestSlot> newestSlots() {
    return questions.list(
        "SELECT a.name, a.slot_seconds, MAX(n.slot_start) FROM agent a JOIN (SELECT d.agent_id, "
            + "(SELECT slot_start FROM record WHERE device_id = d.id AND kind IN (1, 2) AND kind = 1 "
            + "ORDER BY slot_start DESC LIMIT 1) AS slot_start FROM device d) n ON n.agent_id = a.id "
            + "WHERE n.slot_start IS NOT NULL GROUP BY a.name, a.slot_seconds",
        row -> new NewestSlot(row.getString(1),
            new SlotGrid(row.getInt(2)).next(Instant.ofEpochSecond(row.getLong(3)))));
  }

  /// The devices that have carried an interface.
  public List<Long> devicesOf(String agent, String interfaceId) {
    return questions.ask(connection -> devicesOf(connection, agent, interfaceId));
  }

  /// The slot length of an agent, empty where it never came.
  public Optional<SlotGrid> gridOf(String agent) {
    return questions.list("SELECT slot_seconds FROM agent WHERE name = ?", row -> new SlotGrid(row.getInt(1)),
        agent).stream().findFirst();
  }

  /// The slots of one interface that start in [from, to). Without data every position is absent.
  ///
  /// @param from a border of the grid
  /// @throws StoreFailure if the store cannot be read
  public SlotSeries series(String agent, String interfaceId, Instant from, Instant to, SlotGrid grid) {
    return series(agent, Set.of(interfaceId), from, to, grid).values().iterator().next();
  }

  /// The same of several interfaces; the records of a device are read once for all of them.
  public Map<String, SlotSeries> series(String agent, Set<String> interfaceIds, Instant from, Instant to,
      SlotGrid grid) {
    return questions.ask(connection -> {
      Map<String, SlotSeries> all = new HashMap<>();
      Map<Long, List<Filling>> byDevice = new TreeMap<>();
      for (String interfaceId : interfaceIds) {
        SlotSeries series = new SlotSeries(from, grid, Math.toIntExact(grid.count(from, to)));
        all.put(interfaceId, series);
        for (long deviceId : devicesOf(connection, agent, interfaceId)) {
          byDevice.computeIfAbsent(deviceId, _ -> new ArrayList<>())
              .add(new Filling(series, new Positions(connection, interfaceId, deviceId)));
        }
      }
      Span window = new Span(from.getEpochSecond(), to.getEpochSecond());
      for (Map.Entry<Long, List<Filling>> device : byDevice.entrySet()) {
        fill(device.getValue(), connection, device.getKey(), window);
      }
      return all;
    });
  }

  /// A series that is being read.
  private record Filling(SlotSeries series, Positions positions) {}

  /// The newest parked records, at most 100.
  public List<Refused> parked() {
    return questions.list("SELECT a.name, p.device, p.sequence, p.kind, p.reason, p.parked_at FROM parked p "
        + "JOIN agent a ON a.id = p.agent_id ORDER BY p.id DESC LIMIT " + LISTED,
        row -> new Refused(row.getString(1), row.getString(2), row.getLong(3),
            row.getString(4),
            row.getString(5), Instant.ofEpochMilli(row.getLong(6))));
  }

  /// The newest records that contradicted what was stored first, at most 100.
  public List<Refused> conflicts() {
    return questions.list(
        "SELECT a.name, d.name, c.sequence, c.kind, c.slot_start, c.detail, c.noted_at FROM conflict c "
            + "JOIN agent a ON a.id = c.agent_id JOIN device d ON d.id = c.device_id ORDER BY c.id DESC LIMIT "
            + LISTED,
        row -> new Refused(row.getString(1), row.getString(2), row.getLong(3),
            RecordKind.ofCode(row.getInt(4)).name() + " " + Instant.ofEpochSecond(row.getLong(5)),
            row.getString(6),
            Instant.ofEpochMilli(row.getLong(7))));
  }

  private static void fill(List<Filling> fillings, Connection connection, long deviceId, Span window)
      throws SQLException {
    String columns = "SELECT id, kind, slot_start, slot_end, directory_id, body FROM record WHERE device_id = ? ";
    for (String condition : List.of("AND kind IN (1, 2) AND slot_start >= ? AND slot_start < ?",
        "AND kind = 3 AND slot_end > ? AND slot_start < ?")) {
      try (PreparedStatement select = connection.prepareStatement(columns + condition)) {
        select.setLong(1, deviceId);
        select.setLong(2, window.from());
        select.setLong(3, window.to());
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            Entry entry = Entry.of(row);
            for (Filling filling : fillings) {
              fill(filling.series(), entry, filling.positions());
            }
          }
        }
      }
    }
  }

  private static void fill(SlotSeries series, Entry entry, Positions positions) throws SQLException {
    Place place = positions.in(entry.directoryId());
    int column = place.column();
    if (column < 0) {
      return;
    }
    long position = series.position(entry.slotStart());
    switch (entry.kind()) {
      case ROW -> {
        Slot slot = entry.body().rowSlot(column);
        series.offer(entry.id(), (int) position, slot,
            entry.body().rowDrops(place.columns()).of(column, slot));
      }
      case AMENDMENT -> {
        if (entry.body().amendedColumn() == column) {
          series.amend(entry.id(), (int) position, entry.body().amendedSlot(), entry.body().amendedDrops());
        }
      }
      case MISSING_RANGE -> series.offerMissing(entry.id(), position, series.position(entry.slotEnd()),
          new Slot.Missing(entry.body().missingReason()));
    }
  }

  /// Where an interface stands in a directory.
  ///
  /// @param column its position, −1 where the directory does not have it
  /// @param columns how many columns its device has
  private record Place(int column, int columns) {}

  /// Where one interface of one device stands in each directory.
  private final class Positions {
    private final Connection connection;
    private final String interfaceId;
    private final String device;
    private final Map<Long, Place> byDirectory = new HashMap<>();

    Positions(Connection connection, String interfaceId, long deviceId) throws SQLException {
      this.connection = connection;
      this.interfaceId = interfaceId;
      this.device = Questions
          .list(connection, "SELECT name FROM device WHERE id = ?", row -> row.getString(1),
              deviceId)
          .getFirst();
    }

    Place in(long directoryId) throws SQLException {
      Place known = byDirectory.get(directoryId);
      if (known == null) {
        known = find(directories.get(connection, directoryId));
        byDirectory.put(directoryId, known);
      }
      return known;
    }

    private Place find(ColumnDirectory directory) {
      List<Column> columns = directory.device(device).map(ColumnDirectory.Device::columns).orElse(List.of());
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).interfaceId().equals(interfaceId)) {
          return new Place(i, columns.size());
        }
      }
      return new Place(-1, columns.size());
    }
  }

  private static List<Long> devicesOf(Connection connection, String agent, String interfaceId)
      throws SQLException {
    return Questions.list(connection,
        "SELECT DISTINCT i.device_id FROM interface i JOIN agent a ON a.id = i.agent_id "
            + "WHERE a.name = ? AND i.interface_id = ? ORDER BY i.device_id",
        row -> row.getLong(1), agent,
        interfaceId);
  }
}
