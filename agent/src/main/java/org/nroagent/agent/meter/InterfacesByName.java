package org.nroagent.agent.meter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.reading.InterfaceReading;

/// The interfaces of a reading by ifName. A name is not always unique: several rows may stand for one interface as the
/// device names it (RFC 2863 §3.1.1), and only today's ifIndex tells them apart.
final class InterfacesByName {
  private final Map<String, List<InterfaceReading>> byName = new HashMap<>();

  InterfacesByName(List<InterfaceReading> interfaces) {
    interfaces.forEach(each -> byName.computeIfAbsent(each.name(), _ -> new ArrayList<>(1)).add(each));
  }

  /// The interface of a name; of several the one with the index, or else the first.
  ///
  /// @param lastIndex its ifIndex in the reading before, null where there was none
  /// @return null if there is none of that name
  @Nullable
  InterfaceReading find(String name, @Nullable Integer lastIndex) {
    List<InterfaceReading> found = byName.getOrDefault(name, List.of());
    return found.stream().filter(each -> lastIndex != null && each.ifIndex() == lastIndex).findFirst()
        .orElse(found.isEmpty() ? null : found.getFirst());
  }

  /// Whether several interfaces have the name.
  boolean isShared(String name) {
    return byName.getOrDefault(name, List.of()).size() > 1;
  }
}
