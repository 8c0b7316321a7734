package org.nroagent.agent.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The files of closed months: their names, how one is made, examined and set aside.
///
/// A file is prepared under the name [#NEW_FILE] and renamed when it is durable. A file with a month's name was
/// therefore whole once; if its header is destroyed, it is damaged.
final class MonthFiles {
  /// The name under which a file is prepared.
  static final String NEW_FILE = "figures-new.month";
  /// How many damaged files are kept for inspection; older ones are deleted.
  static final int MAX_DAMAGED_FILES = 3;

  private static final Pattern NAME = Pattern
      .compile("figures-(\\d{4}-\\d{2})\\.month(\\.damaged-(\\d{1,9}))?");

  private final Disk disk;

  MonthFiles(Disk disk) {
    this.disk = disk;
  }

  /// What a file with a month's name turned out to be.
  sealed interface Found {
    /// A file that can be read.
    record Usable(MonthHeader header) implements Found {}

    /// A file of a newer format: left alone.
    record Newer(int version) implements Found {}

    /// A file whose header is damaged.
    record Damaged(String why) implements Found {}
  }

  /// The file of a month; names sort in the order of months.
  static String name(YearMonth month) {
    return "figures-" + month + ".month";
  }

  /// The months of which there is a file, ascending, damaged ones that were set aside left out.
  List<YearMonth> months() throws IOException {
    return disk.list().stream().map(NAME::matcher).filter(name -> name.matches() && name.group(2) == null)
        .flatMap(name -> month(name).stream()).sorted().toList();
  }

  private static Optional<YearMonth> month(Matcher name) {
    try {
      return Optional.of(YearMonth.parse(name.group(1)));
    } catch (DateTimeException _) {
      return Optional.empty(); // a thirteenth month: none of ours
    }
  }

  /// Opens the file of a month for reading.
  ///
  /// @throws java.nio.file.NoSuchFileException if there is none
  /// @throws IOException if the disk fails
  DiskFile open(YearMonth month) throws IOException {
    return disk.openForReading(name(month));
  }

  /// Reads the header of an open file.
  static Found examine(YearMonth month, DiskFile file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MonthHeader.BYTES);
    file.read(bytes, 0);
    return switch (MonthHeader.decode(bytes.flip())) {
      case MonthHeader.Preamble.Known(MonthHeader header) -> header.month().equals(month)
          ? new Found.Usable(header)
          : new Found.Damaged("it holds the figures of " + header.month());
      case MonthHeader.Preamble.Newer(int version) -> new Found.Newer(version);
      case MonthHeader.Preamble.Damaged _ -> new Found.Damaged("its header is damaged");
    };
  }

  /// Writes the file of a month, replacing the one before in one step. Durable on return.
  ///
  /// @throws IOException if the disk fails or is full; the file of before is untouched
  void write(YearMonth month, Collection<MonthEntry> entries) throws IOException {
    try (DiskFile file = disk.openOrCreate(NEW_FILE)) {
      file.truncate(0);
      long at = write(file, new MonthHeader(month, entries.size()).encode(), 0);
      for (MonthEntry entry : entries) {
        at = write(file, padded(entry.bytes()), at);
      }
      file.force();
    } catch (IOException e) {
      throw new IOException("cannot write " + NEW_FILE + " in " + disk.path() + ": " + e.getMessage(), e);
    }
    disk.rename(NEW_FILE, name(month));
  }

  private static long write(DiskFile file, ByteBuffer bytes, long at) throws IOException {
    long end = at + bytes.remaining();
    file.write(bytes, at);
    return end;
  }

  private static ByteBuffer padded(ByteBuffer entry) {
    return ByteBuffer.allocate((int) RingFormat.aligned(entry.limit())).put(entry.duplicate().clear())
        .clear();
  }

  /// Sets a damaged file aside under another name.
  ///
  /// @return the new name
  String quarantine(YearMonth month) throws IOException {
    String aside = freeName(month);
    disk.rename(name(month), aside);
    limitDamaged();
    return aside;
  }

  /// Copies a file that is damaged in part, before it is replaced.
  ///
  /// @return the copy's name
  String copyAside(YearMonth month) throws IOException {
    String aside = freeName(month);
    try (DiskFile from = open(month); DiskFile to = disk.openOrCreate(aside)) {
      ByteBuffer page = ByteBuffer.allocate(RingFormat.PAGE_BYTES);
      for (long at = 0; at < from.size(); at += page.capacity()) {
        page.clear();
        from.read(page, at);
        to.write(page.flip(), at);
      }
      to.force();
    }
    limitDamaged();
    return aside;
  }

  /// Names count up over all months, so that they tell which file was set aside first.
  private String freeName(YearMonth month) throws IOException {
    List<String> damaged = damagedNames();
    int last = damaged.isEmpty() ? 0 : suffix(damaged.getLast());
    return name(month) + ".damaged-" + (last + 1);
  }

  private void limitDamaged() throws IOException {
    List<String> damaged = damagedNames();
    for (String old : damaged.subList(0, Math.max(0, damaged.size() - MAX_DAMAGED_FILES))) {
      disk.delete(old);
    }
  }

  /// The names of the files that were set aside, the earliest first.
  List<String> damagedNames() throws IOException {
    return disk.list().stream().filter(name -> suffix(name) > 0)
        .sorted(Comparator.comparingInt(MonthFiles::suffix)).toList();
  }

  /// The number with which a file was set aside, 0 for all others.
  private static int suffix(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches() && matcher.group(3) != null ? Integer.parseInt(matcher.group(3)) : 0;
  }

  /// Removes the file of a month.
  void delete(YearMonth month) throws IOException {
    disk.delete(name(month));
  }
}
