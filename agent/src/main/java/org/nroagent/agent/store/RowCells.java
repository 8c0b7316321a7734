package org.nroagent.agent.store;

import java.time.Instant;
import java.util.List;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.LargestOfMany;
import org.nroagent.model.record.ColumnDirectory;

/// A row of the ring where it lies: reading a month of a thousand interfaces this way makes no object per slot and
/// decodes only what is asked for. Moves on with the scan, so nothing of it may be kept.
public final class RowCells {
  private static final int OUT_AT = 6;
  private static final int QUALITY_AT = 12;
  /// Turns the first of four bytes, so that the four compare as a signed number.
  private static final int SIGN = 0x80;
  private static final int BYTE = 0xff;
  /// The first four of the six bytes of a value.
  private static final long FIRST_OCTETS = 0xffff_ffff_0000L;

  private ColumnDirectory.Device device = new ColumnDirectory.Device("", List.of());
  private int columns;
  private long sequence;
  private long slotStartSeconds;
  private byte[] bytes = new byte[0];
  private int cells;

  /// An empty one, to be moved by a scan.
  RowCells() {}

  /// Moves it.
  ///
  /// @param newBytes where the cells lie
  /// @param firstCell index of the first one
  /// @return false if a cell says what means nothing to this version
  boolean moveTo(ColumnDirectory.Device newDevice, long newSequence, long newSlotStartSeconds,
      byte[] newBytes,
      int firstCell) {
    device = newDevice;
    columns = newDevice.columns().size();
    sequence = newSequence;
    slotStartSeconds = newSlotStartSeconds;
    bytes = newBytes;
    cells = firstCell;
    return isKnown();
  }

  private boolean isKnown() {
    byte[] from = bytes;
    int any = 0;
    for (int i = 0, at = cells + QUALITY_AT; i < columns; i++, at += RingFormat.CELL_BYTES) {
      any |= from[at];
    }
    return (any & RingFormat.QUALITY_MISSING) == 0 || hasKnownReasons();
  }

  private boolean hasKnownReasons() {
    for (int column = 0; column < columns; column++) {
      if (!isMetered(column) && !isReason(quality(column))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isReason(byte quality) {
    try {
      return MissingReason.ofCode(quality & ~RingFormat.QUALITY_MISSING) != null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// The device and the meaning of the columns.
  public ColumnDirectory.Device device() {
    return device;
  }

  /// The record's sequence.
  public long sequence() {
    return sequence;
  }

  /// Start of the slot.
  public Instant slotStart() {
    return Instant.ofEpochSecond(slotStartSeconds);
  }

  /// As [#slotStart()], in seconds since 1970.
  public long slotStartSeconds() {
    return slotStartSeconds;
  }

  /// Finds the columns that must be looked at: those that are missing or interpolated, and those with a value whose
  /// [LargestOfMany#bound(long)] reaches that of its series.
  ///
  /// @param leastIn bounds of IN by column
  /// @param leastOut bounds of OUT by column
  /// @param found takes the columns, in order
  public void select(int[] leastIn, int[] leastOut, SelectedCells found) {
    // Done for every slot of a month, by a compiler that is quick rather than clever: byte by byte is quickest, because
    // cells are not aligned, and local names spare it reading the fields again.
    byte[] from = bytes;
    int[] foundColumns = found.columns;
    int[] foundUnusual = found.unusual;
    long[] foundIn = found.in;
    long[] foundOut = found.out;
    int count = 0;
    int unusual = 0;
    for (int column = 0, at = cells; column < columns; column++, at += RingFormat.CELL_BYTES) {
      int in = (from[at] ^ SIGN) << 24 | (from[at + 1] & BYTE) << 16 | (from[at + 2] & BYTE) << 8
          | (from[at + 3] & BYTE);
      int out = (from[at + OUT_AT] ^ SIGN) << 24 | (from[at + OUT_AT + 1] & BYTE) << 16
          | (from[at + OUT_AT + 2] & BYTE) << 8 | (from[at + OUT_AT + 3] & BYTE);
      if (from[at + QUALITY_AT] != 0) {
        foundUnusual[unusual++] = column;
      } else if (in >= leastIn[column] || out >= leastOut[column]) {
        foundColumns[count] = column;
        foundIn[count] = ((long) (in ^ Integer.MIN_VALUE) << 16 & FIRST_OCTETS)
            | (from[at + 4] & BYTE) << 8 | (from[at + 5] & BYTE);
        foundOut[count] = ((long) (out ^ Integer.MIN_VALUE) << 16 & FIRST_OCTETS)
            | (from[at + OUT_AT + 4] & BYTE) << 8 | (from[at + OUT_AT + 5] & BYTE);
        count++;
      }
    }
    found.count = count;
    found.unusualCount = unusual;
  }

  /// Whether a column has a value.
  public boolean isMetered(int column) {
    return (quality(column) & RingFormat.QUALITY_MISSING) == 0;
  }

  /// Octets of IN of a column that has a value.
  public long inOctets(int column) {
    return octets(cell(column));
  }

  /// Octets of OUT of a column that has a value.
  public long outOctets(int column) {
    return octets(cell(column) + OUT_AT);
  }

  /// Whether the value of a column bridges a missed poll.
  public boolean isInterpolated(int column) {
    return quality(column) == RingFormat.QUALITY_INTERPOLATED;
  }

  /// A column as a value of its own.
  public Slot slot(int column) {
    return isMetered(column)
        ? new Slot.Metered(inOctets(column), outOctets(column), isInterpolated(column))
        : new Slot.Missing(MissingReason.ofCode(quality(column) & ~RingFormat.QUALITY_MISSING));
  }

  private int cell(int column) {
    return cells + RingFormat.CELL_BYTES * column;
  }

  private byte quality(int column) {
    return bytes[cell(column) + QUALITY_AT];
  }

  private long octets(int at) {
    int high = (bytes[at] & BYTE) << 8 | (bytes[at + 1] & BYTE);
    int low = bytes[at + 2] << 24 | (bytes[at + 3] & BYTE) << 16 | (bytes[at + 4] & BYTE) << 8
        | (bytes[at + 5] & BYTE);
    return (long) high << 32 | Integer.toUnsignedLong(low);
  }
}
