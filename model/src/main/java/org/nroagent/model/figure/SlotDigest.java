package org.nroagent.model.figure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.nroagent.model.Direction;
import org.nroagent.model.SlotGrid;

/// The digest by which two machines can tell that they computed a figure from the same slots: the lines of a window,
/// written as bytes into a block and digested block by block. Days differ in their date only, so the times of a day are
/// formatted once.
final class SlotDigest {
  private static final int BLOCK_BYTES = 8192;
  /// The longest line: the date of the largest year, the time, two numbers of 19 digits, two commas and a line feed.
  private static final int MOST_LINE_BYTES = 80;
  private static final int MOST_DIGITS = 19;
  private static final int SECONDS_PER_DAY = 86_400;
  /// What follows the date, with the digits to be filled in.
  private static final byte[] TIME = "Thh:mm:ssZ,".getBytes(StandardCharsets.US_ASCII);

  private final MessageDigest digest = sha256();
  private final byte[] block = new byte[BLOCK_BYTES];
  private final byte[] digits = new byte[MOST_DIGITS];
  private int length;

  private SlotDigest() {}

  static String of(SlotWindow slots) {
    return new SlotDigest().digest(slots);
  }

  private String digest(SlotWindow slots) {
    SlotGrid grid = slots.grid();
    byte[] times = timesOfDay(grid);
    long[] in = slots.octets(Direction.IN);
    long[] out = slots.octets(Direction.OUT);
    int ofDay = Math.floorMod(slots.start().getEpochSecond(), SECONDS_PER_DAY) / grid.seconds();
    byte[] date = date(slots.start());
    for (int index = 0; index < in.length; index++) {
      if (ofDay == grid.perDay()) {
        ofDay = 0;
        date = date(slots.slotStart(index));
      }
      makeRoom();
      append(date, 0, date.length);
      append(times, ofDay * TIME.length, TIME.length);
      append(in[index]);
      block[length++] = ',';
      append(out[index]);
      block[length++] = '\n';
      ofDay++;
    }
    digest.update(block, 0, length);
    return HexFormat.of().formatHex(digest.digest());
  }

  private void makeRoom() {
    if (length > BLOCK_BYTES - MOST_LINE_BYTES) {
      digest.update(block, 0, length);
      length = 0;
    }
  }

  private void append(byte[] bytes, int from, int count) {
    System.arraycopy(bytes, from, block, length, count);
    length += count;
  }

  /// Appends a number in decimal, nothing for [SlotWindow#NO_VALUE].
  private void append(long octets) {
    if (octets == SlotWindow.NO_VALUE) {
      return;
    }
    int at = MOST_DIGITS;
    long rest = octets;
    do {
      long tenth = rest / 10;
      digits[--at] = (byte) ('0' + (rest - tenth * 10));
      rest = tenth;
    } while (rest != 0);
    append(digits, at, MOST_DIGITS - at);
  }

  private static byte[] timesOfDay(SlotGrid grid) {
    byte[] times = new byte[grid.perDay() * TIME.length];
    for (int slot = 0; slot < grid.perDay(); slot++) {
      int second = slot * grid.seconds();
      int at = slot * TIME.length;
      System.arraycopy(TIME, 0, times, at, TIME.length);
      putTwoDigits(times, at + 1, second / 3600);
      putTwoDigits(times, at + 4, second / 60 % 60);
      putTwoDigits(times, at + 7, second % 60);
    }
    return times;
  }

  private static void putTwoDigits(byte[] bytes, int at, int number) {
    bytes[at] = (byte) ('0' + number / 10);
    bytes[at + 1] = (byte) ('0' + number % 10);
  }

  private static byte[] date(Instant slotStart) {
    return LocalDate.ofInstant(slotStart, ZoneOffset.UTC).toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
