package org.nroagent.agent.store;

import java.util.List;
import org.nroagent.model.record.Epoch;

/// What is durable, as one immutable value: the writer replaces it after each commit, readers take it once and work
/// below its watermark.
///
/// @param epoch identity of the ring
/// @param segments ascending by number and sequence
/// @param head newest durable sequence
/// @param tail offset in the last segment at which the durable commits end
record RingState(Epoch epoch, List<Segment> segments, long head, long tail) {
  RingState {
    segments = List.copyOf(segments);
  }

  /// The oldest sequence that is still there, `head + 1` where there is none.
  long oldest() {
    return segments.isEmpty() ? head + 1 : Math.min(segments.getFirst().header().firstSequence(), head + 1);
  }

  /// The last sequence that may stand in a segment.
  long lastSequence(int index) {
    return index + 1 < segments.size() ? segments.get(index + 1).header().firstSequence() - 1 : head;
  }

  /// Whether records before a segment are lost: those of before were overwritten, or its predecessor is not there.
  boolean lostBefore(int index) {
    SegmentHeader header = segments.get(index).header();
    return index == 0
        ? header.number() > 1 || header.firstSequence() > 1
        : header.number() > segments.get(index - 1).header().number() + 1;
  }

  /// Where reading of a segment ends.
  long end(int index) {
    return index + 1 < segments.size() ? segments.get(index).size() : tail;
  }

  /// A cursor over one of its segments.
  SegmentCursor cursor(int index, DiskFile file) {
    return new SegmentCursor(segments.get(index).header(), file, end(index), lastSequence(index));
  }
}
