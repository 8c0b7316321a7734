package org.nroagent.agent.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.nroagent.model.figure.ClosedMonth;

/// The figures of the months that are over, kept longer than the slots they come from: one file per month, at most
/// [#KEPT_MONTHS] of them. Any number may read, in this process and in others, without a lock; one thread of the
/// process that holds the store's lock writes.
///
/// A month is replaced in one step, so that a crash leaves the month of before or the new one. Damage to an entry
/// costs that entry and is reported. A month that newer software keeps is reported and left alone.
public final class ClosedMonths {
  /// How many months are kept: as long as the collector keeps slots, so that a year's report can be compared with
  /// the year before.
  public static final int KEPT_MONTHS = 26;

  /// More than the content of an entry takes with any real zone, capacity and name, and a sum of a few interfaces.
  private static final int CONTENT_BYTES = 640;

  private final MonthFiles files;

  /// @param disk the store's folder
  public ClosedMonths(Disk disk) {
    this.files = new MonthFiles(disk);
  }

  /// What the store has of one month.
  public sealed interface Kept {
    /// Its figures.
    ///
    /// @param damaged how many of them are damaged
    /// @param unknown how many are undamaged but mean nothing to this version
    record Figures(int damaged, int unknown) implements Kept {
      /// Figures of which this version understands all that are undamaged.
      public Figures(int damaged) {
        this(damaged, 0);
      }
    }

    /// Newer software keeps it.
    ///
    /// @param version the version of its format
    record Newer(int version) implements Kept {}

    /// Its file is destroyed.
    ///
    /// @param why what is wrong with it
    record Destroyed(String why) implements Kept {}

    /// Nothing.
    record Nothing() implements Kept {}
  }

  /// The most bytes that these series' figures take on disk, with the file that is being written and those that were
  /// set aside.
  public static long bytesOnDisk(Collection<String> series) {
    long file = MonthHeader.BYTES;
    for (String id : series) {
      file += RingFormat.aligned(MonthEntry.HEADER_BYTES + id.length() + CONTENT_BYTES);
    }
    return (KEPT_MONTHS + 1 + MonthFiles.MAX_DAMAGED_FILES) * RingFormat.paged(file);
  }

  /// The months of which there is a file, ascending.
  ///
  /// @throws IOException if the folder cannot be listed
  public List<YearMonth> months() throws IOException {
    return files.months();
  }

  /// Hands over every figure of a month that is undamaged.
  ///
  /// @throws IOException if the disk fails
  public Kept read(YearMonth month, Consumer<? super ClosedMonth> consumer) throws IOException {
    return read(month, _ -> true, consumer);
  }

  /// All months of one series, ascending. Other series are passed over without being decoded.
  ///
  /// @throws IOException if the disk fails
  public SortedMap<YearMonth, ClosedMonth> ofSeries(String series) throws IOException {
    SortedMap<YearMonth, ClosedMonth> found = new TreeMap<>();
    for (YearMonth month : months()) {
      var _ = read(month, series::equals, closed -> found.put(month, closed));
    }
    return found;
  }

  /// One month of one series, empty where nothing of it is kept that this version understands.
  ///
  /// @throws IOException if the disk fails
  public Optional<ClosedMonth> of(String series, YearMonth month) throws IOException {
    List<ClosedMonth> found = new ArrayList<>(1);
    var _ = read(month, series::equals, found::add);
    return found.stream().findFirst();
  }

  /// The series of which a month has an undamaged entry.
  ///
  /// @throws IOException if the disk fails
  public Set<String> series(YearMonth month) throws IOException {
    Set<String> found = new TreeSet<>();
    var _ = entries(month, entry -> {
      found.add(entry.series());
      return true;
    });
    return found;
  }

  /// Whether newer software keeps a month.
  ///
  /// @throws IOException if the disk fails
  public boolean isNewer(YearMonth month) throws IOException {
    return examine(month).filter(MonthFiles.Found.Newer.class::isInstance).isPresent();
  }

  private Kept read(YearMonth month, Predicate<String> wanted, Consumer<? super ClosedMonth> consumer)
      throws IOException {
    return numbered(month, wanted, each -> consumer.accept(each.closed()));
  }

  /// Hands over the undamaged figures of a month of the series that are wanted.
  ///
  /// @throws IOException if the disk fails
  Kept numbered(YearMonth month, Predicate<String> wanted, Consumer<? super NumberedMonth> consumer)
      throws IOException {
    return entries(month, entry -> {
      if (!wanted.test(entry.series())) {
        return true;
      }
      NumberedMonth numbered;
      try {
        numbered = entry.decode();
      } catch (IllegalArgumentException _) {
        return false; // undamaged, but it means nothing to this version
      }
      consumer.accept(numbered);
      return true;
    });
  }

  /// Goes through the undamaged entries of a month.
  ///
  /// @param visitor tells whether the entry has a meaning to this version
  private Kept entries(YearMonth month, Predicate<MonthEntry> visitor) throws IOException {
    try (DiskFile file = files.open(month)) {
      return switch (MonthFiles.examine(month, file)) {
        case MonthFiles.Found.Usable(MonthHeader header) -> {
          MonthCursor cursor = new MonthCursor(file, file.size());
          int understood = 0;
          while (cursor.next()) {
            understood += visitor.test(cursor.entry()) ? 1 : 0;
          }
          yield new Kept.Figures(header.entries() - cursor.found(), cursor.found() - understood);
        }
        case MonthFiles.Found.Newer(int version) -> new Kept.Newer(version);
        case MonthFiles.Found.Damaged(String why) -> new Kept.Destroyed(why);
      };
    } catch (NoSuchFileException _) {
      return new Kept.Nothing();
    }
  }

  /// Hands over everything that is kept, the newest month first, and sets destroyed files aside. Called once at the
  /// start by the process that owns the store. What was being written at the last stop needs no repair: the next month
  /// overwrites it.
  ///
  /// @return what people should know: files set aside, of newer software, damaged in part, or not readable
  public List<String> open(Consumer<? super ClosedMonth> consumer) {
    List<String> notices = new ArrayList<>();
    try {
      for (YearMonth month : months().reversed()) {
        open(month, consumer, notices);
      }
    } catch (IOException e) {
      notices.add("the closed months cannot be listed: " + e.getMessage());
    }
    return notices;
  }

  private void open(YearMonth month, Consumer<? super ClosedMonth> consumer, List<String> notices) {
    String name = MonthFiles.name(month);
    try {
      switch (read(month, consumer)) {
        case Kept.Figures(int damaged, int unknown) -> {
          if (damaged > 0) {
            notices.add(damaged + " figures in " + name
                + " are damaged; they are lost unless the ring still holds that month");
          }
          if (unknown > 0) {
            notices.add(unknown + " figures in " + name
                + " are undamaged but mean nothing to this software; they are kept as they are");
          }
        }
        case Kept.Newer(int version) -> notices.add(name + " has format version " + version
            + ", this software reads up to " + StoreFormats.CLOSED_MONTHS.current() + "; it is left alone");
        case Kept.Destroyed(String why) -> notices.add(name + " is damaged: " + why
            + "; it was set aside as " + files.quarantine(month)
            + ", and its month is closed again if the ring still holds it");
        case Kept.Nothing _ -> {
          // deleted since the folder was listed
        }
      }
    } catch (IOException e) {
      notices.add(name + " cannot be read: " + e.getMessage());
    }
  }

  /// Begins to gather figures of a month. Nothing is written before [Draft#keep()].
  public Draft draft(YearMonth month) {
    return new Draft(month);
  }

  /// Figures of one month on their way to the disk, encoded already, so that a thousand of them are half a megabyte.
  public final class Draft {
    private final YearMonth month;
    private final SortedMap<String, MonthEntry> entries = new TreeMap<>();

    private Draft(YearMonth month) {
      this.month = month;
    }

    /// Adds the figures of one series.
    public void add(ClosedMonth closed) {
      add(new NumberedMonth(NumberedMonth.NONE, closed));
    }

    /// Adds the figures of one series under the number of their closing.
    void add(NumberedMonth numbered) {
      ClosedMonth closed = numbered.closed();
      if (!closed.figure().month().month().equals(month)) {
        throw new IllegalArgumentException("figures of " + closed.figure().month() + " for " + month);
      }
      entries.put(closed.series(), MonthEntry.of(numbered));
    }

    /// The series added so far.
    public Set<String> series() {
      return Set.copyOf(entries.keySet());
    }

    /// Writes the month: what was kept of it before and is undamaged stays, but for the series in this draft.
    ///
    /// @return false, with nothing done, if newer software keeps this month
    /// @throws IOException if the disk fails or is full; what was kept before is kept, and this may be called again
    public boolean keep() throws IOException {
      SortedMap<String, MonthEntry> all = new TreeMap<>();
      Kept before = entries(month, entry -> {
        all.put(entry.series(), entry.copy());
        return true;
      });
      switch (before) {
        case Kept.Newer _ -> {
          return false;
        }
        case Kept.Destroyed _ -> files.quarantine(month);
        case Kept.Figures figures -> {
          if (figures.damaged() > 0) {
            files.copyAside(month);
          }
        }
        case Kept.Nothing _ -> {
          // the usual case
        }
      }
      all.putAll(entries);
      files.write(month, all.values());
      return true;
    }
  }

  /// Deletes the oldest months beyond [#KEPT_MONTHS], but none that newer software wrote.
  ///
  /// @throws IOException if the disk fails; to be called again
  public void deleteOldest() throws IOException {
    List<YearMonth> months = months();
    for (YearMonth month : months.subList(0, Math.max(0, months.size() - KEPT_MONTHS))) {
      if (examine(month).filter(MonthFiles.Found.Usable.class::isInstance).isPresent()) {
        files.delete(month);
      }
    }
  }

  /// What the header of a month's file says, empty where there is no file.
  private Optional<MonthFiles.Found> examine(YearMonth month) throws IOException {
    try (DiskFile file = files.open(month)) {
      return Optional.of(MonthFiles.examine(month, file));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }
}
