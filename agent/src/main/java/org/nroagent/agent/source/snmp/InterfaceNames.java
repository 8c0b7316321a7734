package org.nroagent.agent.source.snmp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.reading.InterfaceReading;

/// The interfaces that other tables refer to by ifIndex.
final class InterfaceNames {
  private final Map<Integer, InterfaceReading> byIndex = new HashMap<>();

  InterfaceNames(List<InterfaceReading> interfaces) {
    for (InterfaceReading reading : interfaces) {
      byIndex.put(reading.ifIndex(), reading);
    }
  }

  /// The interface, null where ifTable has none of this index.
  @Nullable
  InterfaceReading find(int ifIndex) {
    return byIndex.get(ifIndex);
  }

  /// The ifIndexes of the interfaces of a type.
  List<Integer> ofType(String type) {
    return byIndex.values().stream().filter(each -> each.type().equals(type)).map(InterfaceReading::ifIndex)
        .toList();
  }

  /// Its name, or a stand-in made of its index.
  String name(int ifIndex) {
    InterfaceReading reading = byIndex.get(ifIndex);
    return reading == null ? "ifIndex-" + ifIndex : reading.name();
  }
}
