package org.nroagent.agent.source.snmp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.reading.InterfaceReading;

/// The interfaces that other tables refer to by ifIndex.
final class InterfaceNames {
  private final Map<Integer, InterfaceReading> byIndex = new HashMap<>();
  private OptionalInt unknown = OptionalInt.empty();

  InterfaceNames(List<InterfaceReading> interfaces) {
    for (InterfaceReading reading : interfaces) {
      byIndex.put(reading.ifIndex(), reading);
    }
  }

  /// What an interface is called that has no name.
  static String standIn(int ifIndex) {
    return "ifIndex-" + Integer.toUnsignedString(ifIndex);
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

  /// Its name as part of what identifies something, or a stand-in made of its index, which identifies nothing: devices
  /// renumber. That one was needed is noted.
  String name(int ifIndex) {
    InterfaceReading reading = byIndex.get(ifIndex);
    if (reading == null) {
      unknown = OptionalInt.of(ifIndex);
      return standIn(ifIndex);
    }
    return reading.name();
  }

  /// Its name as something that is told of something else, empty where it is not known.
  String nameIfKnown(int ifIndex) {
    InterfaceReading reading = byIndex.get(ifIndex);
    return reading == null ? "" : reading.name();
  }

  /// An ifIndex for which a stand-in was needed since the last call, empty where none was.
  OptionalInt takeUnknown() {
    OptionalInt found = unknown;
    unknown = OptionalInt.empty();
    return found;
  }
}
