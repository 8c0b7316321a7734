package org.nroagent.agent.store;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Moves through the sound entries of a file of closed months, over whatever damage lies between them.
final class MonthCursor {
  private static final int AHEAD_BYTES = 1 << 16;

  private final SegmentWindow window;
  private long at = MonthHeader.BYTES;
  private MonthEntry entry = new MonthEntry("", ByteBuffer.allocate(0));
  private int found;

  /// @param end the file's length
  MonthCursor(DiskFile file, long end) {
    this.window = new SegmentWindow(file, end);
  }

  /// Moves to the next sound entry.
  ///
  /// @return false at the end
  /// @throws IOException if the disk fails
  boolean next() throws IOException {
    while (at < window.end()) {
      int length = soundEntry();
      at += length > 0 ? RingFormat.aligned(length) : RingFormat.ALIGNMENT;
      if (length > 0) {
        found++;
        return true;
      }
    }
    return false;
  }

  private int soundEntry() throws IOException {
    int index = window.require(at, MonthEntry.HEADER_BYTES, AHEAD_BYTES);
    int length = index < 0 ? 0 : MonthEntry.plausibleLength(window.buffer(), index);
    if (length == 0) {
      return 0;
    }
    index = window.require(at, length, AHEAD_BYTES);
    if (index < 0 || !MonthEntry.isSound(window.buffer(), index, length)) {
      return 0;
    }
    entry = MonthEntry.view(window.buffer(), index, length);
    return length;
  }

  /// The entry that [#next()] found; valid until its next call.
  MonthEntry entry() {
    return entry;
  }

  /// How many sound entries there were so far.
  int found() {
    return found;
  }
}
