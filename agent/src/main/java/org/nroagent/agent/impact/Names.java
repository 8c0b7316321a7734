package org.nroagent.agent.impact;

import java.util.HashMap;
import java.util.Map;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;

/// The ids of one list, which must differ. They are printed, so they hold nothing that a terminal would obey.
final class Names {
  private static final int LONGEST = 128;

  private final Map<String, Integer> lines = new HashMap<>();

  /// Reads the key `id` of a section.
  ///
  /// @return a placeholder if there is none; a problem has been reported then
  String read(Section section) {
    Field<String> field = of(section, "id");
    field.optional().ifPresent(name -> {
      Integer first = lines.putIfAbsent(name, field.line());
      if (first != null) {
        field.error("'" + name + "' is there already, in line " + first + "; ids must differ");
      }
    });
    return field.required("");
  }

  /// A name under any key.
  static Field<String> of(Section section, String key) {
    return section.text(key)
        .check(name -> name.length() <= LONGEST, "is longer than " + LONGEST + " characters")
        .check(name -> name.chars().noneMatch(Character::isISOControl), "contains control characters");
  }
}
