package org.nroagent.agent.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.figure.SlotFormula;

/// The metered interfaces that a derived series is computed from, each once.
final class PartList {
  /// The most interfaces of one derived series.
  static final int MOST_PARTS = 1_000;

  private final List<String> added = new ArrayList<>();
  private final List<String> subtracted = new ArrayList<>();
  private final Set<String> used = new HashSet<>();

  /// The ids under a key; at least one is required.
  static List<Field<String>> read(Section section, String key) {
    return section.ids(key).check(list -> !list.isEmpty(), "is empty; name at least one interface")
        .check(list -> list.size() <= MOST_PARTS, "has more than " + MOST_PARTS + " interfaces")
        .required(List.of());
  }

  /// A list that has an interface already.
  static PartList startingWith(String id) {
    PartList list = new PartList();
    list.used.add(id);
    list.added.add(id);
    return list;
  }

  /// Adds a metered interface.
  ///
  /// @param source where it is named
  void add(Field<String> source, String id) {
    if (isNew(source, id)) {
      added.add(id);
    }
  }

  /// Takes a metered interface off.
  ///
  /// @param source where it is named
  void subtract(Field<String> source, String id) {
    if (isNew(source, id)) {
      subtracted.add(id);
    }
  }

  /// Adds everything that another series is computed from.
  ///
  /// @param source where that series is named
  void add(Field<String> source, SlotFormula other) {
    other.plus().forEach(id -> add(source, id));
    other.minus().forEach(id -> subtract(source, id));
  }

  /// The sum of what was added less what was taken off.
  ///
  /// @param placeholder stands in where nothing could be added; never used, as a problem has been reported
  SlotFormula formula(String placeholder) {
    return added.isEmpty()
        ? new SlotFormula(List.of(placeholder), List.of())
        : new SlotFormula(added, subtracted);
  }

  private boolean isNew(Field<String> source, String id) {
    boolean unused = used.add(id);
    if (!unused) {
      source.error("interface '" + id + "' would count twice; name it once");
    }
    return unused;
  }
}
