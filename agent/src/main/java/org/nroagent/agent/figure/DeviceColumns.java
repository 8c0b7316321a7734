package org.nroagent.agent.figure;

import org.jspecify.annotations.Nullable;
import org.nroagent.agent.store.RowCells;
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
  private final int[] selected;
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
    this.selected = new int[columns];
    for (int i = 0; i < columns; i++) {
      String id = device.columns().get(i).interfaceId();
      lone[i] = book.figuresOfLone(id);
      if (!book.has(id)) {
        in.ignore(i);
        out.ignore(i);
      }
    }
  }

  ColumnDirectory.Device device() {
    return device;
  }

  /// Takes a row of the month.
  void add(RowCells row) {
    rows++;
    int count = row.select(in.bounds(), out.bounds(), selected);
    for (int i = 0; i < count; i++) {
      add(row, selected[i]);
    }
  }

  private void add(RowCells row, int column) {
    boolean metered = row.isMetered(column);
    if (metered && lone[column] != null) {
      in.add(column, row.inOctets(column));
      out.add(column, row.outOctets(column));
      interpolated[column] += row.isInterpolated(column) ? 1 : 0;
    } else {
      missing[column] += metered ? 0 : 1;
      book.add(device.columns().get(column).interfaceId(), row.slotStart(), row.slot(column));
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
