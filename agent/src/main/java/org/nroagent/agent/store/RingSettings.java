package org.nroagent.agent.store;

import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.ColumnDirectory;

/// How large a slot ring is. All sizes are pure computation, so that an installer or a status page can say what a
/// configuration will need.
///
/// @param grid division of the day into slots
/// @param retentionDays full UTC days that stay readable beside the day being written, at least 1; the daemon asks
///     for 62 or more, two months of 31 days
public record RingSettings(SlotGrid grid, int retentionDays) {
  /// What is kept where nothing is configured: two civil months and eight days to spare.
  public static final int DEFAULT_RETENTION_DAYS = 70;

  /// @throws IllegalArgumentException if the retention is out of range
  public RingSettings {
    if (retentionDays < 1 || retentionDays > 10_000) {
      throw new IllegalArgumentException("a ring keeps 1…10000 days, not " + retentionDays);
    }
  }

  /// The most segments that exist at a time: one per day kept and the one being written.
  public int segments() {
    return retentionDays + 1;
  }

  /// The size of a segment for one day of these columns, a multiple of [RingFormat#PAGE_BYTES]: the header, one
  /// commit with a row of every device per slot with all that a row can hold, and one page more for every second slot, for amendments and rows
  /// that came too late for their slot's commit. A day that needs more continues in another segment.
  public long segmentBytes(ColumnDirectory directory) {
    long perSlot = RingFormat.COMMIT_HEADER_BYTES;
    for (ColumnDirectory.Device device : directory.devices()) {
      perSlot += RingFormat.aligned(RingFormat.mostRowBytes(device.columns().size()));
    }
    long commits = grid.perDay() * RingFormat.paged(perSlot);
    long slack = (grid.perDay() + 1) / 2 * (long) RingFormat.PAGE_BYTES;
    return SegmentHeader.bytes(directory) + commits + slack;
  }

  /// The most bytes that the ring takes with these columns, without quarantined segments (at most
  /// [SegmentFiles#MAX_DAMAGED_FILES] more).
  public long bytesOnDisk(ColumnDirectory directory) {
    return segments() * segmentBytes(directory);
  }
}
