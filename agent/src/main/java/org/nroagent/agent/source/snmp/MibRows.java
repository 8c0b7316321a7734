package org.nroagent.agent.source.snmp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.profile.IndexPart;
import org.nroagent.agent.source.profile.MibTable;
import org.nroagent.model.reading.TableState;

/// The rows of one table, as far as they could be read.
final class MibRows implements Iterable<MibRow> {
  private final @Nullable MibTable table;
  private final List<MibRow> rows;
  private final boolean complete;
  private final Map<List<String>, Map<List<Object>, List<MibRow>>> byKey = new HashMap<>();

  /// @param table null where the module has none
  MibRows(@Nullable MibTable table, List<MibRow> rows, boolean complete) {
    this.table = table;
    this.rows = List.copyOf(rows);
    this.complete = complete;
  }

  @Override
  public Iterator<MibRow> iterator() {
    return rows.iterator();
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /// Whether it was read to its end. Where not, an absent row may merely have been lost.
  boolean isComplete() {
    return complete;
  }

  /// The first row that belongs to another table's row, null where there is none.
  @Nullable
  MibRow matching(MibRow row) {
    List<MibRow> all = allMatching(row);
    return all.isEmpty() ? null : all.getFirst();
  }

  /// The rows that belong to another table's row: those whose index has the same values under the names that both
  /// have.
  List<MibRow> allMatching(MibRow row) {
    if (table == null || rows.isEmpty()) {
      return List.of();
    }
    List<IndexPart> shared = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Object> key = new ArrayList<>();
    for (IndexPart part : table.index()) {
      Object value = row.keyIfKnown(part.name(), part.encoding());
      if (value != null) {
        shared.add(part);
        names.add(part.name());
        key.add(value);
      }
    }
    if (shared.isEmpty()) {
      return List.of();
    }
    return byKey.computeIfAbsent(names, _ -> groupedBy(shared)).getOrDefault(key, List.of());
  }

  private Map<List<Object>, List<MibRow>> groupedBy(List<IndexPart> parts) {
    Map<List<Object>, List<MibRow>> groups = new HashMap<>();
    for (MibRow row : rows) {
      List<Object> key = new ArrayList<>();
      for (IndexPart part : parts) {
        Object value = row.key(part.name(), part.encoding());
        if (value != null) {
          key.add(value);
        }
      }
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  /// How far tables were read that tell one thing together.
  static TableState state(MibRows... tables) {
    boolean empty = true;
    for (MibRows each : tables) {
      if (!each.complete) {
        return TableState.CUT;
      }
      empty &= each.rows.isEmpty();
    }
    return empty ? TableState.ABSENT : TableState.COMPLETE;
  }
}
