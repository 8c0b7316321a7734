package org.nroagent.agent.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A record of the event ring: an event, or what was told without one. Byte map, big-endian, at a multiple of 8:
///
/// | offset | bytes | field |
/// |---:|---:|---|
/// | 0 | 2 | mark `E7 E1` |
/// | 2 | 1 | kind: 1 event, 2 told without an event |
/// | 3 | 1 | bit 0: the sequences between the event before and this one were never given out |
/// | 4 | 2 | its place in its commit, from 0 |
/// | 6 | 2 | records of its commit |
/// | 8 | 4 | length of the content |
/// | 12 | 4 | CRC32C of the segment's epoch and number, of bytes 0…11 and 16…23 and of the content |
/// | 16 | 8 | sequence of the event; of the other kind, that of the last event before it |
/// | 24 | | content: [org.nroagent.model.state.StateEventCodec]; or 8 bytes, how often what was told had been written whole before,
///     and [org.nroagent.model.state.ToldCodec]; then zeros |
///
/// @param kind [#EVENT] or [#TOLD]
/// @param afterHole whether the sequences before it were never given out
/// @param place in its commit, from 0
/// @param count records of its commit
/// @param sequence its own or that of the event before
/// @param content the bytes
/// @param crc32c its checksum
/// @param end where it ends in its segment, a multiple of 8
record EventRecord(int kind, boolean afterHole, int place, int count, long sequence, ByteBuffer content,
    int crc32c, int end) {
  static final int EVENT = 1;
  static final int TOLD = 2;
  static final int HEAD_BYTES = 24;
  static final int MOST_CONTENT_BYTES = 1 << 16;
  static final int MOST_OF_COMMIT = 0xffff;

  private static final short MARK = (short) 0xE7E1;
  private static final int CRC_AT = 12;

  /// The bytes that a record with this content takes.
  static int bytes(int contentBytes) {
    return (int) RingFormat.aligned((long) HEAD_BYTES + contentBytes);
  }

  /// Writes a record at the buffer's position.
  static void put(ByteBuffer target, EventSegmentHeader segment, int kind, boolean afterHole, int place,
      int count,
      long sequence, ByteBuffer content) {
    int at = target.position();
    target.putShort(MARK).put((byte) kind).put((byte) (afterHole ? 1 : 0)).putShort((short) place)
        .putShort((short) count);
    target.putInt(content.limit()).putInt(0).putLong(sequence).put(content.duplicate().clear());
    target.putInt(at + CRC_AT, checksum(segment, target, at, content.limit()));
    target.position(at + bytes(content.limit()));
  }

  /// Reads the record at an offset, null where there is none that is whole.
  static @Nullable EventRecord at(ByteBuffer bytes, EventSegmentHeader segment, int at) {
    if (at + HEAD_BYTES > bytes.limit() || bytes.getShort(at) != MARK) {
      return null;
    }
    int length = bytes.getInt(at + 8);
    if (length < 0 || length > MOST_CONTENT_BYTES || at + HEAD_BYTES + length > bytes.limit()
        || bytes.getInt(at + CRC_AT) != checksum(segment, bytes, at, length)) {
      return null;
    }
    return new EventRecord(bytes.get(at + 2), (bytes.get(at + 3) & 1) != 0,
        Short.toUnsignedInt(bytes.getShort(at + 4)),
        Short.toUnsignedInt(bytes.getShort(at + 6)), bytes.getLong(at + 16),
        bytes.slice(at + HEAD_BYTES, length),
        bytes.getInt(at + CRC_AT), at + bytes(length));
  }

  /// Whether this record follows another one in the same commit.
  boolean follows(EventRecord before) {
    return count == before.count && place == before.place + 1;
  }

  private static int checksum(EventSegmentHeader segment, ByteBuffer bytes, int at, int length) {
    CRC32C crc = new CRC32C();
    ByteBuffer seed = ByteBuffer.allocate(24).putLong(segment.epoch().high()).putLong(segment.epoch().low())
        .putLong(segment.number()).flip();
    crc.update(seed);
    ByteBuffer all = bytes.duplicate().clear();
    crc.update(all.slice(at, CRC_AT));
    crc.update(all.slice(at + 16, HEAD_BYTES - 16 + length));
    return (int) crc.getValue();
  }
}
