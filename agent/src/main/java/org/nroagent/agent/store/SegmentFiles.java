package org.nroagent.agent.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The segments of a ring as files: their names, how one is made, reused, examined and set aside.
///
/// A segment is prepared under the name [#SPARE_FILE] and renamed when its header is durable. A file with a
/// segment's name therefore always had a whole header; if it has none now, it is damaged. A spare that a crash left
/// behind holds nothing and is used for the next segment.
final class SegmentFiles {
  /// The name under which a segment is prepared.
  static final String SPARE_FILE = "slots-spare.ring";
  /// How many damaged segments are kept for inspection; older ones are deleted.
  static final int MAX_DAMAGED_FILES = 3;

  private static final Pattern NAME = Pattern.compile("slots-(\\d{10})\\.ring(\\.damaged-\\d+)?");
  private static final int ZEROS_BYTES = 1 << 18;

  private final Disk disk;

  SegmentFiles(Disk disk) {
    this.disk = disk;
  }

  /// What a file with a segment's name turned out to be.
  sealed interface Found {
    /// A segment that can be read.
    record Usable(Segment segment) implements Found {}

    /// A segment of a newer format: left alone.
    record Newer(String name, int version) implements Found {}

    /// A file whose header is damaged.
    record Damaged(String name, String why) implements Found {}

    /// A file that the disk does not give out.
    record Unreadable(String name, IOException failure) implements Found {}
  }

  /// The file of a segment; names sort in the order of segments.
  static String name(long number) {
    return String.format(Locale.ROOT, "slots-%010d.ring", number);
  }

  /// The names of all segments, ascending, damaged ones that were set aside left out.
  List<String> names() throws IOException {
    return disk.list().stream().filter(name -> {
      Matcher matcher = NAME.matcher(name);
      return matcher.matches() && matcher.group(2) == null;
    }).toList();
  }

  /// The highest number that any segment here ever had, as far as names tell; 0 where there is none.
  long highestNumber() throws IOException {
    return disk.list().stream().map(NAME::matcher).filter(Matcher::matches)
        .mapToLong(matcher -> Long.parseLong(matcher.group(1))).max().orElse(0);
  }

  /// Reads a segment's header, twice where the disk fails at first. If the file gives another page but not its
  /// header, the header is worn out; if it gives nothing, nothing is concluded.
  Found examine(String name) {
    Found found = examineOnce(name);
    if (found instanceof Found.Unreadable) {
      found = examineOnce(name);
    }
    return found instanceof Found.Unreadable && givesAnotherPage(name)
        ? new Found.Damaged(name, "its header cannot be read")
        : found;
  }

  private boolean givesAnotherPage(String name) {
    try (DiskFile file = disk.openForReading(name)) {
      return file.read(ByteBuffer.allocate(RingFormat.PAGE_BYTES), RingFormat.PAGE_BYTES) > 0;
    } catch (IOException _) {
      return false;
    }
  }

  private Found examineOnce(String name) {
    try (DiskFile file = disk.openForReading(name)) {
      ByteBuffer fixed = ByteBuffer.allocate(SegmentHeader.FIXED_BYTES);
      file.read(fixed, 0);
      return switch (SegmentHeader.preamble(fixed.flip())) {
        case SegmentHeader.Preamble.Known known -> examine(name, file, known.headerBytes());
        case SegmentHeader.Preamble.Newer newer -> new Found.Newer(name, newer.version());
        case SegmentHeader.Preamble.Damaged _ -> new Found.Damaged(name, "its header is damaged");
      };
    } catch (IOException e) {
      return new Found.Unreadable(name, e);
    }
  }

  private static Found examine(String name, DiskFile file, int headerBytes) throws IOException {
    long size = file.size();
    if (size < headerBytes) {
      return new Found.Damaged(name, "it is cut off within its header");
    }
    ByteBuffer bytes = ByteBuffer.allocate(headerBytes);
    file.read(bytes, 0);
    try {
      SegmentHeader header = SegmentHeader.decode(bytes.flip());
      if (!name(header.number()).equals(name)) {
        return new Found.Damaged(name, "it holds segment " + header.number());
      }
      return new Found.Usable(new Segment(header, name, size));
    } catch (IllegalArgumentException e) {
      return new Found.Damaged(name, String.valueOf(e.getMessage()));
    }
  }

  /// Makes the file of a segment that is no longer wanted available for the next one.
  void retire(Segment segment) throws IOException {
    if (disk.exists(SPARE_FILE)) {
      disk.delete(segment.name());
    } else {
      disk.rename(segment.name(), SPARE_FILE);
    }
  }

  /// Makes a segment: on the spare file if there is one, else on a new file, all of whose blocks are written.
  ///
  /// @throws IOException if the disk fails or is full; the message names the file, the need and the space left
  Segment create(SegmentHeader header, long size) throws IOException {
    String name = name(header.number());
    try (DiskFile file = disk.openOrCreate(SPARE_FILE)) {
      long present = file.size();
      reserve(file, name, present, size);
      file.truncate(size);
      file.write(header.encode(), 0);
      file.force();
    }
    disk.rename(SPARE_FILE, name);
    return new Segment(header, name, size);
  }

  private void reserve(DiskFile file, String name, long present, long size) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(ZEROS_BYTES, Math.max(0, size - present)));
    try {
      for (long at = present; at < size; at += zeros.limit()) {
        zeros.clear().limit((int) Math.min(zeros.capacity(), size - at));
        file.write(zeros, at);
      }
    } catch (IOException e) {
      throw new IOException("cannot reserve " + (size - present) + " bytes for " + name + " in " + disk.path()
          + ", where " + usableBytes() + " are free: " + e.getMessage(), e);
    }
  }

  private String usableBytes() {
    try {
      return disk.usableBytes() + " bytes";
    } catch (IOException _) {
      return "an unknown number of bytes";
    }
  }

  /// Sets a damaged segment aside under another name and deletes the oldest of more than [#MAX_DAMAGED_FILES].
  ///
  /// @return the new name
  String quarantine(String name) throws IOException {
    int suffix = 1;
    while (disk.exists(name + ".damaged-" + suffix)) {
      suffix++;
    }
    String aside = name + ".damaged-" + suffix;
    disk.rename(name, aside);
    List<String> damaged = damagedNames();
    for (String old : damaged.subList(0, Math.max(0, damaged.size() - MAX_DAMAGED_FILES))) {
      disk.delete(old);
    }
    return aside;
  }

  /// The names of the segments that were set aside, ascending.
  List<String> damagedNames() throws IOException {
    return disk.list().stream().filter(name -> {
      Matcher matcher = NAME.matcher(name);
      return matcher.matches() && matcher.group(2) != null;
    }).toList();
  }

  /// Opens a segment for reading.
  ///
  /// @return empty if it has been reused for another meanwhile
  Optional<DiskFile> open(Segment segment) throws IOException {
    try {
      return Optional.of(disk.openForReading(segment.name()));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /// Whether the file still holds the segment. Reuse begins with a rename, so that what was read before this
  /// answered true came from the segment itself.
  boolean isStillThere(Segment segment) {
    return disk.exists(segment.name());
  }

  /// All segments that can be read, sharing equal directories.
  List<Found> examineAll() throws IOException {
    List<Found> all = new ArrayList<>();
    @Nullable
    SegmentHeader previous = null;
    for (String name : names()) {
      Found found = examine(name);
      if (found instanceof Found.Usable(Segment segment)) {
        SegmentHeader header = segment.header();
        if (previous != null && previous.directory().equals(header.directory())) {
          header = header.withDirectory(previous.directory());
        }
        previous = header;
        found = new Found.Usable(new Segment(header, name, segment.size()));
      }
      all.add(found);
    }
    return all;
  }
}
