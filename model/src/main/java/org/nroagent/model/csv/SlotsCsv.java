package org.nroagent.model.csv;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.nroagent.model.SlotGrid;

/// Reads a CSV of slots: header `slot,in_octets,out_octets`, optionally with a fourth column `quality` that alters
/// nothing. Rows may be in any order; an empty value is missing.
public final class SlotsCsv {
  /// The header of the three columns that every file has.
  public static final String HEADER = "slot,in_octets,out_octets";
  /// The header with the optional fourth column.
  public static final String HEADER_WITH_QUALITY = HEADER + ",quality";
  /// The most lines of a file: nine years of five-minute slots.
  public static final int MOST_LINES = 1_000_000;

  private SlotsCsv() {}

  /// Reads all slots.
  ///
  /// @param lines the file's lines without their ends, at most [#MOST_LINES]
  /// @param grid the slots' length
  /// @return one entry per line, in the file's order
  /// @throws CsvFormatException on a wrong header, a duplicate or misaligned slot, a value that is negative or no
  ///     integer, or too many lines
  public static List<CsvSlot> parse(Iterator<String> lines, SlotGrid grid) throws CsvFormatException {
    int columns = header(lines);
    List<CsvSlot> slots = new ArrayList<>();
    Map<Instant, Integer> lineOfSlot = new HashMap<>();
    for (int line = 2; lines.hasNext(); line++) {
      String text = lines.next().strip();
      if (text.isEmpty()) {
        continue;
      }
      if (line > MOST_LINES) {
        throw new CsvFormatException(line, "more than " + MOST_LINES + " lines; split the file by months");
      }
      CsvSlot slot = row(text, columns, line, grid);
      Integer earlier = lineOfSlot.putIfAbsent(slot.slotStart(), line);
      if (earlier != null) {
        throw new CsvFormatException(line,
            "slot " + slot.slotStart() + " already stands in line " + earlier + "; keep one of them");
      }
      slots.add(slot);
    }
    return slots;
  }

  private static int header(Iterator<String> lines) throws CsvFormatException {
    String header = lines.hasNext() ? lines.next().strip() : "";
    return switch (header) {
      case HEADER -> 3;
      case HEADER_WITH_QUALITY -> 4;
      default -> throw new CsvFormatException(1,
          "the header is '" + header + "'; it must be '" + HEADER + "', optionally with ',quality'");
    };
  }

  private static CsvSlot row(String text, int columns, int line, SlotGrid grid) throws CsvFormatException {
    String[] cells = text.split(",", -1);
    if (cells.length != columns) {
      throw new CsvFormatException(line, "has " + cells.length + " columns where the header has " + columns);
    }
    Instant slotStart = slotStart(cells[0].strip(), line);
    if (!grid.isBorder(slotStart)) {
      throw new CsvFormatException(line,
          "slot " + slotStart + " is no border of " + grid.seconds() + " s slots, counted from midnight UTC");
    }
    return new CsvSlot(slotStart, octets(cells[1].strip(), "in_octets", line),
        octets(cells[2].strip(), "out_octets", line));
  }

  private static Instant slotStart(String text, int line) throws CsvFormatException {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new CsvFormatException(line, "'" + text + "' is no slot start; write it as 2026-10-01T00:05:00Z");
    }
  }

  private static OptionalLong octets(String text, String column, int line) throws CsvFormatException {
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      long octets = Long.parseLong(text);
      if (octets >= 0) {
        return OptionalLong.of(octets);
      }
    } catch (NumberFormatException e) {
      // Falls through to the one message for everything that is no count.
    }
    throw new CsvFormatException(line,
        column + " is '" + text + "'; octets are an integer of 0 or more, and empty where missing");
  }
}
