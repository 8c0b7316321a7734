package org.nroagent.daemon.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.nroagent.daemon.config.Problem.Severity;

/// The files of a folder that are read: those whose name ends in `.yaml`, in the order of their names. Editors' and
/// generators' unfinished files begin with a dot and do not count.
///
/// @param files none where there is an error
/// @param problems an error where there are too many files, or the folder cannot be listed; a warning for each file that seems to
///     be meant and is not read
public record YamlFolder(List<Path> files, List<Problem> problems) {
  /// How the names of files end that are read.
  public static final String SUFFIX = ".yaml";

  private static final YamlFolder EMPTY = new YamlFolder(List.of(), List.of());

  public YamlFolder {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /// How much a folder may hold, so that whatever writes it cannot fill the memory.
  ///
  /// @param files the most files
  /// @param bytes the most bytes of all files
  /// @param remedy what to do where it holds more
  public record Limits(int files, long bytes, String remedy) {}

  /// Lists a folder; one that is not there has no files.
  public static YamlFolder list(Path folder, Limits limits) {
    if (!Files.isDirectory(folder)) {
      return EMPTY;
    }
    try (Stream<Path> found = Files.list(folder)) {
      List<Path> all = found.filter(file -> !name(file).startsWith(".")).sorted().toList();
      List<Path> files = all.stream().filter(file -> name(file).endsWith(SUFFIX)).toList();
      if (files.size() > limits.files()) {
        return failed(folder, "has more than " + limits.files() + " files; " + limits.remedy());
      }
      if (bytes(files) > limits.bytes()) {
        return failed(folder, "holds more than " + limits.bytes() + " bytes; " + limits.remedy());
      }
      return new YamlFolder(files,
          all.stream().filter(YamlFolder::seemsMeant).map(YamlFolder::notRead).toList());
    } catch (IOException e) {
      return failed(folder, "cannot be listed: " + e.getMessage());
    }
  }

  private static long bytes(List<Path> files) throws IOException {
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  private static boolean seemsMeant(Path file) {
    String lower = name(file).toLowerCase(Locale.ROOT);
    return !name(file).endsWith(SUFFIX) && (lower.endsWith(SUFFIX) || lower.endsWith(".yml"));
  }

  private static Problem notRead(Path file) {
    return whole(file, Severity.WARNING,
        "is not read: only names that end in '" + SUFFIX + "' are; rename it");
  }

  private static YamlFolder failed(Path folder, String message) {
    return new YamlFolder(List.of(), List.of(whole(folder, Severity.ERROR, message)));
  }

  private static Problem whole(Path file, Severity severity, String message) {
    return new Problem(file.toString(), 0, 0, "", severity, message, null);
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
