package org.nroagent.agent.inventory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.Problem;
import org.nroagent.daemon.config.YamlFolder;
import org.nroagent.daemon.config.YamlReader;
import org.nroagent.daemon.config.YamlReader.Loaded;

/// Reads the inventory: each file `*.yaml` of a folder is of one NRO. Number and size are bounded, so that whatever writes
/// them cannot fill the memory.
public final class InventoryFolder {
  static final YamlFolder.Limits LIMITS = new YamlFolder.Limits(2_000, 32L << 20, "use several agents");

  private InventoryFolder() {}

  /// Reads a folder. A file that is wrong is left out with its problems; nothing is thrown, because octets are metered
  /// whatever the inventory says.
  ///
  /// @param folder may be absent: then there is no inventory
  /// @param scope what the files may name
  /// @param toCollector whether a collector is told of outages
  public static Inventory read(Path folder, Scope scope, boolean toCollector) {
    YamlFolder found = YamlFolder.list(folder, LIMITS);
    List<Problem> problems = new ArrayList<>(found.problems());
    InventorySections sections = new InventorySections(scope, toCollector);
    YamlReader yaml = new YamlReader(_ -> null);
    for (Path file : found.files()) {
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
}
