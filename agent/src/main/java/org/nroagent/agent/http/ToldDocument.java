package org.nroagent.agent.http;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.StateRow;
import org.nroagent.model.state.Subject;
import org.nroagent.model.state.ToldEntry;
import org.nroagent.model.state.ToldStates;

/// What was told of a part of a device beside what its last reading shows: what is expected and missing, and what changes
/// too often.
final class ToldDocument {
  private ToldDocument() {}

  /// A subject by its kind and name.
  record Named(String kind, String name) {
    static Named of(Subject subject) {
      return new Named(subject.kind().word(), subject.name());
    }
  }

  /// Adds the members of a document of a device.
  static void put(Map<String, Object> document, ToldStates told, Set<TableKind> tables) {
    document.put("tables", tables.stream().sorted().map(table -> Map.of("name", table.name(), "told",
        told.word(Subject.table(table), Aspect.TABLE))).toList());
    document.put("missing",
        named(told, tables, entry -> entry.seen().word(Aspect.PRESENCE).equals(StateRow.MISSING)));
    document.put("flapping", named(told, tables, entry -> entry.flapping() != null));
  }

  private static List<Named> named(ToldStates told, Set<TableKind> tables,
      Predicate<ToldEntry> which) {
    Set<Subject.Kind> kinds = Arrays.stream(Subject.Kind.values())
        .filter(kind -> kind.table().filter(tables::contains).isPresent()).collect(Collectors.toSet());
    return told.entries().entrySet().stream()
        .filter(each -> kinds.contains(each.getKey().kind()) && which.test(each.getValue()))
        .map(Map.Entry::getKey).sorted().map(Named::of).toList();
  }
}
