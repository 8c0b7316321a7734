package org.nroagent.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The memory of a process, as the kernel counts it.
final class ResidentMemory {
  private static final long BYTES_PER_KILOBYTE = 1024;

  private ResidentMemory() {}

  /// What it holds now, in bytes.
  static long now(long pid) throws IOException {
    return field(pid, "VmRSS:");
  }

  /// The most that it ever held, in bytes.
  static long most(long pid) throws IOException {
    return field(pid, "VmHWM:");
  }

  private static long field(long pid, String name) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
      if (line.startsWith(name)) {
        return BYTES_PER_KILOBYTE * Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    throw new IOException("the kernel does not say how much memory process " + pid + " holds");
  }
}
