package org.nroagent.agent.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.store.Opening.Kind;
import org.nroagent.agent.store.Opening.Notice;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.SlotRecord;

/// Writes the slot ring. One thread owns it; [#reader()] may be used by any.
///
/// What it promises:
/// - What [#append(List)] returned is durable and stays readable until the ring needs its segment again.
/// - After a failed append nothing of the batch is visible, and the same or another batch may be appended.
/// - A sequence is given to one record only, whatever crashes, as long as a trace of that record is on disk.
public final class RingWriter implements Closeable {
  private final Disk disk;
  private final SegmentFiles files;
  private final RingSettings settings;
  private final RandomGenerator random;
  private final Opening opening;
  private final CommitEncoder encoder;
  private final RingReader reader;

  private volatile RingState state;
  private ColumnDirectory directory;
  private @Nullable Closeable lock;
  private @Nullable DiskFile file;
  private long failedUpTo;
  private boolean lastSegmentIsSealed;

  private RingWriter(Disk disk, RingSettings settings, ColumnDirectory directory, RandomGenerator random,
      @Nullable Closeable lock, RingState state, List<Notice> notices) {
    this.disk = disk;
    this.files = new SegmentFiles(disk);
    this.settings = settings;
    this.directory = directory;
    this.random = random;
    this.lock = lock;
    this.state = state;
    this.encoder = new CommitEncoder(settings.grid());
    this.reader = new RingReader(disk, settings.grid(), () -> this.state);
    this.opening = new Opening(state.epoch(), state.oldest(), state.head(), notices);
  }

  /// Opens the ring of a folder, creating it where there is none, and repairs what a crash or damage left. No
  /// content of a file makes this fail, nor does a disk that is full or read-only: what is on it can be read, and each
  /// append tries again to write.
  ///
  /// @param directory the columns of the records to come
  /// @param random makes the identity of a new ring; a `SecureRandom` but for tests
  /// @throws StoreLockedException if another process has the folder
  /// @throws AccessDeniedException if this user may not write the folder
  /// @throws IOException if the folder cannot be listed, or the disk does not give a file at all
  public static RingWriter open(Disk disk, RingSettings settings, ColumnDirectory directory,
      RandomGenerator random) throws IOException {
    List<Notice> notices = new ArrayList<>();
    Closeable lock = lockIfWritable(disk, notices);
    try {
      SegmentFiles files = new SegmentFiles(disk);
      RingRecovery recovery = new RingRecovery(files);
      RingState state = recovery.examine(random);
      notices.addAll(recovery.notices());
      if (lock != null) {
        quarantine(files, recovery.damagedFiles(), notices);
      }
      noticeSpare(disk, notices);
      noticeSpace(disk, settings, directory, state, notices);
      return new RingWriter(disk, settings, directory, random, lock, state, notices);
    } catch (IOException | RuntimeException e) {
      if (lock != null) {
        lock.close();
      }
      throw e;
    }
  }

  private static @Nullable Closeable lockIfWritable(Disk disk, List<Notice> notices) throws IOException {
    try {
      return disk.lock();
    } catch (StoreLockedException | AccessDeniedException e) {
      throw e;
    } catch (IOException e) {
      notices.add(new Notice(Kind.NOT_WRITABLE, "nothing can be written in " + disk.path() + ": "
          + e.getMessage() + "; what is measured waits, and is given up when too much waits: mend the disk"));
      return null;
    }
  }

  private static void quarantine(SegmentFiles files, List<String> damaged, List<Notice> notices) {
    for (String name : damaged) {
      try {
        notices.add(new Notice(Kind.SEGMENT_DAMAGED, name + " was set aside as " + files.quarantine(name)));
      } catch (IOException e) {
        notices.add(new Notice(Kind.DISK, name + " could not be set aside: " + e.getMessage()));
      }
    }
  }

  private static void noticeSpare(Disk disk, List<Notice> notices) {
    if (disk.exists(SegmentFiles.SPARE_FILE)) {
      notices.add(new Notice(Kind.UNFINISHED_SEGMENT,
          "a segment was being prepared at the last stop; its file is used for the next one"));
    }
  }

  private static void noticeSpace(Disk disk, RingSettings settings, ColumnDirectory directory,
      RingState state, List<Notice> notices) {
    try {
      long present = state.segments().stream().mapToLong(Segment::size).sum();
      long missing = settings.bytesOnDisk(directory) - present;
      long usable = disk.usableBytes();
      if (missing > usable) {
        notices.add(new Notice(Kind.SPACE, "the ring in " + disk.path() + " will need " + missing
            + " more bytes, and " + usable + " are free: free space or keep fewer days"));
      }
    } catch (IOException e) {
      notices
          .add(new Notice(Kind.DISK, "the free space of " + disk.path() + " is unknown: " + e.getMessage()));
    }
  }

  /// What opening found and repaired.
  public Opening opening() {
    return opening;
  }

  /// Reads what this writer has made durable.
  public RingReader reader() {
    return reader;
  }

  /// The slot length of the newest records, empty for a ring without any.
  public Optional<SlotGrid> recordedGrid() {
    return state.head() == 0
        ? Optional.empty()
        : Optional.of(new SlotGrid(state.segments().getLast().header().slotSeconds()));
  }

  /// The columns of the records to come.
  public ColumnDirectory directory() {
    return directory;
  }

  /// Changes the columns. Costs nothing until the next append, which starts a new segment.
  public void changeDirectory(ColumnDirectory newDirectory) {
    this.directory = newDirectory;
  }

  /// Appends records in one commit and one fdatasync.
  ///
  /// @param records 1…65535, of devices of [#directory()], their times on the grid's borders
  /// @return their sequences, once they are durable
  /// @throws IllegalArgumentException if a record does not fit the directory or the grid; nothing was written
  /// @throws IOException if the disk fails or is full; nothing was acknowledged, and the batch may be appended again
  public SequenceRange append(List<SlotRecord> records) throws IOException {
    BatchCheck.require(records, directory, settings.grid());
    requireLock();
    SlotSpan span = SlotSpan.of(records, settings.grid());
    Segment segment = segmentFor(span, CommitEncoder.bytes(records));
    RingState before = state;
    ByteBuffer commit = encoder.encode(segment.header(), before.head() + 1, records);
    long end = before.tail() + commit.limit();
    write(segment, commit, before.tail());
    SequenceRange range = new SequenceRange(before.head() + 1, before.head() + records.size());
    state = new RingState(before.epoch(), before.segments(), range.last(), end);
    return range;
  }

  /// Gives the ring a new identity, because a collector knows another ring under the present one: this one was
  /// restored from a backup or copied. Records keep their sequences and are offered under the new identity.
  ///
  /// @throws IOException if the new identity cannot be made durable; the ring keeps the old one then
  public Epoch startNewEpoch() throws IOException {
    requireLock();
    Epoch epoch = RingRecovery.newEpoch(random);
    RingState before = state;
    if (before.segments().isEmpty()) {
      state = new RingState(epoch, before.segments(), before.head(), before.tail());
    } else {
      startSegment(epoch, before.segments().getLast().header().day(), 0);
    }
    return epoch;
  }

  /// Takes the folder now where the disk did not let it be taken at the opening. Nobody else had to stay away until
  /// here, so the ring must still be what was found then.
  ///
  /// @throws IOException if the disk still does not let it be taken
  public void requireLock() throws IOException {
    if (lock != null) {
      return;
    }
    Closeable taken = disk.lock();
    try {
      RingState found = new RingRecovery(files).examine(random);
      if (found.head() != state.head() || !found.segments().equals(state.segments())) {
        throw new IOException("another process wrote in " + disk.path()
            + " while this one could not; stop the other one and start this one again");
      }
      lock = taken;
    } finally {
      if (lock == null) {
        taken.close();
      }
    }
  }

  private Segment segmentFor(SlotSpan span, long bytes) throws IOException {
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond(span.toSeconds() - 1), ZoneOffset.UTC);
    RingState now = state;
    if (!lastSegmentIsSealed && !now.segments().isEmpty()) {
      Segment last = now.segments().getLast();
      SegmentHeader header = last.header();
      if (header.epoch().equals(now.epoch()) && header.directory().equals(directory)
          && header.slotSeconds() == settings.grid().seconds() && !day.isAfter(header.day())
          && now.tail() + bytes <= last.size() && (file != null || files.isStillThere(last))) {
        return last;
      }
    }
    return startSegment(now.epoch(), day, bytes);
  }

  private Segment startSegment(Epoch epoch, LocalDate day, long firstCommitBytes) throws IOException {
    closeFile();
    makeRoom();
    RingState before = state;
    SegmentHeader header = new SegmentHeader(epoch, files.highestNumber() + 1, before.head() + 1, day,
        settings.grid().seconds(), directory);
    long size = Math.max(settings.segmentBytes(directory), header.bytes() + firstCommitBytes);
    Segment segment = files.create(header, size);
    List<Segment> segments = new ArrayList<>(before.segments());
    segments.add(segment);
    state = new RingState(epoch, segments, before.head(), header.bytes());
    failedUpTo = 0;
    lastSegmentIsSealed = false;
    return segment;
  }

  /// Retires segments until one more fits: first of all a last one that never got a record. Readers are told before
  /// a file is touched.
  private void makeRoom() throws IOException {
    RingState now = state;
    if (!now.segments().isEmpty() && now.segments().getLast().header().firstSequence() > now.head()) {
      retire(now.segments().size() - 1);
    }
    while (state.segments().size() >= settings.segments()) {
      retire(0);
    }
  }

  private void retire(int index) throws IOException {
    RingState before = state;
    List<Segment> segments = new ArrayList<>(before.segments());
    Segment retired = segments.remove(index);
    if (index == segments.size()) {
      // What is last now ends somewhere before its file's end; it is never written again.
      lastSegmentIsSealed = true;
    }
    long tail = segments.isEmpty() ? 0 : lastSegmentIsSealed ? segments.getLast().size() : before.tail();
    state = new RingState(before.epoch(), segments, before.head(), tail);
    try {
      files.retire(retired);
    } catch (IOException e) {
      if (files.isStillThere(retired)) {
        state = before;
      }
      throw e;
    }
  }

  private void write(Segment segment, ByteBuffer commit, long tail) throws IOException {
    long end = tail + commit.limit();
    try {
      DiskFile target = openFile(segment);
      long leftover = failedUpTo - end;
      failedUpTo = Math.max(failedUpTo, end);
      target.write(commit, tail);
      if (leftover > 0) {
        target.write(ByteBuffer.allocate(Math.toIntExact(leftover)), end); // of an attempt that failed
      }
      target.force();
      failedUpTo = end;
    } catch (IOException e) {
      closeFile();
      throw new IOException("cannot write " + segment.name() + " in " + disk.path() + ": " + e.getMessage(),
          e);
    }
  }

  private DiskFile openFile(Segment segment) throws IOException {
    DiskFile open = file;
    if (open == null) {
      open = disk.openOrCreate(segment.name());
      file = open;
    }
    return open;
  }

  private void closeFile() {
    DiskFile open = file;
    file = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException _) {
        // everything acknowledged has been forced already
      }
    }
  }

  /// Lets go of the folder. Everything acknowledged is durable already.
  @Override
  public void close() throws IOException {
    closeFile();
    Closeable held = lock;
    lock = null;
    if (held != null) {
      held.close();
    }
  }
}
