package org.nroagent.agent.figure;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SlotRecord;

/// The figures of all metered interfaces, kept up to date slot by slot.
///
/// Not thread-safe: the live book belongs to the core thread; a book that is being rebuilt from the ring belongs to
/// the worker until it hands it over.
public final class FigureBook {
  private final SlotGrid grid;
  private final CivilMonth month;
  private final int billableCoveragePercent;
  private final Map<String, InterfaceFigures> byInterface = new HashMap<>();

  /// @param grid the slots
  /// @param month the month that runs when the book is opened
  /// @param billableCoveragePercent the coverage below which a figure is not billable, 1…100
  public FigureBook(SlotGrid grid, CivilMonth month, int billableCoveragePercent) {
    this.grid = grid;
    this.month = month;
    this.billableCoveragePercent = billableCoveragePercent;
  }

  /// A book for the month that contains the instant.
  public static FigureBook at(Instant instant, SlotGrid grid, ZoneId zone, int billableCoveragePercent) {
    return new FigureBook(grid, CivilMonth.containing(instant, zone), billableCoveragePercent);
  }

  /// Adds a final record.
  ///
  /// @param record a record that is durable
  /// @param directory the meaning of its columns
  public void add(SlotRecord record, ColumnDirectory directory) {
    switch (record) {
      case SlotRecord.Row row -> addRow(row, columns(directory, row.device()));
      case SlotRecord.Amendment amendment -> addSlot(
          columns(directory, amendment.device()).get(amendment.column()).interfaceId(), amendment.slotStart(),
          amendment.slot());
      case SlotRecord.MissingRange _ -> {
        // Missing slots carry no value; the coverage shows them.
      }
    }
  }

  /// Adds everything that another book gathered from other records.
  public void addAll(FigureBook other) {
    other.byInterface.forEach((id, figures) -> figures(id).addAll(figures));
  }

  /// The running month's figure of an interface: without values where none is known.
  public MonthFigure current(String interfaceId) {
    return figures(interfaceId).current().withBillableCoverage(billableCoveragePercent);
  }

  /// The previous month's figure of an interface, empty where nothing of it is known.
  public Optional<MonthFigure> previous(String interfaceId) {
    return figures(interfaceId).previous()
        .map(figure -> figure.withBillableCoverage(billableCoveragePercent));
  }

  private void addRow(SlotRecord.Row row, List<ColumnDirectory.Column> columns) {
    for (int i = 0; i < columns.size(); i++) {
      addSlot(columns.get(i).interfaceId(), row.slotStart(), row.columns().get(i));
    }
  }

  private void addSlot(String interfaceId, Instant slotStart, Slot slot) {
    figures(interfaceId).add(slotStart, slot);
  }

  private InterfaceFigures figures(String interfaceId) {
    return byInterface.computeIfAbsent(interfaceId, _ -> new InterfaceFigures(grid, month));
  }

  private static List<ColumnDirectory.Column> columns(ColumnDirectory directory, String device) {
    return directory.device(device).orElseThrow(
        () -> new IllegalStateException(
            "record of device '" + device + "', which its directory does not have"))
        .columns();
  }
}
