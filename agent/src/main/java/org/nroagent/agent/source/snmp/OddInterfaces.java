package org.nroagent.agent.source.snmp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nroagent.agent.source.Warnings;
import org.nroagent.model.reading.InterfaceReading;

/// What is odd about names and numbers of interfaces: told, and never mended by a guess.
final class OddInterfaces {
  private OddInterfaces() {}

  /// Adds a warning for each oddity.
  static void tell(List<InterfaceReading> interfaces, Warnings warnings) {
    Map<String, InterfaceReading> byName = new HashMap<>();
    int nameless = 0;
    int tooLarge = 0;
    for (InterfaceReading reading : interfaces) {
      nameless += reading.name().equals(InterfaceNames.standIn(reading.ifIndex())) ? 1 : 0;
      tooLarge += reading.ifIndex() < 0 ? 1 : 0;
      InterfaceReading other = byName.putIfAbsent(reading.name(), reading);
      if (other != null) {
        warnings.add("the interfaces with ifIndex " + Integer.toUnsignedString(other.ifIndex()) + " and "
            + Integer.toUnsignedString(reading.ifIndex()) + " have the same name " + reading.name()
            + ": neither can be told apart after a renumbering");
      }
    }
    if (nameless > 0) {
      warnings
          .add(nameless + " interfaces have neither ifName nor ifDescr: they are named after their ifIndex,"
              + " which may change");
    }
    if (tooLarge > 0) {
      warnings.add(tooLarge + " interfaces have an ifIndex beyond 2147483647, the largest that IF-MIB allows:"
          + " shown as the device counts");
    }
  }
}
