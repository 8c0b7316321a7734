package org.nroagent.agent.source.profile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.nroagent.agent.source.profile.Profile.Evidence;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.reading.TableKind;

/// Reads what all profiles have, whatever the protocol: which modules tell each kind of table, and how well that is known.
final class KindTables {
  private KindTables() {}

  /// Reads `evidence`.
  static Evidence evidence(Section root) {
    return root.parsed("evidence", KindTables::parsedEvidence).required(Evidence.CONSTRUCTED);
  }

  private static Evidence parsedEvidence(String text) {
    for (Evidence each : Evidence.values()) {
      if (each.words().equals(text)) {
        return each;
      }
    }
    throw new IllegalArgumentException("'" + text + "' is none of '" + Evidence.RECORDED.words() + "', '"
        + Evidence.CONSTRUCTED.words() + "'");
  }

  /// Reads `recorded`.
  ///
  /// @param read the kinds that the profile reads
  static Set<TableKind> recorded(Section root, Set<TableKind> read) {
    Map<String, TableKind> known = new LinkedHashMap<>();
    read.forEach(kind -> known.put(TableRole.key(kind), kind));
    Set<TableKind> recorded = EnumSet.noneOf(TableKind.class);
    for (Field<String> field : root.ids("recorded").orElse(List.of())) {
      field.optional().ifPresent(given -> {
        TableKind kind = known.get(given);
        if (kind == null) {
          field.unknown("'" + given + "' is none of this profile's 'tables'", known.keySet());
        } else if (!recorded.add(kind)) {
          field.error("is there twice; remove one of them");
        }
      });
    }
    return recorded;
  }

  /// Reads `tables`.
  ///
  /// @param modules those that may be named
  /// @param tells whether a module has a table that tells a kind
  static <M> Map<TableKind, List<M>> read(Section root, Map<String, M> modules,
      BiPredicate<M, TableKind> tells) {
    Map<TableKind, List<M>> tables = new EnumMap<>(TableKind.class);
    root.section("tables").check(given -> given.names().contains(TableRole.key(TableKind.INTERFACES)),
        "does not name 'interfaces', without which nothing can be read").optional().ifPresentOrElse(given -> {
          for (TableKind kind : TableKind.values()) {
            given.ids(TableRole.key(kind))
                .check(names -> !names.isEmpty(), "names no module; name one or remove the key").optional()
                .ifPresent(names -> tables.put(kind, modules(kind, names, modules, tells)));
          }
        }, () -> root.section("tables").required(root));
    return tables;
  }

  private static <M> List<M> modules(TableKind kind, List<Field<String>> names, Map<String, M> modules,
      BiPredicate<M, TableKind> tells) {
    List<M> found = new ArrayList<>();
    for (Field<String> name : names) {
      name.optional().ifPresent(given -> {
        M module = modules.get(given);
        if (module == null) {
          name.unknown("there is no module '" + given + "'", modules.keySet());
        } else if (!tells.test(module, kind)) {
          name.error("module '" + given + "' has no table that tells " + TableRole.key(kind));
        } else {
          found.add(module);
        }
      });
    }
    return found;
  }
}
