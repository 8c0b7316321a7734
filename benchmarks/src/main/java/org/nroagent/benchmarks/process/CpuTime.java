package org.nroagent.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The processor time of a process, as the kernel keeps it: in hundredths of a second.
final class CpuTime {
  private static final int USER_FIELD = 11;
  private static final int SYSTEM_FIELD = 12;
  private static final double TICKS_PER_SECOND = 100;

  private CpuTime() {}

  /// User and system seconds of all threads of a process since its start, without its children.
  static double seconds(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    // The name, in parentheses, may hold blanks; what follows it does not.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[USER_FIELD]) + Long.parseLong(fields[SYSTEM_FIELD])) / TICKS_PER_SECOND;
  }
}
