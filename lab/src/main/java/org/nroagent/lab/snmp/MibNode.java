package org.nroagent.lab.snmp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/// A part of the MIB with instances below one OID: a scalar or a table. Values are computed when they are asked
/// for.
sealed interface MibNode {
  /// The OID that all instances start with. Nodes never lie inside one another.
  OID root();

  /// The value of an instance, null if there is none.
  @Nullable
  Variable get(OID instance, Moment moment);

  /// The first instance after an OID, null if there is none in this node.
  @Nullable
  VariableBinding after(OID oid, Moment moment);

  /// A column whose cells are computed.
  static <R> Column<R> column(int number, CellValue<R> value) {
    return new Column<>(number, value);
  }

  /// A column with the same value in every row.
  static <R> Column<R> column(int number, Variable value) {
    return new Column<>(number, (row, moment) -> value);
  }

  /// A row with a given index.
  static <R> Row<R> row(R content, int... index) {
    return new Row<>(new OID(index), content);
  }

  /// Computes a scalar.
  interface ScalarValue {
    /// The value at a moment.
    Variable at(Moment moment);
  }

  /// A scalar object.
  ///
  /// @param root OID of the object, without the .0 of its instance
  /// @param value its value
  record Scalar(OID root, ScalarValue value) implements MibNode {
    @Override
    public @Nullable Variable get(OID instance, Moment moment) {
      return instance.equals(instance()) ? value.at(moment) : null;
    }

    @Override
    public @Nullable VariableBinding after(OID oid, Moment moment) {
      return oid.compareTo(instance()) < 0 ? new VariableBinding(instance(), value.at(moment)) : null;
    }

    private OID instance() {
      return new OID(root).append(0);
    }
  }

  /// Computes one cell of a table.
  interface CellValue<R> {
    /// The value of a row at a moment.
    Variable of(R row, Moment moment);
  }

  /// One column of a table.
  ///
  /// @param number its place in the entry
  /// @param value its cells
  record Column<R>(int number, CellValue<R> value) {}

  /// One row of a table.
  ///
  /// @param index the instance part of its OIDs
  /// @param content what its cells are computed from
  record Row<R>(OID index, R content) {}

  /// A conceptual table; columns ascending, rows in the order of their index, found by bisection.
  ///
  /// @param root OID of the table's entry
  /// @param columns in the order of their numbers
  /// @param rows in the order of their indexes
  record Table<R>(OID root, List<Column<R>> columns, List<Row<R>> rows) implements MibNode {
    private static final Comparator<OID> BY_OID = Comparator.naturalOrder();

    /// Sorts columns and rows.
    public Table {
      columns = columns.stream().sorted(Comparator.comparingInt(Column::number)).toList();
      List<Row<R>> sorted = new ArrayList<>(rows);
      sorted.sort((a, b) -> BY_OID.compare(a.index(), b.index()));
      rows = List.copyOf(sorted);
    }

    /// This table with its first rows only.
    Table<R> limitedTo(int count) {
      return count >= rows.size() ? this : new Table<>(root, columns, rows.subList(0, count));
    }

    @Override
    public @Nullable Variable get(OID instance, Moment moment) {
      if (instance.size() <= root.size() + 1 || !instance.startsWith(root)) {
        return null;
      }
      int column = columnAt(instance.get(root.size()));
      int row = rowAt(new OID(instance.getValue(), root.size() + 1, instance.size() - root.size() - 1));
      return column < 0 || row < 0 ? null : cell(column, row, moment);
    }

    @Override
    public @Nullable VariableBinding after(OID oid, Moment moment) {
      if (rows.isEmpty() || columns.isEmpty()) {
        return null;
      }
      if (!oid.startsWith(root) || oid.size() == root.size()) {
        return oid.compareTo(root) <= 0 ? binding(0, 0, moment) : null;
      }
      int found = columnAt(oid.get(root.size()));
      if (found < 0) {
        int next = -found - 1;
        return next < columns.size() ? binding(next, 0, moment) : null;
      }
      int row = rowAt(new OID(oid.getValue(), root.size() + 1, oid.size() - root.size() - 1));
      int next = row >= 0 ? row + 1 : -row - 1;
      if (next < rows.size()) {
        return binding(found, next, moment);
      }
      return found + 1 < columns.size() ? binding(found + 1, 0, moment) : null;
    }

    private int columnAt(int number) {
      return bisect(columns.size(), middle -> Integer.compareUnsigned(columns.get(middle).number(), number));
    }

    private int rowAt(OID index) {
      return bisect(rows.size(), middle -> rows.get(middle).index().compareTo(index));
    }

    /// As [Collections#binarySearch]: the place found, or −(place to insert) − 1.
    private static int bisect(int size, IntUnaryOperator compare) {
      int low = 0;
      int high = size - 1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        int order = compare.applyAsInt(middle);
        if (order == 0) {
          return middle;
        }
        if (order < 0) {
          low = middle + 1;
        } else {
          high = middle - 1;
        }
      }
      return -low - 1;
    }

    private Variable cell(int column, int row, Moment moment) {
      return columns.get(column).value().of(rows.get(row).content(), moment);
    }

    private VariableBinding binding(int column, int row, Moment moment) {
      OID oid = new OID(root).append(columns.get(column).number()).append(rows.get(row).index());
      return new VariableBinding(oid, cell(column, row, moment));
    }
  }
}
