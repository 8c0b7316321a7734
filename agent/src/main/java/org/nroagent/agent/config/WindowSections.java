package org.nroagent.agent.config;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.figure.DeclaredWindow;

/// Reads the list `declaredWindows`.
final class WindowSections {
  /// The most declared windows of an agent.
  static final int MOST_WINDOWS = 1_000;

  private static final int LONGEST_NOTE = 500;

  private final List<Declared> declared;

  /// A window and what it concerns, all where nothing is named.
  private record Declared(DeclaredWindow window, List<Field<String>> interfaces) {
    boolean concerns(Set<String> ids) {
      return interfaces.isEmpty() || interfaces.stream().anyMatch(id -> ids.contains(id.orElse("")));
    }
  }

  private WindowSections(List<Declared> declared) {
    this.declared = List.copyOf(declared);
  }

  static WindowSections read(Section root) {
    List<Declared> windows = new ArrayList<>();
    for (Section section : root.sections("declaredWindows").check(list -> list.size() <= MOST_WINDOWS,
        "has more than " + MOST_WINDOWS + " windows; remove those of months long past").orElse(List.of())) {
      Instant from = section.instant("from").required(Instant.MIN);
      Field<Instant> to = section.instant("to").check(from::isBefore, "is not after 'from'");
      DeclaredWindow.Kind kind = section.enumeration("kind", DeclaredWindow.Kind.class)
          .required(DeclaredWindow.Kind.INCIDENT);
      String note = section.text("note").check(text -> text.length() <= LONGEST_NOTE,
          "is longer than " + LONGEST_NOTE + " characters").orElse("");
      List<Field<String>> interfaces = section.ids("interfaces").orElse(List.of());
      windows.add(new Declared(new DeclaredWindow(from, to.required(Instant.MAX), kind, note), interfaces));
    }
    return new WindowSections(windows);
  }

  /// Reports what names no series.
  ///
  /// @param ids the ids of all series
  void requireKnown(Collection<String> ids) {
    Set<String> known = new HashSet<>(ids);
    for (Declared each : declared) {
      for (Field<String> id : each.interfaces) {
        if (!known.contains(id.orElse(""))) {
          id.unknown("there is no metered interface, unicast series or aggregate of this id", known);
        }
      }
    }
  }

  /// The windows that concern a series.
  ///
  /// @param ids its own id and those of everything that it is computed from
  List<DeclaredWindow> of(Set<String> ids) {
    return declared.stream().filter(each -> each.concerns(ids)).map(Declared::window)
        .collect(Collectors.toUnmodifiableList());
  }
}
