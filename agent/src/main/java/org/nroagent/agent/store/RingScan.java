package org.nroagent.agent.store;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.record.SequenceRange;

/// One pass over all records that speak of a span of time, by ascending sequence, each segment read once. Sequences have
/// no holes: one that is passed over was damaged, whether or not the head of its commit is left to say so.
final class RingScan {
  private static final int SECONDS_PER_DAY = 86_400;

  private final SegmentFiles files;
  private final RingState ring;
  private final SlotSpan wanted;
  private final Visitor visitor;
  private long next;
  /// What the last commit, or record where its commit's head is lost, spoke of.
  private @Nullable SlotSpan before;
  /// The last sequence of the commit that was seen last.
  private long endOfCommit;

  /// Takes what is found.
  interface Visitor {
    /// A record that speaks of the span; the view moves on afterwards.
    void record(Segment segment, RecordView view);

    /// Damaged records that may have spoken of the span.
    ///
    /// @param sequences of theirs
    /// @param about the slots that they spoke of, as far as it can be told; rather more than fewer
    void damaged(SequenceRange sequences, SlotSpan about);
  }

  RingScan(SegmentFiles files, RingState ring, SlotSpan wanted, Visitor visitor) {
    this.files = files;
    this.ring = ring;
    this.wanted = wanted;
    this.visitor = visitor;
  }

  /// Reads. A record about a slot stands in a segment of that slot's day or a later one, because a segment's day is that
  /// of the newest slot in it.
  ///
  /// @throws IOException if the disk fails
  void run() throws IOException {
    LocalDate firstDay = LocalDate.ofEpochDay(Math.floorDiv(wanted.fromSeconds(), SECONDS_PER_DAY));
    Segment last = null;
    for (int index = 0; index < ring.segments().size(); index++) {
      Segment segment = ring.segments().get(index);
      if (!segment.header().day().isBefore(firstDay)) {
        if (last == null) {
          next = segment.header().firstSequence();
        }
        read(index, segment);
        last = segment;
      } else {
        next = ring.lastSequence(index) + 1;
      }
    }
    if (last != null && next <= ring.head()) {
      lost(last, ring.head(), endOfTheLost(last));
    }
  }

  private void read(int index, Segment segment) throws IOException {
    Optional<DiskFile> opened = files.open(segment);
    if (opened.isPresent()) {
      try (DiskFile file = opened.get()) {
        SegmentCursor cursor = ring.cursor(index, file);
        while (cursor.nextPart()) {
          readPart(segment, cursor);
        }
      }
    }
    if (next <= ring.lastSequence(index) && !files.isStillThere(segment)) {
      next = ring.lastSequence(index) + 1; // reused while it was read: forgotten, not damaged
    }
  }

  private void readPart(Segment segment, SegmentCursor cursor) throws IOException {
    CommitHeader header = cursor.header();
    if (header == null) {
      readRecords(segment, cursor, null);
      return;
    }
    CommitIdentity commit = header.identity();
    reached(segment, commit.first(), header.span());
    before = header.span();
    if (header.span().overlaps(wanted)) {
      readRecords(segment, cursor, header.span());
      reached(segment, commit.last() + 1, header.span());
    }
    next = commit.last() + 1;
  }

  /// @param ofCommit the slots of the commit, null where its head is lost
  private void readRecords(Segment segment, SegmentCursor cursor, @Nullable SlotSpan ofCommit)
      throws IOException {
    while (cursor.nextRecord()) {
      RecordView record = cursor.record();
      SlotSpan span = record.span();
      SlotSpan after = ofCommit == null ? span : ofCommit;
      reached(segment, record.sequence(), after);
      next = record.sequence() + 1;
      before = after;
      endOfCommit = record.commit().last();
      if (span.overlaps(wanted)) {
        visitor.record(segment, record);
      }
    }
  }

  /// Takes note of a sequence; all that were passed over are lost.
  private void reached(Segment segment, long sequence, SlotSpan after) {
    if (next < sequence) {
      lost(segment, sequence - 1, after);
      next = sequence;
    }
  }

  /// What is lost spoke of slots between what stands before it and what stands after it.
  private void lost(Segment segment, long last, SlotSpan after) {
    SlotSpan from = before == null ? startOf(segment) : before;
    SlotSpan about = new SlotSpan(Math.min(from.fromSeconds(), after.fromSeconds()),
        Math.max(from.toSeconds(), after.toSeconds()));
    if (about.overlaps(wanted) && files.isStillThere(segment)) {
      visitor.damaged(new SequenceRange(next, last), about);
    }
  }

  /// Where nothing stands after the lost ones: they are the rest of a commit, or rows of as many slots as they can be.
  private SlotSpan endOfTheLost(Segment segment) {
    if (before != null && endOfCommit == ring.head()) {
      return before;
    }
    SegmentHeader header = segment.header();
    long rows = Math.ceilDiv(ring.head() - next + 1, Math.max(1, header.directory().devices().size()));
    long from = before == null ? startOf(segment).toSeconds() : before.toSeconds();
    return new SlotSpan(from, from + rows * header.slotSeconds());
  }

  private static SlotSpan startOf(Segment segment) {
    long day = segment.header().day().toEpochDay() * SECONDS_PER_DAY;
    return new SlotSpan(day, day);
  }
}
