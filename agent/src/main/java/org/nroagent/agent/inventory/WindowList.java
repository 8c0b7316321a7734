package org.nroagent.agent.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.reachability.ServiceWindow;

/// Reads the list `windows` of a section: declared times whose outages do not count against the provider.
public final class WindowList {
  /// The most windows of one file.
  public static final int MOST = 1_000;

  private WindowList() {}

  /// Reads it.
  ///
  /// @param nro the one NRO that the windows are about, empty where each of them names its own
  /// @param known the NROs that may be named
  public static List<ServiceWindow> read(Section section, Optional<String> nro, Collection<String> known) {
    List<ServiceWindow> windows = new ArrayList<>();
    for (Section item : section.sections("windows")
        .check(list -> list.size() <= MOST,
            "has more than " + MOST + " windows; remove those of years long past")
        .orElse(List.of())) {
      Instant from = item.instant("from").required(Instant.EPOCH);
      Instant to = item.instant("to").check(from::isBefore, "is not after 'from'").required(Instant.MAX);
      ServiceWindow.Kind kind = item.enumeration("kind", ServiceWindow.Kind.class)
          .required(ServiceWindow.Kind.CLIENT);
      String note = item.text("note").check(text -> text.length() <= ServiceWindow.LONGEST_NOTE,
          "is longer than " + ServiceWindow.LONGEST_NOTE + " characters")
          .check(text -> text.chars().noneMatch(Character::isISOControl), "contains control characters")
          .orElse("");
      SortedSet<String> nros = nro.<SortedSet<String>>map(only -> new TreeSet<>(List.of(only)))
          .orElseGet(() -> nros(item, known));
      windows.add(new ServiceWindow(kind, from, to, nros, note));
    }
    return windows;
  }

  private static SortedSet<String> nros(Section item, Collection<String> known) {
    SortedSet<String> nros = new TreeSet<>();
    for (Field<String> field : item.ids("nros").orElse(List.of())) {
      field.optional().ifPresent(name -> {
        if (!known.contains(name)) {
          field.unknown("there is no NRO of this name in the topology", known);
        }
        nros.add(name);
      });
    }
    return nros;
  }
}
