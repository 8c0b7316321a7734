package org.nroagent.agent.figure;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.store.RingReader;
import org.nroagent.agent.store.RowCells;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.StoredRecord;

/// Fills a book from a scan of the ring. Values are gathered device by device, so the book lacks some until the end.
///
/// Not thread-safe: it belongs to the book's owner.
public final class BookFiller implements RingReader.RowSink {
  private final FigureBook book;
  private final Months months;
  /// By the device's name.
  private final Map<String, DeviceColumns> devices = new HashMap<>();
  private @Nullable MonthSpan month;

  BookFiller(FigureBook book, Months months) {
    this.book = book;
    this.months = months;
  }

  @Override
  public void row(RowCells row) {
    MonthSpan of = monthOf(row);
    if (of == null) {
      return; // older than anything that the book knows
    }
    if (of.isBefore(months.newest())) {
      addSlots(row);
      return;
    }
    if (!of.equals(month)) {
      end();
      month = of;
    }
    columnsOf(row.device(), of).add(row);
  }

  /// A latecomer of a month that is over.
  private void addSlots(RowCells row) {
    for (int i = 0; i < row.device().columns().size(); i++) {
      book.add(row.device().columns().get(i).interfaceId(), row.slotStart(), row.slot(i));
    }
  }

  private @Nullable MonthSpan monthOf(RowCells row) {
    MonthSpan last = month;
    return last != null && last.contains(row.slotStartSeconds()) ? last : months.of(row.slotStart());
  }

  /// The segments of a ring share what is equal in their directories, so other columns are another object.
  @SuppressWarnings("ReferenceEquality")
  private DeviceColumns columnsOf(ColumnDirectory.Device device, MonthSpan of) {
    DeviceColumns columns = devices.get(device.name());
    if (columns != null && columns.device() == device) {
      return columns;
    }
    if (columns != null) {
      columns.flush();
    }
    DeviceColumns fresh = new DeviceColumns(book, of, device);
    devices.put(device.name(), fresh);
    return fresh;
  }

  @Override
  public void record(StoredRecord stored) {
    book.add(stored.record(), stored.directory());
  }

  /// Gives the book what is still gathered.
  public void end() {
    devices.values().forEach(DeviceColumns::flush);
    devices.clear();
  }
}
