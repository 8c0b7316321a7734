package org.nroagent.agent.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The one file of the event ring, preallocated, and the copies of its segments that were damaged.
final class EventRingFile {
  static final String NAME = "events.ring";
  /// How many copies are kept for inspection; older ones are deleted.
  static final int MAX_DAMAGED_FILES = 3;

  private static final Pattern DAMAGED = Pattern.compile("events\\.ring\\.damaged-(\\d{1,9})");
  private static final int ZEROS_BYTES = 1 << 18;

  private final Disk disk;
  private final EventRingSettings settings;

  EventRingFile(Disk disk, EventRingSettings settings) {
    this.disk = disk;
    this.settings = settings;
  }

  /// A place for a segment and what is there.
  ///
  /// @param index from 0
  /// @param found what its first bytes say
  record Place(int index, EventSegmentHeader.Preamble found) {}

  String path() {
    return NAME + " in " + disk.path();
  }

  boolean exists() {
    return disk.exists(NAME);
  }

  /// What stands at each place; empty where there is no file.
  ///
  /// @throws IOException if the disk fails
  List<Place> places() throws IOException {
    List<Place> places = new ArrayList<>();
    try (DiskFile file = disk.openForReading(NAME)) {
      for (int index = 0; index < settings.segments(); index++) {
        ByteBuffer head = ByteBuffer.allocate(EventSegmentHeader.BYTES);
        file.read(head, at(index));
        places.add(new Place(index, EventSegmentHeader.decode(head.flip(), settings.segmentBytes())));
      }
    } catch (NoSuchFileException _) {
      // It is made with the first event.
    }
    return places;
  }

  /// The file's length, 0 where there is none.
  long size() throws IOException {
    try (DiskFile file = disk.openForReading(NAME)) {
      return file.size();
    } catch (NoSuchFileException _) {
      return 0;
    }
  }

  /// Reads a segment from its start. A page that the disk does not give is as zeros.
  ///
  /// @param length how far
  ByteBuffer read(int index, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    try (DiskFile file = disk.openForReading(NAME)) {
      try {
        file.read(bytes, at(index));
      } catch (IOException _) {
        readPages(file, bytes.clear(), index);
      }
    }
    return bytes.clear();
  }

  private void readPages(DiskFile file, ByteBuffer bytes, int index) throws IOException {
    int given = 0;
    IOException failure = null;
    for (int from = 0; from < bytes.capacity(); from += RingFormat.PAGE_BYTES) {
      ByteBuffer page = bytes.duplicate().clear();
      page.position(from).limit(Math.min(bytes.capacity(), from + RingFormat.PAGE_BYTES));
      try {
        file.read(page, at(index) + from);
        given++;
      } catch (IOException e) {
        failure = e;
      }
    }
    if (given == 0 && failure != null) {
      throw failure;
    }
  }

  /// Makes the file as long as it is to be, all blocks written.
  ///
  /// @throws IOException if the disk fails or is full; the message names the need and the space left
  void reserve() throws IOException {
    long size = settings.bytesOnDisk();
    try (DiskFile file = disk.openOrCreate(NAME)) {
      long present = file.size();
      if (present >= size) {
        return;
      }
      ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(ZEROS_BYTES, size - present));
      for (long at = present; at < size; at += zeros.limit()) {
        zeros.clear().limit((int) Math.min(zeros.capacity(), size - at));
        file.write(zeros, at);
      }
      file.force();
    } catch (IOException e) {
      throw new IOException("cannot reserve " + size + " bytes for " + path() + ", where " + usableBytes()
          + " are free: " + e.getMessage(), e);
    }
  }

  private String usableBytes() {
    try {
      return disk.usableBytes() + " bytes";
    } catch (IOException _) {
      return "an unknown number of bytes";
    }
  }

  /// Writes and makes durable.
  void write(int index, int offset, ByteBuffer bytes) throws IOException {
    try (DiskFile file = disk.openOrCreate(NAME)) {
      file.write(bytes, at(index) + offset);
      file.force();
    } catch (IOException e) {
      throw new IOException("cannot write " + path() + ": " + e.getMessage(), e);
    }
  }

  /// Copies a damaged segment for inspection, before its place is used again.
  ///
  /// @return the copy's name
  String copyAside(int index) throws IOException {
    List<String> damaged = damagedNames();
    String name = NAME + ".damaged-" + (damaged.isEmpty() ? 1 : suffix(damaged.getLast()) + 1);
    try (DiskFile copy = disk.openOrCreate(name)) {
      copy.write(read(index, settings.segmentBytes()), 0);
      copy.force();
    }
    for (String old : damaged.subList(0, Math.max(0, damaged.size() + 1 - MAX_DAMAGED_FILES))) {
      disk.delete(old);
    }
    return name;
  }

  /// The copies, the earliest first.
  List<String> damagedNames() throws IOException {
    return disk.list().stream().filter(name -> suffix(name) > 0)
        .sorted(Comparator.comparingInt(EventRingFile::suffix)).toList();
  }

  private static int suffix(String name) {
    Matcher matcher = DAMAGED.matcher(name);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  private long at(int index) {
    return (long) index * settings.segmentBytes();
  }
}
