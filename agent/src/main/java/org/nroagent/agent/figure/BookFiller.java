package org.nroagent.agent.figure;

import java.util.IdentityHashMap;
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
  /// By the very objects of the ring's directories, which its segments share where they are equal.
  private final IdentityHashMap<ColumnDirectory.Device, DeviceColumns> devices = new IdentityHashMap<>();
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

  private DeviceColumns columnsOf(ColumnDirectory.Device device, MonthSpan of) {
    DeviceColumns known = devices.get(device);
    return known == null ? begin(device, of) : known;
  }

  /// The columns have changed: of those before nothing more comes, or so little that it can be added apart.
  private DeviceColumns begin(ColumnDirectory.Device device, MonthSpan of) {
    devices.values().removeIf(columns -> {
      boolean sameDevice = columns.device().name().equals(device.name());
      if (sameDevice) {
        columns.flush();
      }
      return sameDevice;
    });
    DeviceColumns fresh = new DeviceColumns(book, of, device);
    devices.put(device, fresh);
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
