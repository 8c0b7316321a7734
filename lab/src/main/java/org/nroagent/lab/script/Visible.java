package org.nroagent.lab.script;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the script leaves of the tables.
///
/// @param rowLimit rows after which every table ends
/// @param goneTables those that are not there at all
/// @param goneRows those that are not in their table
public record Visible(int rowLimit, Set<MibTable> goneTables, Map<MibTable, Set<String>> goneRows) {
  /// Everything.
  public static final Visible ALL = new Visible(Integer.MAX_VALUE, Set.of(), Map.of());

  /// What the conditions that hold leave.
  public static Visible under(List<LabEvent.Condition> holding) {
    int limit = Integer.MAX_VALUE;
    Set<MibTable> tables = EnumSet.noneOf(MibTable.class);
    Map<MibTable, Set<String>> rows = new EnumMap<>(MibTable.class);
    for (LabEvent.Condition each : holding) {
      switch (each) {
        case LabEvent.TablesEndEarly early -> limit = Math.min(limit, early.rows());
        case LabEvent.TableGone gone -> tables.addAll(gone.tables());
        case LabEvent.RowGone gone ->
          rows.computeIfAbsent(gone.table(), table -> new HashSet<>()).add(gone.row());
        case LabEvent.Silence s -> {
        }
        case LabEvent.SlowAnswers s -> {
        }
        case LabEvent.TruncatedAnswers t -> {
        }
        case LabEvent.CredentialsRefused c -> {
        }
        case LabEvent.AnswersCut a -> {
        }
        case LabEvent.SubtreesRefused s -> {
        }
        case LabEvent.NotificationsLost n -> {
        }
        case LabEvent.NotificationsRepeated n -> {
        }
      }
    }
    return new Visible(limit, tables, rows);
  }

  /// Whether a table is there.
  public boolean table(MibTable table) {
    return !goneTables.contains(table);
  }

  /// Whether a row is in its table.
  public boolean row(MibTable table, String row) {
    return !goneRows.getOrDefault(table, Set.of()).contains(row);
  }
}
