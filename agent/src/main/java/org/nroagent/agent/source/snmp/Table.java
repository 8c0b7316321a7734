package org.nroagent.agent.source.snmp;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.Warnings;
import org.snmp4j.smi.OID;

/// The rows of one or several tables with the same index, as far as they could be read.
final class Table {
  private final SortedMap<OID, Row> rows = new TreeMap<>();
  private final Warnings warnings;
  private boolean complete = true;

  Table(Warnings warnings) {
    this.warnings = warnings;
  }

  /// The rows by their index: the sub-identifiers behind the column.
  SortedMap<OID, Row> rows() {
    return Collections.unmodifiableSortedMap(rows);
  }

  /// The row of an index; one without cells where the table has none.
  Row row(OID index) {
    Row row = rows.get(index);
    return row == null ? new Row(warnings) : row;
  }

  /// Whether every column was read to its end. Where not, an absent row may merely have been lost.
  boolean isComplete() {
    return complete;
  }

  void cut(String why) {
    complete = false;
    warnings.add(why);
  }

  void put(OID index, Column column, Cell cell) {
    rows.computeIfAbsent(index, _ -> new Row(warnings)).cells.put(column, cell);
  }

  /// One conceptual row.
  static final class Row {
    private final Map<Column, Cell> cells = new HashMap<>();
    private final Warnings warnings;

    private Row(Warnings warnings) {
      this.warnings = warnings;
    }

    /// The cell as it came, null where the row has none in this column.
    @Nullable
    Cell cell(Column column) {
      return cells.get(column);
    }

    /// The value of a column that holds a number, empty where it is absent or of a wrong type.
    OptionalLong number(Column column) {
      Cell cell = cells.get(column);
      if (cell == null) {
        return OptionalLong.empty();
      }
      OptionalLong number = SmiValues.number(cell.value());
      if (number.isEmpty()) {
        warnWrongType(column, cell);
      }
      return number;
    }

    /// The value of a column that holds a number, with a default.
    long number(Column column, long absent) {
      return number(column).orElse(absent);
    }

    /// The octets of a column that holds a string or BITS; empty where it is absent or of a wrong type.
    byte[] octets(Column column) {
      Cell cell = cells.get(column);
      if (cell == null) {
        return new byte[0];
      }
      byte[] octets = SmiValues.octets(cell.value());
      if (octets == null) {
        warnWrongType(column, cell);
        return new byte[0];
      }
      return octets;
    }

    /// The text of a column, empty where it is absent or of a wrong type.
    String text(Column column) {
      return SmiValues.text(octets(column));
    }

    void warnWrongType(Column column, Cell cell) {
      warnings.add(column.name() + " has values of type " + cell.value().getSyntaxString() + ": ignored");
    }
  }
}
