package org.nroagent.agent.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.nroagent.model.figure.ClosedMonth;

/// One series' figures of a closed month, framed so that damage to one entry leaves the others readable. Byte map,
/// big-endian, at the next multiple of 8 after the entry before; the padding is zero:
///
/// | offset | bytes | field |
/// |---:|---:|---|
/// | 0 | 4 | CRC32C of the entry from byte 4 |
/// | 4 | 4 | length of the entry without padding |
/// | 8 | 2 | mark `C1 05` |
/// | 10 | 2 | length of the series' id |
/// | 12 | | the series' id, UTF-8 |
/// | | | content, see [ClosedMonthCodec] |
///
/// @param series public id of the series
/// @param bytes the whole entry without padding, from 0 to its limit
record MonthEntry(String series, ByteBuffer bytes) {
  static final int HEADER_BYTES = 12;
  /// The most bytes of one entry: a sum of thousands of interfaces with the longest ids.
  static final int MAX_BYTES = 1 << 20;
  private static final int MARK = 0xC105;

  static MonthEntry of(NumberedMonth numbered) {
    ClosedMonth closed = numbered.closed();
    byte[] id = closed.series().getBytes(StandardCharsets.UTF_8);
    ByteBuffer content = ClosedMonthCodec.encode(numbered);
    int length = HEADER_BYTES + id.length + content.remaining();
    if (length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "the figures of '" + closed.series() + "' take " + length + " bytes, at most " + MAX_BYTES);
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    bytes.putInt(0).putInt(length).putShort((short) MARK).putShort((short) id.length).put(id).put(content);
    bytes.putInt(0, checksum(bytes, 0, length));
    return new MonthEntry(closed.series(), bytes.clear());
  }

  /// The length of the entry that may begin at an index, 0 if surely none does. Needs [#HEADER_BYTES].
  static int plausibleLength(ByteBuffer buffer, int at) {
    int length = buffer.getInt(at + 4);
    boolean plausible = Short.toUnsignedInt(buffer.getShort(at + 8)) == MARK && length <= MAX_BYTES
        && length >= HEADER_BYTES + Short.toUnsignedInt(buffer.getShort(at + 10));
    return plausible ? length : 0;
  }

  /// Whether the entry of a plausible length is undamaged.
  static boolean isSound(ByteBuffer buffer, int at, int length) {
    return buffer.getInt(at) == checksum(buffer, at, length);
  }

  /// A sound entry; its bytes stay where they are.
  static MonthEntry view(ByteBuffer buffer, int at, int length) {
    ByteBuffer bytes = buffer.slice(at, length);
    byte[] id = new byte[Short.toUnsignedInt(bytes.getShort(10))];
    bytes.get(HEADER_BYTES, id);
    return new MonthEntry(new String(id, StandardCharsets.UTF_8), bytes);
  }

  /// A copy with bytes of its own.
  MonthEntry copy() {
    return new MonthEntry(series, ByteBuffer.allocate(bytes.limit()).put(bytes.duplicate().clear()).flip());
  }

  /// What the entry says.
  ///
  /// @throws IllegalArgumentException if it means nothing to this version although it is undamaged
  NumberedMonth decode() {
    int contentAt = HEADER_BYTES + Short.toUnsignedInt(bytes.getShort(10));
    return ClosedMonthCodec.decode(series, bytes.slice(contentAt, bytes.limit() - contentAt));
  }

  private static int checksum(ByteBuffer bytes, int at, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate().clear().position(at + Integer.BYTES).limit(at + length));
    return (int) crc.getValue();
  }
}
