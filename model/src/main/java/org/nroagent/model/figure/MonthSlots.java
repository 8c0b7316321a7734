package org.nroagent.model.figure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;

/// All slots of one month of one series, missing ones included: what a figure is computed from and what its digest
/// is taken over.
///
/// Not thread-safe.
public final class MonthSlots {
  private static final long MISSING = -1;

  private final CivilMonth month;
  private final SlotGrid grid;
  private final Instant first;
  private final long[] in;
  private final long[] out;

  /// A month in which every slot is missing so far.
  public MonthSlots(CivilMonth month, SlotGrid grid) {
    this.month = month;
    this.grid = grid;
    this.first = month.firstSlot(grid);
    this.in = missing(month.expectedSlots(grid));
    this.out = missing(month.expectedSlots(grid));
  }

  /// Sets a slot; slots outside the month change nothing.
  ///
  /// @param slotStart start of the slot, a border of the grid
  /// @param inOctets octets of IN, empty where missing
  /// @param outOctets octets of OUT, empty where missing
  public void set(Instant slotStart, OptionalLong inOctets, OptionalLong outOctets) {
    if (month.contains(slotStart)) {
      int index = Math.toIntExact(grid.count(first, slotStart));
      in[index] = inOctets.orElse(MISSING);
      out[index] = outOctets.orElse(MISSING);
    }
  }

  /// The month's figure.
  public MonthFigure figure() {
    return MonthFigure.of(month, grid, percentile(in), percentile(out));
  }

  /// SHA-256 over one ASCII line `slot,in,out` and a line feed per expected slot, ascending, empty where missing, in
  /// lower-case hexadecimal. Two data sets with the same digest have the same figure.
  public String digest() {
    MessageDigest digest = sha256();
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < in.length; i++) {
      line.setLength(0);
      line.append(grid.plus(first, i)).append(',');
      appendOctets(line, in[i]);
      line.append(',');
      appendOctets(line, out[i]);
      line.append('\n');
      digest.update(line.toString().getBytes(StandardCharsets.US_ASCII));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static Optional<DirectionFigure> percentile(long[] octets) {
    return Percentile95.of(Arrays.stream(octets).filter(value -> value != MISSING).toArray());
  }

  private static void appendOctets(StringBuilder line, long octets) {
    if (octets != MISSING) {
      line.append(octets);
    }
  }

  private static long[] missing(int count) {
    long[] slots = new long[count];
    Arrays.fill(slots, MISSING);
    return slots;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
