package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.nroagent.collector.store.KnownRecords.Place;
import org.nroagent.collector.store.RecordTable.Entry;
import org.nroagent.collector.store.StoredSlot.Relation;
import org.nroagent.model.Drops;
import org.nroagent.model.Slot;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.ColumnDirectory.Column;
import org.nroagent.model.record.RowDrops;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.record.SlotRecord;

/// Compares an arriving record with what is stored under the data's own key: agent, device, interface identity and
/// slot start. Only that key decides what is a repeat; epochs and sequences do not.
final class Comparison {
  private static final int CACHED_DIRECTORIES = 256;

  private final Connection connection;
  private final RecordTable records;
  private final DirectoryCache directories = new DirectoryCache(CACHED_DIRECTORIES);

  /// What to do with a record.
  ///
  /// @param fresh whether it says something of which nothing was stored
  /// @param different whether it contradicts what was stored first
  record Outcome(boolean fresh, boolean different) {
    static final Outcome FRESH = new Outcome(true, false);
    static final Outcome REPEAT = new Outcome(false, false);
    static final Outcome CONTRADICTION = new Outcome(false, true);

    Outcome and(Relation relation) {
      return new Outcome(fresh || relation == Relation.NEW, different || relation == Relation.DIFFERENT);
    }
  }

  Comparison(Connection connection, RecordTable records) {
    this.connection = connection;
    this.records = records;
  }

  /// Compares a record that passed [RecordCheck].
  Outcome compare(Incoming incoming, long deviceId, Span span) throws SQLException {
    SlotRecord record = incoming.record();
    ColumnDirectory.Device device = incoming.directory().directory().device(record.device()).orElseThrow();
    return switch (record) {
      case SlotRecord.Row row -> compareRow(row, device, deviceId, span);
      case SlotRecord.Amendment amendment -> compareAmendment(amendment, device, deviceId, span);
      case SlotRecord.MissingRange range -> compareRange(range, device, deviceId, span);
    };
  }

  private Outcome compareRow(SlotRecord.Row row, ColumnDirectory.Device device, long deviceId, Span span)
      throws SQLException {
    List<Entry> sameSlot = records.ofSlot(new Place(deviceId, span));
    List<Entry> ranges = records.missingRanges(new Place(deviceId, span));
    if (sameSlot.isEmpty() && ranges.isEmpty()) {
      return Outcome.FRESH;
    }
    if (row.columns().isEmpty()) {
      return compareImpact(row.impact(), sameSlot, device.name());
    }
    StoredSlot stored = stored(device.name(), sameSlot, ranges);
    Outcome outcome = stored.contradicts(row.sessions()) ? Outcome.CONTRADICTION : Outcome.REPEAT;
    for (int i = 0; i < row.columns().size(); i++) {
      outcome = outcome.and(stored.relationOf(device.columns().get(i), row.columns().get(i), row.dropsOf(i)));
    }
    return outcome;
  }

  /// A row without columns says whose lines were cut off, and nothing else: the first one of a slot counts.
  private Outcome compareImpact(RowImpact offered, List<Entry> sameSlot, String device) throws SQLException {
    for (Entry entry : sameSlot) {
      if (isOfServices(entry, device)) {
        return entry.body().impact().equals(offered) ? Outcome.REPEAT : Outcome.CONTRADICTION;
      }
    }
    return Outcome.FRESH;
  }

  private boolean isOfServices(Entry entry, String device) throws SQLException {
    return entry.kind() == RecordKind.ROW && columnsOf(entry, device).isEmpty();
  }

  private Outcome compareAmendment(SlotRecord.Amendment amendment, ColumnDirectory.Device device,
      long deviceId,
      Span span) throws SQLException {
    StoredSlot stored = stored(device.name(), records.ofSlot(new Place(deviceId, span)),
        records.missingRanges(new Place(deviceId, span)));
    Column column = device.columns().get(amendment.column());
    return Outcome.REPEAT.and(stored.relationOfAmendment(column, amendment.slot(), amendment.drops()));
  }

  /// A range never overrides rows: it is kept behind them, and says something new only where nothing was stored.
  /// One that repeats a stored range exactly is a repeat; any other is kept, being one record however long it is.
  private Outcome compareRange(SlotRecord.MissingRange range, ColumnDirectory.Device device, long deviceId,
      Span span) throws SQLException {
    Slot.Missing offered = new Slot.Missing(range.reason());
    boolean different = false;
    for (Entry entry : records.missingRanges(new Place(deviceId, span))) {
      boolean sameReason = entry.body().missingReason() == range.reason();
      if (sameReason && entry.slotStart() == span.from() && entry.slotEnd() == span.to()
          && columnsOf(entry, device.name()).equals(device.columns())) {
        return Outcome.REPEAT;
      }
      different |= !sameReason;
    }
    different |= records.anyRowWithin(deviceId, span,
        entry -> contradicts(stored(device.name(), List.of(entry), List.of()), device.columns(), offered));
    return new Outcome(true, different);
  }

  private static boolean contradicts(StoredSlot stored, List<Column> columns, Slot offered) {
    return columns.stream()
        .anyMatch(column -> stored.relationOf(column, offered, Drops.UNKNOWN) == Relation.DIFFERENT);
  }

  /// What is stored of one slot, from its records; the lowest id counts where they overlap.
  private StoredSlot stored(String device, List<Entry> sameSlot, List<Entry> ranges) throws SQLException {
    StoredSlot stored = new StoredSlot();
    int nextRange = 0;
    for (Entry entry : sameSlot) {
      while (nextRange < ranges.size() && ranges.get(nextRange).id() < entry.id()) {
        addTo(stored, device, ranges.get(nextRange++));
      }
      addTo(stored, device, entry);
    }
    while (nextRange < ranges.size()) {
      addTo(stored, device, ranges.get(nextRange++));
    }
    return stored;
  }

  private void addTo(StoredSlot stored, String device, Entry entry) throws SQLException {
    List<Column> columns = columnsOf(entry, device);
    if (columns.isEmpty()) {
      return; // what it says of cut-off lines is of no interface
    }
    switch (entry.kind()) {
      case ROW -> {
        RowDrops drops = entry.body().rowDrops(columns.size());
        for (int i = 0; i < columns.size(); i++) {
          Slot slot = entry.body().rowSlot(i);
          stored.addBase(columns.get(i), slot, drops.of(i, slot));
        }
        stored.addSessions(entry.body().sessions(columns.size()));
      }
      case AMENDMENT -> stored.addAmendment(columns.get(entry.body().amendedColumn()),
          entry.body().amendedSlot(), entry.body().amendedDrops());
      case MISSING_RANGE -> {
        Slot missing = new Slot.Missing(entry.body().missingReason());
        columns.forEach(column -> stored.addBase(column, missing, Drops.UNKNOWN));
      }
    }
  }

  private List<Column> columnsOf(Entry entry, String device) throws SQLException {
    return directories.get(connection, entry.directoryId())
        .device(device)
        .map(ColumnDirectory.Device::columns)
        .orElse(List.of());
  }
}
