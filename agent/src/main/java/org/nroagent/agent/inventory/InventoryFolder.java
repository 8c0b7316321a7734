package org.nroagent.agent.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.Problem;
import org.nroagent.daemon.config.Problem.Severity;
import org.nroagent.daemon.config.YamlReader;
import org.nroagent.daemon.config.YamlReader.Loaded;

/// Reads the inventory: each file `*.yaml` of a folder is of one NRO. Number and size are bounded, so that whatever writes
/// them cannot fill the memory.
public final class InventoryFolder {
  /// The most files.
  static final int MOST_FILES = 2_000;
  /// The most bytes of all files.
  static final long MOST_BYTES = 32L << 20;

  private static final String SUFFIX = ".yaml";

  private InventoryFolder() {}

  /// Reads a folder. A file that is wrong is left out with its problems; nothing is thrown, because octets are metered
  /// whatever the inventory says.
  ///
  /// @param folder may be absent: then there is no inventory
  /// @param scope what the files may name
  public static Inventory read(Path folder, Scope scope) {
    List<Problem> problems = new ArrayList<>();
    InventorySections sections = new InventorySections(scope);
    YamlReader yaml = new YamlReader(_ -> null);
    for (Path file : files(folder, problems)) {
      try {
        Loaded<NroFile> loaded = yaml.read(file, root -> sections.read(file, root));
        problems.addAll(loaded.warnings());
        sections.take(loaded.value());
      } catch (ConfigurationException e) {
        problems.addAll(e.problems());
      }
    }
    return sections.inventory(problems);
  }

  private static List<Path> files(Path folder, List<Problem> problems) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(folder)) {
      List<Path> files = found.filter(InventoryFolder::isPart).sorted().limit(MOST_FILES + 1L).toList();
      if (files.size() > MOST_FILES) {
        problems.add(whole(folder, "has more than " + MOST_FILES + " files; use several agents"));
        return List.of();
      }
      long bytes = 0;
      for (Path file : files) {
        bytes += Files.size(file);
      }
      if (bytes > MOST_BYTES) {
        problems.add(whole(folder, "holds more than " + MOST_BYTES + " bytes; use several agents"));
        return List.of();
      }
      return files;
    } catch (IOException e) {
      problems.add(whole(folder, "cannot be listed: " + e.getMessage()));
      return List.of();
    }
  }

  /// Editors' and generators' unfinished files begin with a dot.
  private static boolean isPart(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(SUFFIX) && !name.startsWith(".");
  }

  private static Problem whole(Path file, String message) {
    return new Problem(file.toString(), 0, 0, "", Severity.ERROR, message, null);
  }
}
