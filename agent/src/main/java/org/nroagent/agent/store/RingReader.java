package org.nroagent.agent.store;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.Provenance.Place;
import org.nroagent.model.figure.SlotWindow;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.record.StoredRecord;

/// Reads the slot ring below the writer's watermark, from any thread. Every call opens the files it needs and uses a
/// small buffer of its own; the ring may be written, and its oldest segment reused, meanwhile. Every record read has
/// passed its checksum.
public final class RingReader implements RecordLog {
  private final SegmentFiles files;
  private final SlotGrid grid;
  private final Supplier<RingState> state;

  RingReader(Disk disk, SlotGrid grid, Supplier<RingState> state) {
    this.files = new SegmentFiles(disk);
    this.grid = grid;
    this.state = state;
  }

  /// Opens the ring of a folder for reading as it is now, beside a running agent or without one. Takes no lock and
  /// changes nothing.
  ///
  /// @throws IOException if the folder cannot be read
  public static RingReader openForReading(Path folder) throws IOException {
    return openForReading(RealDisk.existingFolder(folder));
  }

  /// As [#openForReading(Path)], of any disk.
  ///
  /// @throws IOException if the folder cannot be read
  public static RingReader openForReading(Disk disk) throws IOException {
    RingState found = new RingRecovery(new SegmentFiles(disk)).examine(new SecureRandom());
    SlotGrid grid = found.segments().isEmpty()
        ? SlotGrid.FIVE_MINUTES
        : new SlotGrid(found.segments().getLast().header().slotSeconds());
    return new RingReader(disk, grid, () -> found);
  }

  /// The division of the day into slots.
  public SlotGrid grid() {
    return grid;
  }

  /// The public ids of all interfaces of which the ring may hold slots.
  public SortedSet<String> interfaceIds() {
    SortedSet<String> ids = new TreeSet<>();
    for (Segment segment : state.get().segments()) {
      addIds(segment.header().directory(), ids);
    }
    return ids;
  }

  private static void addIds(ColumnDirectory directory, Set<String> ids) {
    for (ColumnDirectory.Device device : directory.devices()) {
      device.columns().forEach(column -> ids.add(column.interfaceId()));
    }
  }

  /// The interfaces of which the ring may hold slots in [from, to), by public id, with the last place of each.
  public SortedMap<String, Place> places(Instant from, Instant to) {
    LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC);
    LocalDate last = LocalDate.ofInstant(to.minusNanos(1), ZoneOffset.UTC);
    SortedMap<String, Place> places = new TreeMap<>();
    for (Segment segment : state.get().segments()) {
      LocalDate day = segment.header().day();
      if (!day.isBefore(first) && !day.isAfter(last)) {
        for (ColumnDirectory.Device device : segment.header().directory().devices()) {
          device.columns().forEach(column -> places.put(column.interfaceId(),
              new Place(device.name(), column.ifName())));
        }
      }
    }
    return places;
  }

  /// From which slot on the ring has everything that was recorded of [from, to). Records may have been overwritten, or
  /// lost with a segment that was set aside or belongs to newer software; what is damaged within a segment does not
  /// count, because [#slots(String, Instant, Instant)] names it.
  ///
  /// @return a time within (from, to], empty where nothing was lost
  /// @throws IOException if the disk fails
  public Optional<Instant> wholeFrom(Instant from, Instant to) throws IOException {
    RingState now = state.get();
    for (int index = now.segments().size() - 1; index >= 0; index--) {
      if (now.lostBefore(index)) {
        Instant lostFrom = index == 0
            ? Instant.MIN
            : now.segments().get(index - 1).header().day().atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant whole = firstRound(now, index).filter(to::isAfter).orElse(to);
        if (lostFrom.isBefore(to) && whole.isAfter(from)) {
          return Optional.of(whole);
        }
      }
    }
    return Optional.empty();
  }

  /// The newest slot of the first records from a segment on: what was written before them are slots before it.
  private Optional<Instant> firstRound(RingState now, int from) throws IOException {
    for (int index = from; index < now.segments().size(); index++) {
      Optional<DiskFile> opened = files.open(now.segments().get(index));
      if (opened.isPresent()) {
        try (DiskFile file = opened.get()) {
          SegmentCursor cursor = now.cursor(index, file);
          while (cursor.nextPart()) {
            long end = Long.MIN_VALUE;
            while (cursor.nextRecord()) {
              end = Math.max(end, cursor.record().span().toSeconds());
            }
            if (end > Long.MIN_VALUE) {
              return Optional.of(grid.plus(Instant.ofEpochSecond(end), -1));
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  /// Where the slots that the ring holds begin: the start of its oldest readable record. Empty where it has none.
  ///
  /// @throws IOException if the disk fails
  public Optional<Instant> firstSlot() throws IOException {
    RingState now = state.get();
    for (int index = 0; index < now.segments().size(); index++) {
      Optional<DiskFile> opened = files.open(now.segments().get(index));
      if (opened.isPresent()) {
        try (DiskFile file = opened.get()) {
          SegmentCursor cursor = now.cursor(index, file);
          while (cursor.nextPart()) {
            if (cursor.nextRecord()) {
              return Optional.of(Instant.ofEpochSecond(cursor.record().span().fromSeconds()));
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public Extent extent() {
    RingState now = state.get();
    return new Extent(now.epoch(), now.oldest(), now.head());
  }

  @Override
  public Batch read(SequenceRange range, int limit) throws IOException {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit is at least 1, not " + limit);
    }
    RingState now = state.get();
    BatchBuilder batch = new BatchBuilder(range.first(), Math.min(range.last(), now.head()), limit);
    batch.examinedUpTo(now.oldest() - 1, false);
    for (int index = 0; index < now.segments().size() && !batch.isFull(); index++) {
      if (now.lastSequence(index) >= batch.next()) {
        read(now, index, batch);
      }
    }
    return batch.build();
  }

  private void read(RingState now, int index, BatchBuilder batch) throws IOException {
    Segment segment = now.segments().get(index);
    BatchBuilder.Mark before = batch.mark();
    Optional<DiskFile> opened = files.open(segment);
    if (opened.isPresent()) {
      try (DiskFile file = opened.get()) {
        SegmentCursor cursor = now.cursor(index, file);
        while (!batch.isFull() && cursor.nextPart()) {
          CommitHeader header = cursor.header();
          if (header == null || header.identity().last() >= batch.next()) {
            takeRecords(cursor, batch);
          }
        }
      }
    }
    if (!batch.isFull()) {
      batch.examinedUpTo(now.lastSequence(index), true);
    }
    if (!files.isStillThere(segment)) {
      batch.reusedSince(before);
    }
  }

  private static void takeRecords(SegmentCursor cursor, BatchBuilder batch) throws IOException {
    while (!batch.isFull() && cursor.nextRecord()) {
      if (cursor.record().sequence() >= batch.next()) {
        @Nullable
        StoredRecord stored = cursor.record().toRecord();
        if (stored != null) {
          batch.add(stored);
        }
      }
    }
  }

  /// Hands over every record that speaks of a slot in [from, to), by ascending sequence, reading each segment once.
  ///
  /// @return what is damaged among them, as far as it can be told
  /// @throws IOException if the disk fails
  public List<Lost> scan(Instant from, Instant to, Consumer<? super StoredRecord> consumer)
      throws IOException {
    List<Lost> lost = new ArrayList<>();
    scan(from, to, new RingScan.Visitor() {
      @Override
      public void record(Segment segment, RecordView view) {
        StoredRecord stored = view.toRecord();
        if (stored != null) {
          consumer.accept(stored);
        }
      }

      @Override
      public void damaged(SequenceRange sequences, SlotSpan about) {
        lost.add(new Lost(sequences, true));
      }
    });
    return lost;
  }

  /// The lines that were cut off in the slots of [from, to), by start of the slot. Decodes no octets.
  ///
  /// @throws IOException if the disk fails
  public SortedMap<Instant, RowImpact> impacts(Instant from, Instant to) throws IOException {
    SortedMap<Instant, RowImpact> impacts = new TreeMap<>();
    scan(from, to, new RingScan.Visitor() {
      @Override
      public void record(Segment segment, RecordView view) {
        StoredRecord stored = view.kind() == RingFormat.KIND_ROW && view.isWithoutColumns()
            ? view.toRecord()
            : null;
        if (stored != null && stored.record() instanceof SlotRecord.Row row && !row.impact().isNone()) {
          impacts.put(row.slotStart(), row.impact());
        }
      }

      @Override
      public void damaged(SequenceRange sequences, SlotSpan about) {
        // It is told by those who look for it.
      }
    });
    return impacts;
  }

  /// How many sessions a device served in the slots of [from, to), by start of the slot; slots of which that is not known are
  /// left out. Decodes no octets.
  ///
  /// @throws IOException if the disk fails
  public SortedMap<Instant, Long> sessions(String device, Instant from, Instant to) throws IOException {
    SortedMap<Instant, Long> sessions = new TreeMap<>();
    scan(from, to, new RingScan.Visitor() {
      @Override
      public void record(Segment segment, RecordView view) {
        if (view.kind() == RingFormat.KIND_ROW
            && segment.header().directory().devices().get(view.device()).name().equals(device)) {
          view.sessions()
              .ifPresent(
                  count -> sessions.putIfAbsent(Instant.ofEpochSecond(view.slotStartSeconds()), count));
        }
      }

      @Override
      public void damaged(SequenceRange sequences, SlotSpan about) {
        // It is told by those who look for it.
      }
    });
    return sessions;
  }

  /// What takes the records of a scan.
  public interface RowSink {
    /// A row. The cells move on to the next one.
    void row(RowCells row);

    /// An amendment or a missing range.
    void record(StoredRecord stored);
  }

  /// As [#scan(Instant, Instant, Consumer)], without an object per slot: the way to read a whole month of everything.
  ///
  /// @return what is damaged, as far as it can be told
  /// @throws IOException if the disk fails
  public List<Lost> scanRows(Instant from, Instant to, RowSink sink) throws IOException {
    List<Lost> lost = new ArrayList<>();
    RowCells cells = new RowCells();
    scan(from, to, new RingScan.Visitor() {
      @Override
      public void record(Segment segment, RecordView view) {
        if (view.kind() != RingFormat.KIND_ROW) {
          StoredRecord stored = view.toRecord();
          if (stored != null) {
            sink.record(stored);
          }
        } else if (view.readInto(cells)) {
          sink.row(cells);
        }
      }

      @Override
      public void damaged(SequenceRange sequences, SlotSpan about) {
        lost.add(new Lost(sequences, true));
      }
    });
    return lost;
  }

  /// What the ring knows of one interface in [from, to): rows and missing ranges of every directory that has the id,
  /// amendments applied, with what it lost. Decodes that interface's octets only, and the drops of the rows.
  ///
  /// @throws IOException if the disk fails
  public SlotSeries slots(String interfaceId, Instant from, Instant to) throws IOException {
    SlotRange range = SlotRange.of(grid, from, to);
    SlotFiller filler = new SlotFiller(range);
    SlotSeries series = new SlotSeries(filler.window());
    fill(Map.of(interfaceId, filler), range, from, to, (place, view, index) -> {
      Slot slot = series.slot(index).orElseThrow();
      series.setDrops(index, view.drops().of(place.column(), slot));
    });
    return series;
  }

  /// As [#slots(String, Instant, Instant)], of several interfaces in one scan and without what they lost. Takes
  /// [SlotWindow#BYTES_PER_SLOT] for each slot of each interface.
  ///
  /// @return one window per id, in a map of the caller's own
  /// @throws IOException if the disk fails
  public Map<String, SlotWindow> windows(Set<String> interfaceIds, Instant from, Instant to)
      throws IOException {
    SlotRange range = SlotRange.of(grid, from, to);
    Map<String, SlotFiller> fillers = new HashMap<>();
    interfaceIds.forEach(id -> fillers.put(id, new SlotFiller(range)));
    fill(fillers, range, from, to, (_, _, _) -> {});
    Map<String, SlotWindow> windows = new HashMap<>();
    fillers.forEach((id, filler) -> windows.put(id, filler.window()));
    return windows;
  }

  /// The window of one interface, as [#windows(Set, Instant, Instant)] gives it.
  ///
  /// @throws IOException if the disk fails
  public SlotWindow window(String interfaceId, Instant from, Instant to) throws IOException {
    return windows(Set.of(interfaceId), from, to).values().iterator().next();
  }

  /// Hears of each slot that a row or an amendment decided.
  private interface Decided {
    void decided(ColumnFinder.Place<SlotFiller> place, RecordView view, int index);
  }

  private void fill(Map<String, SlotFiller> fillers, SlotRange range, Instant from, Instant to,
      Decided listener) throws IOException {
    ColumnFinder<SlotFiller> finder = new ColumnFinder<>(fillers);
    scan(from, to, new RingScan.Visitor() {
      @Override
      public void record(Segment segment, RecordView view) {
        if (segment.header().slotSeconds() != grid.seconds()) {
          return;
        }
        int index = range.indexOf(view.slotStartSeconds());
        for (ColumnFinder.Place<SlotFiller> place : finder.find(segment.header().directory(),
            view.device())) {
          if (place.wanted().take(view, place.column(), index)) {
            listener.decided(place, view, index);
          }
        }
      }

      @Override
      public void damaged(SequenceRange sequences, SlotSpan about) {
        fillers.values().forEach(filler -> filler.damaged(about));
      }
    });
    fillers.values().forEach(SlotFiller::nameDamage);
  }

  private void scan(Instant from, Instant to, RingScan.Visitor visitor) throws IOException {
    if (from.isBefore(to)) {
      SlotSpan span = new SlotSpan(from.getEpochSecond(), to.getEpochSecond() + (to.getNano() > 0 ? 1 : 0));
      new RingScan(files, state.get(), span, visitor).run();
    }
  }
}
