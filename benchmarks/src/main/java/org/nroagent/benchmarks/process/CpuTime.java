package org.nroagent.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The processor time of a process, as the kernel keeps it: in hundredths of a second.
final class CpuTime {
  /// User and system time of the process, then of the children that it has waited for.
  private static final int FIRST_FIELD = 11;
  private static final int FIELDS = 4;
  private static final double TICKS_PER_SECOND = 100;

  private CpuTime() {}

  /// User and system seconds of all threads of a process since its start, and of its children that have ended: the
  /// launcher's shell becomes the agent, and what it asked another JVM for before is part of the start.
  static double seconds(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    // The name, in parentheses, may hold blanks; what follows it does not.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    for (int field = FIRST_FIELD; field < FIRST_FIELD + FIELDS; field++) {
      ticks += Long.parseLong(fields[field]);
    }
    return ticks / TICKS_PER_SECOND;
  }
}
