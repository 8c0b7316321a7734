package org.nroagent.protocol;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;

/// The columns of a row as one run of octets, 13 for each, numbers unsigned and big-endian.
///
/// | octet | length | field |
/// |---|---|---|
/// | 0 | 6 | octets IN, 0 where missing |
/// | 6 | 6 | octets OUT, 0 where missing |
/// | 12 | 1 | quality: 0 measured, 1 interpolated, 64 + code of the reason (65…127) missing; no other value |
final class SlotColumns {
  /// Octets of one column.
  static final int COLUMN_OCTETS = 13;

  private static final int MEASURED = 0;
  private static final int INTERPOLATED = 1;
  private static final int MISSING = 0x40;

  private SlotColumns() {}

  static byte[] encode(List<? extends Slot> columns) {
    ByteBuffer out = ByteBuffer.allocate(columns.size() * COLUMN_OCTETS);
    for (Slot slot : columns) {
      switch (slot) {
        case Slot.Metered(long in, long outOctets, boolean interpolated) -> {
          putCount(out, in);
          putCount(out, outOctets);
          out.put((byte) (interpolated ? INTERPOLATED : MEASURED));
        }
        case Slot.Missing(MissingReason reason) -> {
          putCount(out, 0);
          putCount(out, 0);
          out.put((byte) (MISSING | reason.code()));
        }
      }
    }
    return out.array();
  }

  /// Columns by their octets' places: octet 0 of all, octet 1 of all, … octet 12 of all.
  static byte[] toPlanes(byte[] octets) {
    int columns = octets.length / COLUMN_OCTETS;
    byte[] planes = new byte[octets.length];
    for (int column = 0; column < columns; column++) {
      for (int place = 0; place < COLUMN_OCTETS; place++) {
        planes[place * columns + column] = octets[column * COLUMN_OCTETS + place];
      }
    }
    return planes;
  }

  /// The columns of [#toPlanes(byte[])].
  ///
  /// @throws ProtocolException if the length is wrong
  static byte[] fromPlanes(byte[] planes) throws ProtocolException {
    requireWhole(planes);
    int columns = planes.length / COLUMN_OCTETS;
    byte[] octets = new byte[planes.length];
    for (int column = 0; column < columns; column++) {
      for (int place = 0; place < COLUMN_OCTETS; place++) {
        octets[column * COLUMN_OCTETS + place] = planes[place * columns + column];
      }
    }
    return octets;
  }

  private static void requireWhole(byte[] octets) throws ProtocolException {
    if (octets.length % COLUMN_OCTETS != 0) {
      throw ProtocolException.malformed(
          "columns have " + octets.length + " octets, must be a multiple of " + COLUMN_OCTETS);
    }
  }

  /// @throws ProtocolException if the length or a quality is wrong, or a missing column has octets
  static List<Slot> decode(byte[] octets) throws ProtocolException {
    requireWhole(octets);
    ByteBuffer in = ByteBuffer.wrap(octets);
    List<Slot> columns = new ArrayList<>(octets.length / COLUMN_OCTETS);
    while (in.hasRemaining()) {
      columns.add(slot(columns.size(), count(in), count(in), Byte.toUnsignedInt(in.get())));
    }
    return columns;
  }

  private static Slot slot(int column, long in, long out, int quality) throws ProtocolException {
    if (quality == MEASURED || quality == INTERPOLATED) {
      return new Slot.Metered(in, out, quality == INTERPOLATED);
    }
    if ((quality & ~0x3F) != MISSING) {
      throw ProtocolException.malformed("column " + column + " has the unknown quality " + quality);
    }
    if (in != 0 || out != 0) {
      throw ProtocolException.malformed("column " + column + " is missing and has octets");
    }
    return new Slot.Missing(reason(quality & 0x3F));
  }

  /// @throws ProtocolException if this version does not know the code
  static MissingReason reason(int code) throws ProtocolException {
    return MissingReason.find(code)
        .orElseThrow(() -> ProtocolException.malformed("missing reason " + code + " is unknown here"));
  }

  private static void putCount(ByteBuffer out, long octets) {
    out.putShort((short) (octets >>> 32)).putInt((int) octets);
  }

  private static long count(ByteBuffer in) {
    return (long) Short.toUnsignedInt(in.getShort()) << 32 | Integer.toUnsignedLong(in.getInt());
  }
}
