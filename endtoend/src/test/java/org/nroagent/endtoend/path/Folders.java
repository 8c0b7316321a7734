package org.nroagent.endtoend.path;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;

/// Where agent and collector keep their files, over crashes: what a crash leaves is a copy, taken without any closing,
/// with which a new process goes on.
final class Folders {
  private final Path parent;
  private int agents;
  private int collectors;

  Folders(Path parent) {
    this.parent = parent;
  }

  Path agent() {
    return parent.resolve("agent-" + agents);
  }

  Path collector() {
    return parent.resolve("collector-" + collectors);
  }

  /// From now on the agent has the files as they are now.
  void crashAgent() throws IOException {
    Path before = agent();
    agents++;
    copy(before, agent());
  }

  /// From now on the collector has the files as they are now.
  void crashCollector() throws IOException {
    Path before = collector();
    collectors++;
    copy(before, collector());
  }

  /// Copies a folder, replacing what is there. The database comes before its write-ahead log, whose index a crash would
  /// lose: what is committed in between is in the log, or not in the copy at all.
  static void copy(Path from, Path to) throws IOException {
    delete(to);
    Files.createDirectories(to);
    List<Path> all;
    try (var files = Files.list(from)) {
      all = files.filter(file -> !file.toString().endsWith("-shm"))
          .sorted(Comparator.comparing(Path::toString)).toList();
    }
    for (Path file : all) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
