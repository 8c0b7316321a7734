package org.nroagent.agent.source.profile;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nroagent.agent.source.profile.Profile.Evidence;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.reading.TableKind;

/// Reads one profile for NETCONF.
final class YangProfileReader {
  private final String fileName;
  private final YangPaths paths;
  private final Map<String, YangModule> modules;

  /// @param fileName the name of its file without `.yaml`, which the profile must have too
  /// @param namespaces by prefix, that every profile may use
  /// @param shared the modules that every profile may name
  YangProfileReader(String fileName, Map<String, String> namespaces, Map<String, YangModule> shared) {
    this.fileName = fileName;
    this.paths = new YangPaths(namespaces);
    this.modules = new LinkedHashMap<>(shared);
  }

  YangProfile read(Section root) {
    root.id("profile").check(given -> given.equals(fileName), "is not the name of the file, " + fileName)
        .required(fileName);
    Evidence evidence = KindTables.evidence(root);
    paths.read(root);
    Set<String> announced = new HashSet<>();
    root.items("announces", paths::namespace)
        .check(given -> !given.isEmpty(), "names no module; name one by which such devices are known")
        .required(List.<Field<String>>of()).forEach(each -> each.optional().ifPresent(announced::add));
    new YangModuleReader(paths, modules).read(root);
    Map<TableKind, List<YangModule>> tables = KindTables.read(root, modules, YangModule::tells);
    return new YangProfile(fileName, evidence, KindTables.recorded(root, tables.keySet()), announced,
        Duration.ofSeconds(
            root.integer("counterRefreshSeconds", 0, Profile.LONGEST_COUNTER_REFRESH_SECONDS).orElse(0)),
        tables, leaf(root, "sysName"), leaf(root, "startTime"), leaf(root, "activeSessions"));
  }

  private Optional<YangLeaf> leaf(Section root, String name) {
    if (root.names().contains(name)) {
      return Optional.of(YangModuleReader.leaf(root, name, paths::ofRoot));
    }
    // Asked for, so that a misspelt key is told the nearest one.
    var _ = root.parsed(name, text -> text);
    return Optional.empty();
  }
}
