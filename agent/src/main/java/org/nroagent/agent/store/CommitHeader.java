package org.nroagent.agent.store;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// What stands before the records of one commit, see [CommitEncoder].
///
/// @param bytes length of header and records, without padding
/// @param identity which commit this is
/// @param span the slots that its records speak of
record CommitHeader(int bytes, CommitIdentity identity, SlotSpan span) {
  /// Reads a commit header.
  ///
  /// @return null if there is no valid one of this segment
  static @Nullable CommitHeader decode(SegmentHeader segment, ByteBuffer buffer,
      int at) {
    if (buffer.getInt(at + 4) != RingFormat.COMMIT_MARK) {
      return null;
    }
    int crc = RingFormat.checksum(segment.checksumSeed(), buffer, at + 4,
        RingFormat.COMMIT_HEADER_BYTES - 4);
    if (buffer.getInt(at) != crc) {
      return null;
    }
    CommitIdentity identity = new CommitIdentity(buffer.getLong(at + 16), buffer.getInt(at + 24),
        buffer.getInt(at + 12));
    return new CommitHeader(buffer.getInt(at + 8), identity,
        new SlotSpan(buffer.getLong(at + 32), buffer.getLong(at + 40)));
  }
}
