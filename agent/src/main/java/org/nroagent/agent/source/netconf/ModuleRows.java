package org.nroagent.agent.source.netconf;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.nroagent.agent.source.profile.YangLeaf;
import org.nroagent.agent.source.profile.YangModule;
import org.nroagent.agent.source.profile.YangName;
import org.nroagent.agent.source.profile.YangPath;
import org.nroagent.agent.source.profile.YangRole;
import org.nroagent.agent.source.profile.YangTable;
import org.nroagent.model.reading.TableKind;

/// What one module tells of one kind of table: what to ask for, and the rows of the reply. Nothing is asked for in a namespace
/// that the device does not announce, which some refuse.
final class ModuleRows {
  private final Map<YangRole, List<YangRow>> rows = new EnumMap<>(YangRole.class);

  private ModuleRows() {}

  /// What to ask for; empty where the device has nothing of it.
  ///
  /// @param announced namespaces
  static Selection selection(YangModule module, TableKind kind, Set<String> announced) {
    Selection selection = new Selection();
    for (YangTable table : tables(module, kind)) {
      if (isAnnounced(table.list().steps(), announced)) {
        for (YangLeaf leaf : table.leaves().values()) {
          leaf.paths().forEach(path -> add(selection, table.list(), path, announced));
        }
      }
    }
    return selection;
  }

  /// Adds a value to what is asked for, where the device announces all on the way to it.
  ///
  /// @param from where the path begins
  static void add(Selection selection, YangPath from, YangPath path, Set<String> announced) {
    List<YangName> steps = new ArrayList<>(from.steps().subList(0, from.steps().size() - path.up()));
    steps.addAll(path.steps());
    if (isAnnounced(steps, announced)) {
      selection.with(steps);
    }
  }

  /// The rows of a reply.
  ///
  /// @param root of its data
  static ModuleRows of(YangModule module, TableKind kind, YangNode root) {
    ModuleRows found = new ModuleRows();
    for (YangTable table : tables(module, kind)) {
      List<YangRow> rows = found.rows.computeIfAbsent(table.role(), _ -> new ArrayList<>());
      root.all(table.list()).forEach(node -> rows.add(new YangRow(node, table)));
    }
    return found;
  }

  private static List<YangTable> tables(YangModule module, TableKind kind) {
    return Stream.of(YangRole.values()).filter(role -> role.kind() == kind)
        .flatMap(role -> module.tables().getOrDefault(role, List.of()).stream()).toList();
  }

  private static boolean isAnnounced(List<YangName> steps, Set<String> announced) {
    return steps.stream().allMatch(step -> announced.contains(step.namespace()));
  }

  /// The rows for something.
  List<YangRow> rows(YangRole role) {
    return rows.getOrDefault(role, List.of());
  }

  /// The rows for something by the values of some of their names.
  Map<List<String>, List<YangRow>> by(YangRole role, String... names) {
    Map<List<String>, List<YangRow>> by = new HashMap<>();
    for (YangRow row : rows(role)) {
      by.computeIfAbsent(key(row, names), _ -> new ArrayList<>()).add(row);
    }
    return by;
  }

  /// The values of some names of a row.
  static List<String> key(YangRow row, String... names) {
    return Stream.of(names).map(row::text).toList();
  }
}
