package org.nroagent.collector.config;

import java.util.LinkedHashSet;
import java.util.Set;
import org.nroagent.collector.inventory.KnownNames;
import org.nroagent.daemon.config.Field;

/// Reads the names of things of one kind, each of which must have one of its own.
final class UniqueNames {
  private final String kind;
  private final Set<String> names = new LinkedHashSet<>();

  /// @param kind what they name
  UniqueNames(String kind) {
    this.kind = kind;
  }

  /// A required name that was not there before.
  String read(Field<String> field) {
    String name = field.required(KnownNames.PLACEHOLDER);
    if (field.optional().isPresent() && !names.add(name)) {
      field.error("there are two " + kind + "s called '" + name + "'; give one another name");
    }
    return name;
  }

  /// The names so far, to refer to.
  ///
  /// @param listed the key under which they stand
  KnownNames known(String listed) {
    return new KnownNames(kind, listed, names);
  }
}
