package org.nroagent.collector.store;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.nroagent.model.Drops;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.record.DropsCodec;
import org.nroagent.model.record.ImpactCodec;
import org.nroagent.model.record.RowDrops;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.record.SessionsCodec;
import org.nroagent.model.record.SlotRecord;

/// The bytes of a record's content in the database. Device and slot are columns of the table.
///
/// | kind | bytes |
/// |---|---|
/// | row | version 1, then 13 bytes per column, then discards and errors, then sessions |
/// | row without columns | version 1, then lines that were cut off, see [ImpactCodec] |
/// | amendment | version 1, column as a 4-byte integer, 13 bytes, then discards and errors |
/// | missing range | version 1, reason code |
///
/// A slot is one quality byte (1 value, 2 interpolated, 128 + reason code missing) and two 6-byte counts, IN and
/// OUT, zero where missing. The fixed stride lets one interface be read without decoding its neighbours. Discards and
/// errors have the form of [DropsCodec] and take no byte where nothing is known of them, as in all bodies that an earlier
/// collector wrote; it in turn passes over them. Sessions have the form of [SessionsCodec] and take no byte where they are not
/// known; where they are, discards and errors take some in any case.
final class RecordBody {
  private static final byte VERSION = 1;
  private static final int SLOT_OCTETS = 13;
  private static final int ROW_HEADER = 1;
  private static final int AMENDMENT_HEADER = 5;
  private static final int RANGE_OCTETS = 2;
  private static final int QUALITY_VALUE = 1;
  private static final int QUALITY_INTERPOLATED = 2;
  private static final int QUALITY_MISSING = 0x80;

  private final byte[] bytes;

  /// @param bytes as [#encode] made them; checked when they are read
  RecordBody(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  static byte[] encode(SlotRecord record) {
    return switch (record) {
      case SlotRecord.Row row when row.columns().isEmpty() -> {
        byte[] impact = ImpactCodec.encode(row.impact());
        yield ByteBuffer.allocate(ROW_HEADER + impact.length).put(VERSION).put(impact).array();
      }
      case SlotRecord.Row row -> {
        boolean withSessions = row.sessions().isPresent();
        int drops = withSessions
            ? DropsCodec.bytesWhereMoreFollows(row.drops())
            : DropsCodec.bytes(row.drops());
        ByteBuffer out = ByteBuffer.allocate(ROW_HEADER + row.columns().size() * SLOT_OCTETS + drops
            + SessionsCodec.bytes(row.sessions())).put(VERSION);
        row.columns().forEach(slot -> put(out, slot));
        if (withSessions) {
          DropsCodec.encodeWhereMoreFollows(row.drops(), out);
          SessionsCodec.encode(row.sessions(), out);
        } else {
          DropsCodec.encode(row.drops(), out);
        }
        yield out.array();
      }
      case SlotRecord.Amendment amendment -> {
        RowDrops drops = RowDrops.ofColumn(amendment.column(), amendment.drops());
        ByteBuffer out = ByteBuffer.allocate(AMENDMENT_HEADER + SLOT_OCTETS + DropsCodec.bytes(drops))
            .put(VERSION);
        put(out.putInt(amendment.column()), amendment.slot());
        DropsCodec.encode(drops, out);
        yield out.array();
      }
      case SlotRecord.MissingRange range -> new byte[]{VERSION, (byte) range.reason().code()};
    };
  }

  /// One column of a row.
  ///
  /// @throws IllegalArgumentException if the body is of an unknown version, or has no such column
  Slot rowSlot(int column) {
    return slotAt(ROW_HEADER + column * SLOT_OCTETS);
  }

  /// Whose lines were cut off, of a row without columns.
  RowImpact impact() {
    requireVersion();
    return ImpactCodec.decode(ByteBuffer.wrap(bytes, ROW_HEADER, bytes.length - ROW_HEADER));
  }

  /// What the columns of a row lost.
  ///
  /// @param columns how many it has
  RowDrops rowDrops(int columns) {
    return drops(ROW_HEADER + columns * SLOT_OCTETS);
  }

  /// How many sessions the device of a row with columns served.
  ///
  /// @param columns how many it has
  OptionalLong sessions(int columns) {
    ByteBuffer rest = behind(ROW_HEADER + columns * SLOT_OCTETS);
    var _ = DropsCodec.decode(rest);
    return SessionsCodec.decode(rest);
  }

  /// What the column that an amendment corrects lost.
  Drops amendedDrops() {
    return drops(AMENDMENT_HEADER + SLOT_OCTETS).of(amendedColumn(), amendedSlot());
  }

  private RowDrops drops(int offset) {
    return DropsCodec.decode(behind(offset));
  }

  private ByteBuffer behind(int offset) {
    requireVersion();
    if (offset > bytes.length) {
      throw new IllegalArgumentException(
          "a stored record of " + bytes.length + " bytes has no drops at " + offset);
    }
    return ByteBuffer.wrap(bytes, offset, bytes.length - offset);
  }

  /// The column that an amendment corrects.
  int amendedColumn() {
    requireOctets(AMENDMENT_HEADER);
    return ByteBuffer.wrap(bytes).getInt(1);
  }

  /// The value that an amendment gives.
  Slot.Metered amendedSlot() {
    if (slotAt(AMENDMENT_HEADER) instanceof Slot.Metered metered) {
      return metered;
    }
    throw new IllegalArgumentException("a stored amendment without a value");
  }

  /// The reason of a missing range.
  MissingReason missingReason() {
    requireOctets(RANGE_OCTETS);
    return MissingReason.ofCode(bytes[1]);
  }

  private static void put(ByteBuffer out, Slot slot) {
    switch (slot) {
      case Slot.Metered(long in, long octetsOut, boolean interpolated) -> {
        out.put((byte) (interpolated ? QUALITY_INTERPOLATED : QUALITY_VALUE));
        put48(out, in);
        put48(out, octetsOut);
      }
      case Slot.Missing(MissingReason reason) -> {
        out.put((byte) (QUALITY_MISSING | reason.code()));
        put48(out, 0);
        put48(out, 0);
      }
    }
  }

  private static void put48(ByteBuffer out, long octets) {
    out.putShort((short) (octets >>> 32)).putInt((int) octets);
  }

  private Slot slotAt(int offset) {
    requireVersion();
    if (offset + SLOT_OCTETS > bytes.length) {
      throw new IllegalArgumentException(
          "a stored record of " + bytes.length + " bytes has no slot at " + offset);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int quality = Byte.toUnsignedInt(in.get(offset));
    if (quality >= QUALITY_MISSING) {
      return new Slot.Missing(MissingReason.ofCode(quality & ~QUALITY_MISSING));
    }
    return new Slot.Metered(get48(in, offset + 1), get48(in, offset + 7), quality == QUALITY_INTERPOLATED);
  }

  private static long get48(ByteBuffer in, int offset) {
    return Short.toUnsignedLong(in.getShort(offset)) << 32 | Integer.toUnsignedLong(in.getInt(offset + 2));
  }

  private void requireOctets(int octets) {
    requireVersion();
    if (bytes.length < octets) {
      throw new IllegalArgumentException("a stored record of " + bytes.length + " bytes, not " + octets);
    }
  }

  private void requireVersion() {
    if (bytes.length == 0 || bytes[0] != VERSION) {
      throw new IllegalArgumentException("a stored record of an unknown format; a newer collector wrote it");
    }
  }
}
