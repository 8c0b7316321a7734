package org.nroagent.agent.store;

import org.jspecify.annotations.Nullable;
import org.nroagent.model.SlotGrid;

/// A segment on disk.
///
/// @param header what its beginning says
/// @param name its file
/// @param size length of the file in bytes
record Segment(SegmentHeader header, String name, long size) {
  /// Whether the file is shorter than it was made, so that its end with whatever stood there is gone. All segments of the
  /// same columns are made equally long; other versions of this software may make them of another length than this one.
  ///
  /// @param before the segment before it, if there is one
  boolean isCutOff(@Nullable Segment before) {
    boolean alike = before != null && before.header.slotSeconds() == header.slotSeconds()
        && before.header.directory().equals(header.directory());
    long asMadeNow = new RingSettings(new SlotGrid(header.slotSeconds()), 1).segmentBytes(header.directory());
    return size < asMadeNow && (before == null || !alike || size < before.size);
  }
}
