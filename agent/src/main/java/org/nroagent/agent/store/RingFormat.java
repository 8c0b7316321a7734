package org.nroagent.agent.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.ImpactCodec;
import org.nroagent.model.record.RowDrops;
import org.nroagent.model.record.SessionsCodec;

/// Numbers and arithmetic that writer and readers of format version 1 share. The byte maps are with the classes
/// that write them: [SegmentHeader] and [CommitEncoder]; `FORMAT.md` beside this file tells the whole.
final class RingFormat {
  /// The format that this code writes, and the newest it reads: see [StoreFormats].
  static final int VERSION = StoreFormats.RING_SEGMENTS.current();
  /// A page never holds records of two commits, so that a torn write cannot reach an earlier commit.
  static final int PAGE_BYTES = 4096;
  /// Records start at multiples of this within a segment.
  static final int ALIGNMENT = 8;

  static final int COMMIT_HEADER_BYTES = 48;
  static final int COMMIT_MARK = 0x4E52_4F43;
  static final int RECORD_HEADER_BYTES = 40;
  static final int RECORD_MARK = 0x5EC0;
  /// In octets, out octets, quality.
  static final int CELL_BYTES = 13;
  /// Type and length of a sparse section.
  static final int SECTION_HEADER_BYTES = 6;
  /// Discards and errors: [org.nroagent.model.record.DropsCodec].
  static final int SECTION_DROPS = 1;
  /// Lines that were cut off: [org.nroagent.model.record.ImpactCodec].
  static final int SECTION_IMPACT = 2;
  /// Sessions that the device served: [SessionsCodec].
  static final int SECTION_SESSIONS = 4;
  /// The most bytes of all sparse sections of one record.
  static final int MAX_SECTIONS_BYTES = 1 << 16;
  /// The most bytes of one record.
  static final int MAX_RECORD_BYTES = RECORD_HEADER_BYTES + CELL_BYTES * ColumnDirectory.MAX_COLUMNS
      + MAX_SECTIONS_BYTES;
  /// The most records of one commit; their position in it is an unsigned 16-bit number.
  static final int MAX_COMMIT_RECORDS = 0xFFFF;

  static final int KIND_ROW = 1;
  static final int KIND_AMENDMENT = 2;
  static final int KIND_MISSING_RANGE = 3;

  static final int QUALITY_MEASURED = 0;
  static final int QUALITY_INTERPOLATED = 1;
  static final int QUALITY_MISSING = 0x40;

  static final int AMENDMENT_BYTES = RECORD_HEADER_BYTES + 2 + CELL_BYTES;
  static final int MISSING_RANGE_BYTES = RECORD_HEADER_BYTES + 8 + 1;

  private RingFormat() {}

  /// A row without its sections.
  static int rowBytes(int columns) {
    return RECORD_HEADER_BYTES + CELL_BYTES * columns;
  }

  /// The most bytes of a row with all sections that are written today.
  static int mostRowBytes(int columns) {
    return rowBytes(columns) + SECTION_HEADER_BYTES + (columns == 0
        ? ImpactCodec.MOST_BYTES
        : RowDrops.mostBytes(columns) + SECTION_HEADER_BYTES + SessionsCodec.MOST_BYTES);
  }

  static long aligned(long bytes) {
    return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
  }

  static long paged(long bytes) {
    return (bytes + PAGE_BYTES - 1) & -PAGE_BYTES;
  }

  static long pageOf(long offset) {
    return offset & -PAGE_BYTES;
  }

  /// What all checksums of a segment begin with, so that what an earlier use of the same file left behind never
  /// validates.
  static byte[] checksumSeed(Epoch epoch, long segment) {
    return ByteBuffer.allocate(3 * Long.BYTES).putLong(epoch.high()).putLong(epoch.low()).putLong(segment)
        .array();
  }

  /// The checksum of `length` bytes. Leaves the buffer's position and limit as they were.
  ///
  /// @param seed the segment's [#checksumSeed(Epoch, long)]
  static int checksum(byte[] seed, ByteBuffer bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(seed);
    crc.update(bytes.duplicate().clear().position(from).limit(from + length));
    return (int) crc.getValue();
  }

  static void put48(ByteBuffer target, int at, long value) {
    target.putShort(at, (short) (value >>> 32));
    target.putInt(at + 2, (int) value);
  }

  static long get48(ByteBuffer source, int at) {
    return Short.toUnsignedLong(source.getShort(at)) << 32 | Integer.toUnsignedLong(source.getInt(at + 2));
  }
}
