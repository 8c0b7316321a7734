package org.nroagent.agent.store;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.zip.CRC32C;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.Epoch;

/// The head of a segment: which ring it belongs to, where in the ring it stands, and what the columns of all its
/// records mean. Byte map, big-endian; the length is a multiple of 4096, the rest of the last page is zero:
///
/// | offset | bytes | field |
/// |---:|---:|---|
/// | 0 | 8 | magic `NROSLOTS` |
/// | 8 | 4 | format version |
/// | 12 | 4 | length of this header with the directory, in bytes: where the first commit starts |
/// | 16 | 16 | epoch of the ring |
/// | 32 | 8 | number of the segment, as in the file's name |
/// | 40 | 8 | sequence of the segment's first record |
/// | 48 | 8 | UTC day, days since 1970-01-01 |
/// | 56 | 4 | length of a slot in seconds |
/// | 60 | 4 | length of the directory in bytes |
/// | 64 | 4 | CRC32C of the directory |
/// | 68 | 4 | CRC32C of bytes 0…67 |
/// | 72 | | column directory, see [DirectoryCodec] |
///
/// Magic, version and the CRC's place stay as they are in every version, so that an older reader can tell a newer
/// segment from a damaged one.
///
/// @param epoch identity of the ring when the segment was started
/// @param number counts segments, from 1
/// @param firstSequence sequence of its first record
/// @param day the newest UTC day of a slot in it; late records of earlier days may be in it as well
/// @param slotSeconds length of the slots
/// @param directory the columns of all its records
record SegmentHeader(Epoch epoch, long number, long firstSequence, LocalDate day, int slotSeconds,
    ColumnDirectory directory) {
  static final int FIXED_BYTES = 72;
  /// "NROSLOTS"
  static final long MAGIC = 0x4E52_4F53_4C4F_5453L;
  private static final int CRC_AT = 68;

  /// What the first bytes of a file say it is.
  sealed interface Preamble {
    /// A segment of this version.
    ///
    /// @param headerBytes length of the whole header
    record Known(int headerBytes) implements Preamble {}

    /// A segment written by newer software.
    record Newer(int version) implements Preamble {}

    /// No segment, or its beginning is damaged.
    record Damaged() implements Preamble {}
  }

  /// The length of a header with this directory.
  static int bytes(ColumnDirectory directory) {
    return Math.toIntExact(RingFormat.paged((long) FIXED_BYTES + DirectoryCodec.bytes(directory)));
  }

  /// The offset of the segment's first commit.
  int bytes() {
    return bytes(directory);
  }

  /// Reads the first [#FIXED_BYTES] of a file.
  static Preamble preamble(ByteBuffer bytes) {
    if (bytes.limit() < FIXED_BYTES || bytes.getLong(0) != MAGIC) {
      return new Preamble.Damaged();
    }
    if (bytes.getInt(CRC_AT) != checksum(bytes, 0, CRC_AT)) {
      return new Preamble.Damaged();
    }
    int version = bytes.getInt(8);
    return switch (StoreFormats.RING_SEGMENTS.standing(version)) {
      case CURRENT, OLDER -> known(bytes);
      case NEWER -> new Preamble.Newer(version);
      case UNKNOWN -> new Preamble.Damaged();
    };
  }

  private static Preamble known(ByteBuffer bytes) {
    int headerBytes = bytes.getInt(12);
    boolean plausible = headerBytes > FIXED_BYTES && headerBytes % RingFormat.PAGE_BYTES == 0;
    return plausible ? new Preamble.Known(headerBytes) : new Preamble.Damaged();
  }

  /// The whole header.
  ByteBuffer encode() {
    ByteBuffer directoryBytes = DirectoryCodec.encode(directory);
    ByteBuffer bytes = ByteBuffer.allocate(bytes());
    bytes.putLong(MAGIC).putInt(RingFormat.VERSION).putInt(bytes.capacity());
    bytes.putLong(epoch.high()).putLong(epoch.low());
    bytes.putLong(number).putLong(firstSequence).putLong(day.toEpochDay()).putInt(slotSeconds);
    bytes.putInt(directoryBytes.limit()).putInt(checksum(directoryBytes, 0, directoryBytes.limit()));
    bytes.putInt(checksum(bytes, 0, CRC_AT));
    bytes.put(directoryBytes);
    return bytes.clear();
  }

  /// Reads what [#encode()] wrote.
  ///
  /// @param bytes a header for which [#preamble(ByteBuffer)] said `Known`, from 0 to its limit
  /// @throws IllegalArgumentException if it is damaged; the message says where
  static SegmentHeader decode(ByteBuffer bytes) {
    int directoryBytes = bytes.getInt(60);
    if (directoryBytes < 0 || directoryBytes > bytes.limit() - FIXED_BYTES) {
      throw new IllegalArgumentException("its column directory is cut off");
    }
    if (bytes.getInt(64) != checksum(bytes, FIXED_BYTES, directoryBytes)) {
      throw new IllegalArgumentException("its column directory is damaged");
    }
    ColumnDirectory directory = DirectoryCodec.decode(bytes.slice(FIXED_BYTES, directoryBytes));
    return new SegmentHeader(new Epoch(bytes.getLong(16), bytes.getLong(24)), bytes.getLong(32),
        bytes.getLong(40), LocalDate.ofEpochDay(bytes.getLong(48)), bytes.getInt(56), directory);
  }

  /// The same header with a directory object that may be shared.
  SegmentHeader withDirectory(ColumnDirectory shared) {
    return new SegmentHeader(epoch, number, firstSequence, day, slotSeconds, shared);
  }

  /// What the checksums of its commits and records begin with.
  byte[] checksumSeed() {
    return RingFormat.checksumSeed(epoch, number);
  }

  private static int checksum(ByteBuffer bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate().clear().position(from).limit(from + length));
    return (int) crc.getValue();
  }
}
