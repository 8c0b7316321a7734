package org.nroagent.agent.mib;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/// A table, or a group of scalars as a table of one row with index 0. It holds its rows, not its instances: values are
/// made when they are asked for, so that ten thousand interfaces cost nothing until somebody walks them.
///
/// @param entry the row object, or the group
/// @param columns ascending
/// @param rows ascending by index
/// @param <R> what a row is made of
record MibTable<R>(OID entry, List<Column<R>> columns, List<Row<R>> rows) {
  /// A row.
  ///
  /// @param index its sub-identifiers
  /// @param value what its values are made of
  record Row<R>(OID index, R value) {
    /// A row with a number, or several, as its index.
    static <R> Row<R> of(R value, int... index) {
      return new Row<>(new OID(index), value);
    }
  }

  MibTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /// A group of scalars.
  static <R> MibTable<R> scalars(OID group, List<Column<R>> objects, R value) {
    return new MibTable<>(group, objects, List.of(Row.of(value, 0)));
  }

  /// The value of an instance, `noSuchInstance` for another one of a column, `noSuchObject` for everything else.
  Variable get(OID oid, Instant now) {
    int[] wanted = suffix(oid);
    int column = wanted.length == 0 ? columns.size() : firstColumn(wanted[0]);
    if (column == columns.size() || columns.get(column).id() != wanted[0]) {
      return Null.noSuchObject;
    }
    int[] index = Arrays.copyOfRange(wanted, 1, wanted.length);
    int row = firstRow(index);
    if (row == rows.size() || !Arrays.equals(rows.get(row).index().getValue(), index)) {
      return Null.noSuchInstance;
    }
    Variable value = value(column, row, now);
    return value == null ? Null.noSuchInstance : value;
  }

  /// The first instance behind an OID, null where there is none in this table.
  @Nullable
  VariableBinding next(OID after, Instant now) {
    int column = 0;
    int row = 0;
    if (after.startsWith(entry)) {
      int[] wanted = suffix(after);
      if (wanted.length > 0) {
        column = firstColumn(wanted[0]);
        boolean within = column < columns.size() && columns.get(column).id() == wanted[0];
        row = within && wanted.length > 1 ? rowBehind(Arrays.copyOfRange(wanted, 1, wanted.length)) : 0;
      }
    } else if (after.compareTo(entry) > 0) {
      return null;
    }
    return firstFrom(column, row, now);
  }

  private @Nullable VariableBinding firstFrom(int firstColumn, int firstRow, Instant now) {
    int row = firstRow;
    for (int column = firstColumn; column < columns.size(); column++) {
      for (; row < rows.size(); row++) {
        Variable value = value(column, row, now);
        if (value != null) {
          return new VariableBinding(
              NroMib.instance(entry, columns.get(column).id(), rows.get(row).index().getValue()), value);
        }
      }
      row = 0;
    }
    return null;
  }

  private @Nullable Variable value(int column, int row, Instant now) {
    return columns.get(column).cell().of(rows.get(row).value(), now);
  }

  private int[] suffix(OID oid) {
    return Arrays.copyOfRange(oid.getValue(), entry.size(), Math.max(entry.size(), oid.size()));
  }

  /// The first column whose number is not below this one.
  private int firstColumn(int id) {
    int column = 0;
    while (column < columns.size() && Integer.compareUnsigned(columns.get(column).id(), id) < 0) {
      column++;
    }
    return column;
  }

  private int rowBehind(int[] index) {
    int row = firstRow(index);
    return row < rows.size() && Arrays.equals(rows.get(row).index().getValue(), index) ? row + 1 : row;
  }

  /// The first row whose index is not below this one.
  private int firstRow(int[] index) {
    int low = 0;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Arrays.compareUnsigned(rows.get(middle).index().getValue(), index) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
