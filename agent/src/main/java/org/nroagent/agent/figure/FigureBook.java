package org.nroagent.agent.figure;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SlotRecord;

/// The figures of all series, kept up to date slot by slot: those of the metered interfaces from the records, those of
/// the derived series from the slots of their parts.
///
/// Not thread-safe: the live book belongs to the core thread; a book that is being rebuilt from the ring belongs to
/// the worker until it hands it over.
public final class FigureBook {
  private final Months months;
  private final int billableCoveragePercent;
  private final Map<String, Entry> entries = new HashMap<>();

  /// One series and who is computed from it.
  private static final class Entry {
    private final SeriesFigures figures;
    private final @Nullable OpenSlots open;
    private List<Part> partOf = List.of();

    Entry(Months months, Optional<SlotFormula> formula) {
      this.figures = new SeriesFigures(months, formula.isPresent());
      this.open = formula.map(each -> new OpenSlots(each, months.grid(), figures)).orElse(null);
    }
  }

  /// A place in the formula of a derived series.
  private record Part(OpenSlots series, int position) {}

  /// @param grid the slots
  /// @param month the month that runs when the book is opened
  /// @param billableCoveragePercent the coverage below which a figure is not billable, 1…100
  /// @param series the series; records of other interfaces change nothing
  public FigureBook(SlotGrid grid, CivilMonth month, int billableCoveragePercent,
      List<SeriesConfig> series) {
    this.months = new Months(month, grid);
    this.billableCoveragePercent = billableCoveragePercent;
    series.forEach(each -> entries.put(each.id(), new Entry(months, formula(each))));
    series.forEach(each -> formula(each).ifPresent(formula -> connect(each.id(), formula)));
  }

  /// A book for the month that contains the instant.
  public static FigureBook at(Instant instant, SlotGrid grid, ZoneId zone, int billableCoveragePercent,
      List<SeriesConfig> series) {
    return new FigureBook(grid, CivilMonth.containing(instant, zone), billableCoveragePercent, series);
  }

  /// Adds a final record.
  ///
  /// @param record a record that is durable
  /// @param directory the meaning of its columns
  public void add(SlotRecord record, ColumnDirectory directory) {
    List<ColumnDirectory.Column> columns = columns(directory, record.device());
    switch (record) {
      case SlotRecord.Row row -> addRow(row, columns);
      case SlotRecord.Amendment amendment -> amend(amendment, columns);
      case SlotRecord.MissingRange range -> columns.forEach(column -> addRange(range, column));
    }
  }

  /// What fills the book from the ring: the same as adding the records one by one, for a month of everything.
  public BookFiller filler() {
    return new BookFiller(this, months);
  }

  /// Adds what another book gathered from the records before those of this one. From then on nothing but new records
  /// come.
  public void addRebuilt(FigureBook before) {
    before.entries.forEach((id, theirs) -> {
      Entry ours = entries.get(id);
      if (ours != null) {
        ours.figures.addAll(theirs.figures);
        if (ours.open != null && theirs.open != null) {
          ours.open.addAll(theirs.open);
        }
      }
    });
    entries.values().forEach(entry -> {
      if (entry.open != null) {
        entry.open.rebuilt();
      }
      entry.figures.rebuilt();
    });
  }

  /// Takes a month that was closed; one of a series that is not there changes nothing.
  public void closed(ClosedMonth month) {
    Entry entry = entries.get(month.series());
    if (entry != null) {
      entry.figures.closed(month);
    }
  }

  /// The running month's figure of a series: without values where none is known.
  ///
  /// @throws IllegalArgumentException if there is no such series
  public MonthFigure current(String id) {
    return entry(id).figures.current().withBillableCoverage(billableCoveragePercent);
  }

  /// Why the running month's coverage is what it is.
  public SlotTally tally(String id) {
    Entry entry = entry(id);
    RunningMonth running = entry.figures.running();
    if (entry.open == null) {
      return running.counts().tally();
    }
    SlotCounts counts = new SlotCounts();
    counts.addAll(running.counts());
    entry.open.countInto(counts, running.span());
    return counts.tally();
  }

  /// What is known of the previous month, empty where nothing is.
  public Optional<PreviousMonth> previous(String id) {
    return entry(id).figures.previous().map(this::withCoverage);
  }

  /// The closed months of a series.
  public MonthHistory history(String id) {
    return entry(id).figures.history();
  }

  /// The last slot of a derived series of which anything is known, empty before the first one; of an interface always
  /// empty.
  public Optional<SeriesSlot> last(String id) {
    Entry entry = entry(id);
    Optional<SeriesSlot> settled = entry.figures.last();
    Optional<SeriesSlot> open = entry.open == null ? Optional.empty() : entry.open.newest();
    return open.filter(each -> settled.isEmpty() || each.start().isAfter(settled.get().start()))
        .or(() -> settled);
  }

  /// The figures of an interface that is no part of a derived series, null where there is none: all that its slots
  /// change.
  @Nullable
  SeriesFigures figuresOfLone(String interfaceId) {
    Entry entry = entries.get(interfaceId);
    return entry != null && entry.partOf.isEmpty() ? entry.figures : null;
  }

  /// Whether the slots of an interface change anything.
  boolean has(String interfaceId) {
    return entries.containsKey(interfaceId);
  }

  /// Adds a slot of an interface; one that is not there changes nothing.
  void add(String interfaceId, Instant slotStart, Slot slot) {
    Entry entry = entries.get(interfaceId);
    if (entry != null) {
      add(entry, slotStart, slot);
    }
  }

  private static void add(Entry entry, Instant slotStart, Slot slot) {
    entry.figures.add(slotStart, slot);
    for (Part part : entry.partOf) {
      part.series().put(part.position(), slotStart, slot);
    }
  }

  private void connect(String id, SlotFormula formula) {
    OpenSlots open = entry(id).open;
    if (open != null) {
      List<String> parts = formula.parts();
      for (int i = 0; i < parts.size(); i++) {
        Entry part = entry(parts.get(i));
        List<Part> more = new ArrayList<>(part.partOf);
        more.add(new Part(open, i));
        part.partOf = List.copyOf(more);
      }
    }
  }

  private void addRow(SlotRecord.Row row, List<ColumnDirectory.Column> columns) {
    for (int i = 0; i < columns.size(); i++) {
      Entry entry = entries.get(columns.get(i).interfaceId());
      if (entry != null) {
        add(entry, row.slotStart(), row.columns().get(i));
      }
    }
  }

  private void amend(SlotRecord.Amendment amendment, List<ColumnDirectory.Column> columns) {
    Entry entry = entries.get(columns.get(amendment.column()).interfaceId());
    if (entry != null) {
      entry.figures.amend(amendment.slotStart(), amendment.slot());
      for (Part part : entry.partOf) {
        part.series().put(part.position(), amendment.slotStart(), amendment.slot());
      }
    }
  }

  private void addRange(SlotRecord.MissingRange range, ColumnDirectory.Column column) {
    Entry entry = entries.get(column.interfaceId());
    if (entry != null) {
      entry.figures.addMissing(range.from(), range.to(), range.reason());
      for (Part part : entry.partOf) {
        part.series().putMissing(part.position(), range.from(), range.to(), range.reason());
      }
    }
  }

  private PreviousMonth withCoverage(PreviousMonth month) {
    return switch (month) {
      case PreviousMonth.Closing(var figure) ->
        new PreviousMonth.Closing(figure.withBillableCoverage(billableCoveragePercent));
      case PreviousMonth.Closed closed -> closed;
    };
  }

  private Entry entry(String id) {
    Entry entry = entries.get(id);
    if (entry == null) {
      throw new IllegalArgumentException("there is no series '" + id + "' in this book");
    }
    return entry;
  }

  private static Optional<SlotFormula> formula(SeriesConfig series) {
    return switch (series.content()) {
      case SeriesConfig.Measured _ -> Optional.empty();
      case SeriesConfig.Derived derived -> Optional.of(derived.formula());
    };
  }

  private static List<ColumnDirectory.Column> columns(ColumnDirectory directory, String device) {
    return directory.device(device).orElseThrow(
        () -> new IllegalStateException(
            "record of device '" + device + "', which its directory does not have"))
        .columns();
  }
}
