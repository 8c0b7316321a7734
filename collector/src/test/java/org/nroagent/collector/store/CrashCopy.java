package org.nroagent.collector.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The files of a running store as a crash would leave them: copied while it is open, without any closing.
final class CrashCopy {
  private CrashCopy() {}

  static Path of(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      Path copy = Files.createDirectory(folder.resolveSibling(folder.getFileName() + "-crashed"));
      for (Path file : files.toList()) {
        // The index of the write-ahead log is rebuilt after a crash; a power cut would lose it.
        if (!file.toString().endsWith("-shm")) {
          Files.copy(file, copy.resolve(file.getFileName()));
        }
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
