package org.nroagent.agent.store;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.zip.CRC32C;

/// The head of a file of closed months' figures: which month, and how many entries follow. Byte map, big-endian:
///
/// | offset | bytes | field |
/// |---:|---:|---|
/// | 0 | 8 | magic `NROMONTH` |
/// | 8 | 4 | format version |
/// | 12 | 4 | CRC32C of bytes 0…11 and 16…31 |
/// | 16 | 4 | offset of the first entry, 32 |
/// | 20 | 4 | number of entries |
/// | 24 | 4 | year |
/// | 28 | 4 | month, 1…12 |
/// | 32 | | entries, see [MonthEntry] |
///
/// Bytes 0…31 and the CRC over them stay as they are in every version, so that an older reader can tell a newer file
/// from a damaged one.
///
/// @param month the month whose figures the file holds
/// @param entries how many entries were written
record MonthHeader(YearMonth month, int entries) {
  static final int BYTES = 32;
  /// "NROMONTH"
  static final long MAGIC = 0x4E52_4F4D_4F4E_5448L;
  private static final int CRC_AT = 12;

  /// What the first bytes of a file say it is.
  sealed interface Preamble {
    /// A file of this version.
    record Known(MonthHeader header) implements Preamble {}

    /// A file written by newer software.
    record Newer(int version) implements Preamble {}

    /// No file of figures, or its beginning is damaged.
    record Damaged() implements Preamble {}
  }

  ByteBuffer encode() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.putLong(MAGIC).putInt(StoreFormats.CLOSED_MONTHS.current()).putInt(0);
    bytes.putInt(BYTES).putInt(entries).putInt(month.getYear()).putInt(month.getMonthValue());
    bytes.putInt(CRC_AT, checksum(bytes));
    return bytes.clear();
  }

  /// Reads the first [#BYTES] of a file.
  static Preamble decode(ByteBuffer bytes) {
    if (bytes.limit() < BYTES || bytes.getLong(0) != MAGIC || bytes.getInt(CRC_AT) != checksum(bytes)) {
      return new Preamble.Damaged();
    }
    int version = bytes.getInt(8);
    return switch (StoreFormats.CLOSED_MONTHS.standing(version)) {
      case CURRENT, OLDER -> known(bytes);
      case NEWER -> new Preamble.Newer(version);
      case UNKNOWN -> new Preamble.Damaged();
    };
  }

  private static Preamble known(ByteBuffer bytes) {
    try {
      YearMonth month = YearMonth.of(bytes.getInt(24), bytes.getInt(28));
      boolean plausible = bytes.getInt(16) == BYTES && bytes.getInt(20) >= 0;
      return plausible
          ? new Preamble.Known(new MonthHeader(month, bytes.getInt(20)))
          : new Preamble.Damaged();
    } catch (DateTimeException _) {
      return new Preamble.Damaged();
    }
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate().clear().limit(CRC_AT));
    crc.update(bytes.duplicate().clear().position(CRC_AT + Integer.BYTES).limit(BYTES));
    return (int) crc.getValue();
  }
}
