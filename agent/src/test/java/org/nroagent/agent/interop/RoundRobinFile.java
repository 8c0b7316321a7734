package org.nroagent.agent.interop;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// A data file of `rrdtool` with one value per five minutes, unconsolidated.
///
/// @param file the file
/// @param folder for the program's output
record RoundRobinFile(Path file, Path folder) {
  private static final int STEP = 300;
  private static final int ROWS = 10_000;
  private static final int UPDATES_AT_A_TIME = 1000;
  /// As much as no slot of the tests has: it would show if a slot beside the month were taken in.
  private static final long OUTSIDE = 900_000_000_000_000L;

  /// Creates a file with the values of consecutive slots, and a value that stands out on both sides of them.
  ///
  /// @param first start of the first slot
  /// @param slots the values, empty where missing
  /// @param most the data source's upper bound, `U` for none
  static RoundRobinFile create(Path folder, Instant first, List<OptionalLong> slots, String most)
      throws IOException, InterruptedException {
    RoundRobinFile created = new RoundRobinFile(folder.resolve("slots.rrd"), folder);
    long start = first.getEpochSecond();
    created.rrdtool("create", created.file.toString(), "--start", String.valueOf(start - 2 * STEP), "--step",
        String.valueOf(STEP), "DS:octets:GAUGE:" + STEP + ":0:" + most, "RRA:AVERAGE:0.5:1:" + ROWS);
    List<String> updates = new ArrayList<>();
    updates.add((start - STEP) + ":" + OUTSIDE);
    updates.add(start + ":" + OUTSIDE);
    for (OptionalLong slot : slots) {
      start += STEP; // a value is labelled with the end of its slot
      updates.add(start + ":" + (slot.isPresent() ? String.valueOf(slot.getAsLong()) : "U"));
    }
    updates.add((start + STEP) + ":" + OUTSIDE);
    for (int from = 0; from < updates.size(); from += UPDATES_AT_A_TIME) {
      List<String> command = new ArrayList<>(List.of("update", created.file.toString()));
      command.addAll(updates.subList(from, Math.min(updates.size(), from + UPDATES_AT_A_TIME)));
      created.rrdtool(command.toArray(String[]::new));
    }
    return created;
  }

  /// What a definition such as `octets,95,PERCENT` gives over [from, to) without consolidation.
  long vdef(String definition, Instant from, Instant to) throws IOException, InterruptedException {
    return vdef(definition, from.getEpochSecond(), to.getEpochSecond() - 1, 2 * ROWS);
  }

  /// The same with the end and the width in pixels as given.
  long vdef(String definition, long fromSeconds, long endSeconds, int width)
      throws IOException, InterruptedException {
    return Long.parseLong(
        print(fromSeconds, endSeconds, width, "VDEF:result=" + definition, "PRINT:result:%.0lf"));
  }

  /// The 95th percentile over [from, to) in Mbit/s with two decimals, as rrdtool computes and prints it.
  String percentileMbps(Instant from, Instant to) throws IOException, InterruptedException {
    return print(from.getEpochSecond(), to.getEpochSecond() - 1, 2 * ROWS,
        "CDEF:mbps=octets,8,*," + STEP + ",/,1000000,/", "VDEF:result=mbps,95,PERCENT", "PRINT:result:%.2lf");
  }

  private String print(long fromSeconds, long endSeconds, int width, String... definitions)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(
        List.of("graph", "/dev/null", "--start", String.valueOf(fromSeconds),
            "--end", String.valueOf(endSeconds), "--width", String.valueOf(width),
            "DEF:octets=" + file + ":octets:AVERAGE"));
    command.addAll(List.of(definitions));
    return rrdtool(command.toArray(String[]::new)).getLast().strip();
  }

  private List<String> rrdtool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ExternalProgram.find("rrdtool", "rrdtool"));
    command.addAll(List.of(arguments));
    return ExternalProgram.run(folder.resolve(arguments[0].toLowerCase(Locale.ROOT) + ".out"), command);
  }
}
