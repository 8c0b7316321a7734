package org.nroagent.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The block device under a file system, and what was written to it: the only place where a disk's wear can be read, for
/// the counts per process are of pages that were made dirty.
final class BlockDevice {
  private static final int SECTORS_WRITTEN_FIELD = 6;
  private static final int SECTOR_BYTES = 512;

  private final Path mount;
  private final Path stat;

  private BlockDevice(Path mount, Path stat) {
    this.mount = mount;
    this.stat = stat;
  }

  /// The device of a file system.
  ///
  /// @param mount where it is mounted
  static BlockDevice of(Path mount) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/mountinfo"))) {
      String[] fields = line.split(" ", -1);
      if (fields[4].equals(mount.toRealPath().toString())) {
        return new BlockDevice(mount, Path.of("/sys/dev/block", fields[2], "stat"));
      }
    }
    throw new IOException(mount + " is not where a file system is mounted");
  }

  /// All bytes written so far, after everything that waits has been written.
  long bytesWritten() throws IOException, InterruptedException {
    int exit = new ProcessBuilder("sync", "-f", mount.toString()).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IOException("sync -f " + mount + " failed");
    }
    String[] fields = Files.readString(stat).strip().split(" +", -1);
    return Long.parseLong(fields[SECTORS_WRITTEN_FIELD]) * SECTOR_BYTES;
  }
}
