package org.nroagent.agent.store;

import java.util.List;
import org.nroagent.model.record.Epoch;

/// What the event ring holds at a moment. Immutable, swapped by the writer.
///
/// @param epoch identity of the ring
/// @param segments those that can be read, ascending by number
/// @param head newest durable sequence, 0 where there is none
/// @param end where the next commit goes in the last segment
/// @param dirtyEnd up to where bytes may stand there of attempts to commit that failed
/// @param sealed whether the next commit starts a new segment in any case
record EventRingState(Epoch epoch, List<Segment> segments, long head, int end, int dirtyEnd, boolean sealed) {
  EventRingState {
    segments = List.copyOf(segments);
  }

  /// A segment and its place.
  record Segment(EventSegmentHeader header, int index) {}

  /// Oldest sequence, `head + 1` where there is none.
  long oldest() {
    return segments.isEmpty() ? head + 1 : Math.min(segments.getFirst().header().firstSequence(), head + 1);
  }

  EventRingState withEnd(long newHead, int newEnd, int newDirtyEnd) {
    return new EventRingState(epoch, segments, newHead, newEnd, newDirtyEnd, sealed);
  }
}
