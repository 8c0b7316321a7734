package org.nroagent.agent.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.nroagent.model.record.Epoch;

/// The head of a segment of the event ring. One sector, so that it is either the old one or the new one after a power
/// cut. Byte map, big-endian, zeros up to offset 4096, where the first record is:
///
/// | offset | bytes | field |
/// |---:|---:|---|
/// | 0 | 8 | magic `NROEVENT` |
/// | 8 | 4 | format version |
/// | 12 | 4 | length of the segment in bytes |
/// | 16 | 16 | epoch of the ring |
/// | 32 | 8 | number of the segment: one more with each |
/// | 40 | 8 | sequence of the first event in it |
/// | 48 | 12 | zero |
/// | 60 | 4 | CRC32C of bytes 0…59 |
///
/// Magic, version and the CRC's place stay as they are in every version.
///
/// @param epoch identity of the ring when the segment was started
/// @param number counts segments, from 1
/// @param firstSequence sequence of its first event
record EventSegmentHeader(Epoch epoch, long number, long firstSequence) {
  static final int BYTES = 64;
  /// Where the first record is.
  static final int RECORDS_AT = RingFormat.PAGE_BYTES;
  /// "NROEVENT"
  private static final long MAGIC = 0x4E52_4F45_5645_4E54L;
  private static final int CRC_AT = 60;
  /// A whole sector is written.
  private static final int SECTOR_BYTES = 512;

  /// What the first bytes of a segment's place say it is.
  sealed interface Preamble {
    /// Nothing was ever written there.
    record Unused() implements Preamble {}

    /// A segment of this version.
    record Known(EventSegmentHeader header) implements Preamble {}

    /// A segment written by newer software.
    record Newer(int version) implements Preamble {}

    /// Its beginning is damaged.
    record Damaged() implements Preamble {}
  }

  ByteBuffer encode(int segmentBytes) {
    ByteBuffer bytes = ByteBuffer.allocate(SECTOR_BYTES);
    bytes.putLong(MAGIC).putInt(StoreFormats.EVENT_RING.current()).putInt(segmentBytes);
    bytes.putLong(epoch.high()).putLong(epoch.low()).putLong(number).putLong(firstSequence);
    bytes.putInt(CRC_AT, checksum(bytes));
    return bytes.clear();
  }

  /// Reads what [#encode] wrote.
  ///
  /// @param bytes the first [#BYTES] of the segment's place, fewer where the file ends
  static Preamble decode(ByteBuffer bytes, int segmentBytes) {
    if (isZero(bytes)) {
      return new Preamble.Unused();
    }
    if (bytes.limit() < BYTES || bytes.getLong(0) != MAGIC || bytes.getInt(CRC_AT) != checksum(bytes)) {
      return new Preamble.Damaged();
    }
    int version = bytes.getInt(8);
    return switch (StoreFormats.EVENT_RING.standing(version)) {
      case CURRENT, OLDER -> bytes.getInt(12) == segmentBytes
          ? new Preamble.Known(new EventSegmentHeader(new Epoch(bytes.getLong(16), bytes.getLong(24)),
              bytes.getLong(32), bytes.getLong(40)))
          : new Preamble.Damaged();
      case NEWER -> new Preamble.Newer(version);
      case UNKNOWN -> new Preamble.Damaged();
    };
  }

  private static boolean isZero(ByteBuffer bytes) {
    for (int i = 0; i < bytes.limit(); i++) {
      if (bytes.get(i) != 0) {
        return false;
      }
    }
    return true;
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate().clear().limit(CRC_AT));
    return (int) crc.getValue();
  }
}
