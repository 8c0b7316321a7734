package org.nroagent.agent.figure;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.store.RowCells;
import org.nroagent.agent.store.SelectedCells;
import org.nroagent.model.figure.LargestOfMany;
import org.nroagent.model.record.ColumnDirectory;

/// The columns of one device while a month of its rows is read. Of a series that goes nowhere else, most slots cost a
/// comparison: those that are measured and not among the largest.
final class DeviceColumns {
  private final FigureBook book;
  private final MonthSpan month;
  private final ColumnDirectory.Device device;
  /// Null for a column whose slots go somewhere else as well, or nowhere.
  private final @Nullable SeriesFigures[] lone;
  private final LargestOfMany in;
  private final LargestOfMany out;
  private final int[] missing;
  private final int[] interpolated;
  private final SelectedCells selected;
  /// The columns whose slots go somewhere else as well: all of them are looked at.
  private final int[] shared;
  private int rows;

  DeviceColumns(FigureBook book, MonthSpan month, ColumnDirectory.Device device) {
    this.book = book;
    this.month = month;
    this.device = device;
    int columns = device.columns().size();
    this.lone = new SeriesFigures[columns];
    this.in = new LargestOfMany(columns, month.expectedSlots());
    this.out = new LargestOfMany(columns, month.expectedSlots());
    this.missing = new int[columns];
    this.interpolated = new int[columns];
    this.selected = new SelectedCells(columns);
    for (int i = 0; i < columns; i++) {
      lone[i] = book.figuresOfLone(id(i));
      if (lone[i] == null) {
        in.ignore(i);
        out.ignore(i);
      }
    }
    this.shared = IntStream.range(0, columns).filter(i -> lone[i] == null && book.has(id(i))).toArray();
  }

  private String id(int column) {
    return device.columns().get(column).interfaceId();
  }

  ColumnDirectory.Device device() {
    return device;
  }

  /// Takes a row of the month.
  void add(RowCells row) {
    rows++;
    row.select(in.bounds(), out.bounds(), selected);
    in.addAll(selected.columns(), selected.in(), selected.count());
    out.addAll(selected.columns(), selected.out(), selected.count());
    for (int i = 0; i < selected.unusualCount(); i++) {
      addUnusual(row, selected.unusual()[i]);
    }
    for (int column : shared) {
      book.add(id(column), row.slotStart(), row.slot(column));
    }
  }

  private void addUnusual(RowCells row, int column) {
    if (lone[column] == null) {
      return; // shared, or of no interest
    }
    if (row.isMetered(column)) {
      in.add(column, row.inOctets(column));
      out.add(column, row.outOctets(column));
      interpolated[column]++;
    } else {
      missing[column]++;
      book.add(id(column), row.slotStart(), row.slot(column));
    }
  }

  /// Gives the book what was gathered; there is nothing left of it here.
  void flush() {
    for (int i = 0; i < missing.length; i++) {
      SeriesFigures figures = lone[i];
      if (figures != null) {
        int valid = rows - missing[i];
        RunningMonth gathered = new RunningMonth(month, in.take(i, valid), out.take(i, valid));
        gathered.counts().addInterpolated(interpolated[i]);
        figures.addAll(gathered);
        interpolated[i] = 0;
      }
      missing[i] = 0;
    }
    rows = 0;
  }
}
