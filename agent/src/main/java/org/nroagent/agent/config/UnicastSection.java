package org.nroagent.agent.config;

import java.util.List;
import java.util.Set;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.figure.SlotFormula;

/// The key `unicast` of a gate: how the octets that are billed come about (M2).
///
/// @param kind which way
/// @param parts the interfaces that are summed or taken off
record UnicastSection(Kind kind, List<Field<String>> parts) {
  private static final String KEY = "unicast";
  private static final String ALL = "all";

  /// The ways.
  enum Kind {
    /// Nothing is said: the octets include multicast.
    UNKNOWN,
    /// The gate carries no multicast.
    ALL,
    /// The sum of the unicast sub-interfaces.
    SUM_OF,
    /// The gate less the multicast sub-interfaces.
    MINUS;

    /// Whether it makes a series of its own.
    boolean isDerived() {
      return this == SUM_OF || this == MINUS;
    }
  }

  /// Reads the key of a metered interface.
  ///
  /// @param gate whether the interface is one; others are not billed
  static UnicastSection read(Section section, boolean gate) {
    if (!gate) {
      section.refuse("is for role gate only; nothing else is billed", List.of(KEY));
      return new UnicastSection(Kind.UNKNOWN, List.of());
    }
    return section.holdsSection(KEY)
        ? section.section(KEY).map(UnicastSection::derived)
            .orElse(new UnicastSection(Kind.UNKNOWN, List.of()))
        : new UnicastSection(readAll(section, true) ? Kind.ALL : Kind.UNKNOWN, List.of());
  }

  /// Reads the key where only the word `all` makes sense.
  ///
  /// @param gate whether it makes sense at all
  static boolean readAll(Section section, boolean gate) {
    if (!gate) {
      section.refuse("is for role gate only; nothing else is billed", List.of(KEY));
      return false;
    }
    return section.text(KEY).check(ALL::equals,
        "is the word 'all' where there is no multicast, or for a metered gate a section with sumOf or minus")
        .optional().isPresent();
  }

  private static UnicastSection derived(Section section) {
    boolean minus = section.ids("minus").isGiven();
    if (minus) {
      section.refuse("'minus' is there too; keep one of them", List.of("sumOf"));
    }
    return minus
        ? new UnicastSection(Kind.MINUS, PartList.read(section, "minus"))
        : new UnicastSection(Kind.SUM_OF, PartList.read(section, "sumOf"));
  }

  /// The series that is billed.
  ///
  /// @param gate the gate's id
  /// @param metered ids of all metered interfaces
  SlotFormula resolve(String gate, Set<String> metered) {
    PartList list = kind == Kind.MINUS ? PartList.startingWith(gate) : new PartList();
    for (Field<String> part : parts) {
      String name = part.orElse("");
      if (name.equals(gate)) {
        part.error("is the gate itself; name its VLAN sub-interfaces");
      } else if (!metered.contains(name)) {
        part.unknown("there is no metered interface of this id; the sub-interfaces are metered too", metered);
      } else if (kind == Kind.MINUS) {
        list.subtract(part, name);
      } else {
        list.add(part, name);
      }
    }
    return list.formula(gate);
  }
}
