package org.nroagent.agent.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.store.EventRingState.Segment;
import org.nroagent.agent.store.Opening.Kind;
import org.nroagent.agent.store.Opening.Notice;
import org.nroagent.agent.store.RecordLog.Extent;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.StateEventCodec;
import org.nroagent.model.state.ToldCodec;

/// The ring of events: one file of fixed size, apart from the slots, so that a flood of events costs no slot. Beside the
/// events it keeps what was told without one, so that what was told can be made anew from it.
///
/// What is appended together is one commit: all of it counts after a crash, or nothing. `FORMAT.md` tells the whole.
///
/// One thread writes, any thread reads.
public final class EventRing implements EventLog {
  /// No segment holds as many events: a sequence behind a hole of this size was never given out.
  static final long HOLE = 1L << 20;
  /// After damage, more numbers than there can be segments are left out: what a damaged one holds must not become valid
  /// under the number of another.
  private static final long UNKNOWN_SEGMENTS = 1L << 16;
  private static final int MOST_NOTICES = 100;
  /// Commits are not longer than this where they can be divided.
  private static final int COMMIT_BYTES = 1 << 18;

  private final EventRingFile file;
  private final EventRingSettings settings;
  private final RandomGenerator random;
  private final List<Notice> notices;
  private final EventRingReads reads;
  private @Nullable IOException unread;
  private long next = 1;
  private volatile EventRingState state;

  private EventRing(EventRingFile file, EventRingSettings settings, RandomGenerator random) {
    this.file = file;
    this.settings = settings;
    this.random = random;
    this.notices = new CopyOnWriteArrayList<>();
    this.reads = new EventRingReads(file, settings.segmentBytes(), () -> state,
        damage -> note(Kind.DAMAGED_RECORDS, damage));
    this.state = new EventRingState(RingRecovery.newEpoch(random), List.of(), 0, 0, 0, true);
  }

  /// What is replayed.
  public interface Replay {
    /// An event, in order.
    void event(StateEvent event);

    /// What was told without an event, after the events before.
    ///
    /// @param whole the number under which it was appended
    void told(ToldCodec.Told told, long whole);
  }

  /// Opens the ring of a folder; writes nothing before the first append. Always succeeds: what is wrong is in
  /// [#notices()], and where the disk gives nothing, each append tries again.
  ///
  /// @param random makes the identity of a new ring
  public static EventRing open(Disk disk, EventRingSettings settings, RandomGenerator random) {
    EventRing ring = new EventRing(new EventRingFile(disk, settings), settings, random);
    try {
      ring.recover();
    } catch (IOException e) {
      ring.unread = e;
      ring.note(Kind.DISK, "the events in " + ring.file.path() + " cannot be read: "
          + e.getMessage() + "; check the disk, and the owner of the file");
    }
    return ring;
  }

  /// What opening found wrong.
  public List<Notice> notices() {
    return List.copyOf(notices);
  }

  /// The sequence for the first event to come: behind every one of which there is a trace, and behind a hole where it is
  /// not known for sure which were given out.
  public long nextSequence() {
    return next;
  }

  @Override
  public Extent extent() {
    EventRingState now = state;
    return new Extent(now.epoch(), now.oldest(), now.head());
  }

  private void recover() throws IOException {
    List<Segment> segments = new ArrayList<>();
    boolean doubtful = false;
    for (EventRingFile.Place place : file.places()) {
      switch (place.found()) {
        case EventSegmentHeader.Preamble.Known(var header) ->
          segments.add(new Segment(header, place.index()));
        case EventSegmentHeader.Preamble.Newer(var version) -> {
          doubtful = true;
          note(Kind.NEWER_FORMAT, "segment " + place.index() + " of " + file.path()
              + " has format version " + version + ", this software reads up to "
              + StoreFormats.EVENT_RING.current() + "; it is left alone as long as another one can be used");
        }
        case EventSegmentHeader.Preamble.Damaged _ -> {
          doubtful = true;
          note(Kind.SEGMENT_DAMAGED, "segment " + place.index() + " of " + file.path()
              + " is damaged; its events are lost");
        }
        case EventSegmentHeader.Preamble.Unused _ -> {
          // Free.
        }
      }
    }
    if (segments.isEmpty()) {
      return;
    }
    segments.sort(Comparator.comparingLong(segment -> segment.header().number()));
    doubtful |= file.size() < settings.bytesOnDisk();
    Segment last = segments.getLast();
    EventScan scan = EventScan.of(last.header(), file.read(last.index(), settings.segmentBytes()));
    long before = last.header().firstSequence() - 1;
    long head = Math.max(before,
        scan.acknowledged().stream().mapToLong(EventRecord::sequence).max().orElse(0));
    next = Math.max(before, scan.highest()) + 1 + (doubtful ? HOLE : 0);
    state = new EventRingState(last.header().epoch(), segments, head, scan.wholeEnd(),
        scan.dirtyEnd(mostOfCommit()), doubtful);
    noticeTorn(scan);
  }

  private void note(Kind kind, String text) {
    if (notices.size() < MOST_NOTICES) {
      notices.add(new Notice(kind, text));
    }
  }

  private void noticeTorn(EventScan scan) {
    if (scan.anyEnd() > scan.wholeEnd()) {
      note(Kind.DAMAGED_RECORDS, "the last events in " + file.path()
          + " were not completely written and do not count; what changed is told again");
    }
  }

  /// Appends in one commit, or in several where it is long. Events that the ring has already are passed over, so that the
  /// same may be appended again after a failure.
  ///
  /// @param events ascending, all above the head or known to the ring
  /// @param told what was told without an event, after the last of them
  /// @param whole how often what was told has been written whole elsewhere: tells whether `told` is in there
  /// @throws IOException if the disk fails or is full; nothing was acknowledged
  public void append(List<StateEvent> events, List<ToldCodec.Told> told, long whole) throws IOException {
    examineAgain();
    List<Content> contents = contents(events, told, whole);
    for (int from = 0; from < contents.size();) {
      int to = from;
      int bytes = 0;
      while (to < contents.size() && to - from < EventRecord.MOST_OF_COMMIT
          && bytes + contents.get(to).bytes() <= mostOfCommit()) {
        bytes += contents.get(to).bytes();
        to++;
      }
      commit(contents.subList(from, to), bytes);
      from = to;
    }
  }

  private record Content(int kind, boolean afterHole, long sequence, ByteBuffer content) {
    int bytes() {
      return EventRecord.bytes(content.limit());
    }
  }

  private int mostOfCommit() {
    return Math.min(COMMIT_BYTES, settings.segmentBytes() - EventSegmentHeader.RECORDS_AT);
  }

  private List<Content> contents(List<StateEvent> events, List<ToldCodec.Told> told, long whole) {
    List<Content> contents = new ArrayList<>();
    long head = state.head();
    for (StateEvent event : events) {
      if (event.sequence() > head) {
        boolean afterHole = event.sequence() > head + 1;
        head = event.sequence();
        contents.add(
            new Content(EventRecord.EVENT, afterHole, head, ByteBuffer.wrap(StateEventCodec.encode(event))));
      }
    }
    for (ToldCodec.Told each : told) {
      contents.add(new Content(EventRecord.TOLD, false, head, told(each, whole)));
    }
    return contents;
  }

  private static ByteBuffer told(ToldCodec.Told told, long whole) {
    byte[] bytes = ToldCodec.encode(told);
    return ByteBuffer.allocate(Long.BYTES + bytes.length).putLong(whole).put(bytes).flip();
  }

  private void commit(List<Content> contents, int bytes) throws IOException {
    long first = contents.stream().filter(each -> each.kind() == EventRecord.EVENT)
        .mapToLong(Content::sequence)
        .findFirst().orElse(state.head() + 1);
    Segment segment = segmentFor(bytes, first);
    EventRingState before = state;
    int end = before.end() + bytes;
    ByteBuffer commit = ByteBuffer.allocate(bytes);
    for (int i = 0; i < contents.size(); i++) {
      Content each = contents.get(i);
      EventRecord.put(commit, segment.header(), each.kind(), each.afterHole(), i, contents.size(),
          each.sequence(), each.content());
    }
    state = before.withEnd(before.head(), before.end(), end);
    file.write(segment.index(), before.end(), commit.clear());
    state = before.withEnd(contents.getLast().sequence(), end, end);
  }

  private Segment segmentFor(int bytes, long firstSequence) throws IOException {
    clean();
    EventRingState now = state;
    if (!now.sealed() && now.end() + bytes <= settings.segmentBytes()) {
      return now.segments().getLast();
    }
    file.reserve();
    return startSegment(firstSequence);
  }

  /// What an attempt left that failed is gone, durably, before another one is written to its place: sectors of both must
  /// never stand beside each other, where those of the first could make a part of the second look whole.
  private void clean() throws IOException {
    EventRingState now = state;
    if (!now.segments().isEmpty() && now.dirtyEnd() > now.end()) {
      file.write(now.segments().getLast().index(), now.end(),
          ByteBuffer.allocate(now.dirtyEnd() - now.end()));
      state = now.withEnd(now.head(), now.end(), now.end());
    }
  }

  /// Damaged places are used first, then free ones, then that of the oldest segment; those of newer software last.
  private Segment startSegment(long firstSequence) throws IOException {
    List<EventRingFile.Place> places = file.places();
    Optional<Integer> free = firstOf(places, EventSegmentHeader.Preamble.Damaged.class);
    free.ifPresent(this::copyAside);
    free = free.or(() -> firstOf(places, EventSegmentHeader.Preamble.Unused.class));
    List<Segment> segments = new ArrayList<>(state.segments());
    Set<Integer> used = segments.stream().map(Segment::index).collect(Collectors.toSet());
    // One that was given up by an attempt that failed.
    free = free
        .or(() -> places.stream().filter(place -> place.found() instanceof EventSegmentHeader.Preamble.Known)
            .map(EventRingFile.Place::index).filter(index -> !used.contains(index)).findFirst());
    if (free.isEmpty() && !segments.isEmpty()) {
      free = Optional.of(segments.removeFirst().index());
    }
    int index = free.or(() -> firstOf(places, EventSegmentHeader.Preamble.Newer.class)).orElse(0);
    EventRingState before = state;
    long number = before.segments().isEmpty()
        ? 1
        : before.segments().getLast().header().number() + 1
            + (before.sealed() ? UNKNOWN_SEGMENTS : 0);
    // Readers are told that the oldest is gone before a byte of it is touched.
    state = new EventRingState(before.epoch(), segments, before.head(), before.end(), before.dirtyEnd(),
        true);
    Segment segment = new Segment(new EventSegmentHeader(before.epoch(), number, firstSequence), index);
    file.write(index, 0, segment.header().encode(settings.segmentBytes()));
    segments.add(segment);
    state = new EventRingState(before.epoch(), segments, before.head(), EventSegmentHeader.RECORDS_AT,
        EventSegmentHeader.RECORDS_AT, false);
    return segment;
  }

  private static Optional<Integer> firstOf(List<EventRingFile.Place> places,
      Class<? extends EventSegmentHeader.Preamble> kind) {
    return places.stream().filter(place -> kind.isInstance(place.found())).map(EventRingFile.Place::index)
        .findFirst();
  }

  /// Not worth a refusal of new events.
  private void copyAside(int index) {
    try {
      note(Kind.SEGMENT_DAMAGED,
          "segment " + index + " of " + file.path() + " was copied to " + file.copyAside(index));
    } catch (IOException e) {
      note(Kind.DISK, "segment " + index + " of " + file.path() + " could not be copied: "
          + e.getMessage());
    }
  }

  /// Where the disk gave nothing at the start, what it has is found out before anything is written.
  private void examineAgain() throws IOException {
    if (unread != null) {
      EventRingState before = state;
      recover();
      if (!state.equals(before)) {
        throw new IOException(file.path()
            + " could not be read at the start, and can now; start the agent again, so that it goes on from there");
      }
      unread = null;
    }
  }

  /// Gives the ring a new identity, because a collector knows another ring under the present one. Events keep their
  /// sequences and are offered under the new identity.
  ///
  /// @throws IOException if it cannot be made durable; the ring keeps the old one then
  public void startNewEpoch() throws IOException {
    examineAgain();
    EventRingState before = state;
    Epoch epoch = RingRecovery.newEpoch(random);
    state = new EventRingState(epoch, before.segments(), before.head(), before.end(), before.dirtyEnd(),
        true);
    if (!before.segments().isEmpty()) {
      try {
        var _ = segmentFor(0, before.head() + 1);
      } catch (IOException e) {
        state = before;
        throw e;
      }
    }
  }

  /// Goes through what was told after an event, in order.
  ///
  /// @param after the event's sequence
  /// @throws IOException if the disk fails
  public void replay(long after, Replay replay) throws IOException {
    reads.replay(after, replay);
  }

  @Override
  public Batch read(long after, int limit) throws IOException {
    return reads.read(after, limit);
  }
}
