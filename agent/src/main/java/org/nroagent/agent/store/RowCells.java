package org.nroagent.agent.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.record.ColumnDirectory;

/// A row of the ring as numbers: reading a month of a thousand interfaces this way makes no object per slot. Filled anew
/// for each row, so nothing of it may be kept.
public final class RowCells {
  private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class,
      ByteOrder.BIG_ENDIAN);
  private static final int OUT_AT = 6;
  private static final int QUALITY_AT = 12;

  private ColumnDirectory.Device device = new ColumnDirectory.Device("", List.of());
  private long sequence;
  private Instant slotStart = Instant.EPOCH;
  private long[] in = new long[0];
  private long[] out = new long[0];
  private byte[] quality = new byte[0];

  /// An empty one, to be filled by a scan.
  RowCells() {}

  /// Fills it.
  ///
  /// @param bytes where the cells lie
  /// @param cells index of the first one
  /// @return false if a cell says what means nothing to this version
  boolean fill(ColumnDirectory.Device newDevice, long newSequence, long slotStartSeconds, byte[] bytes,
      int cells) {
    int columns = newDevice.columns().size();
    if (in.length < columns) {
      in = new long[columns];
      out = new long[columns];
      quality = new byte[columns];
    }
    device = newDevice;
    sequence = newSequence;
    slotStart = Instant.ofEpochSecond(slotStartSeconds);
    boolean known = true;
    for (int column = 0, at = cells; column < columns; column++, at += RingFormat.CELL_BYTES) {
      // Eight bytes at once: those of the 48-bit count and two neighbours, which are shifted or masked away.
      in[column] = (long) LONG.get(bytes, at) >>> 16;
      out[column] = (long) LONG.get(bytes, at + OUT_AT - 2) & Slot.MAX_OCTETS;
      byte is = bytes[at + QUALITY_AT];
      quality[column] = is;
      known &= (is & RingFormat.QUALITY_MISSING) == 0 || isReason(is);
    }
    return known;
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
    return slotStart;
  }

  /// Whether a column has a value.
  public boolean isMetered(int column) {
    return (quality[column] & RingFormat.QUALITY_MISSING) == 0;
  }

  /// Octets of IN of a column that has a value.
  public long inOctets(int column) {
    return in[column];
  }

  /// Octets of OUT of a column that has a value.
  public long outOctets(int column) {
    return out[column];
  }

  /// Whether the value of a column bridges a missed poll.
  public boolean isInterpolated(int column) {
    return quality[column] == RingFormat.QUALITY_INTERPOLATED;
  }

  /// A column as a value of its own.
  public Slot slot(int column) {
    return isMetered(column)
        ? new Slot.Metered(in[column], out[column], isInterpolated(column))
        : new Slot.Missing(MissingReason.ofCode(quality[column] & ~RingFormat.QUALITY_MISSING));
  }
}
