package org.nroagent.collector.inventory;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.nroagent.daemon.config.Field;

/// Names that one part of the configuration gives and others refer to.
///
/// @param kind what they name
/// @param listed the key under which they stand
/// @param names the names
public record KnownNames(String kind, String listed, Set<String> names) {
  /// Stands in for a name that is absent or wrong; the configuration is not used then.
  public static final String PLACEHOLDER = "?";

  public KnownNames {
    // Their order is kept, so that the same misspelling always gets the same proposal.
    names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
  }

  /// The value of a field that must be one of the names.
  public String required(Field<String> field) {
    check(field);
    return field.required(PLACEHOLDER);
  }

  /// Reports a value that is none of the names.
  public void check(Field<String> field) {
    field.optional().filter(name -> !names.contains(name)).ifPresent(
        name -> field.unknown("there is no " + kind + " '" + name + "' under '" + listed + "'", names));
  }
}
