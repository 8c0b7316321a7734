package org.nroagent.agent.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nroagent.model.reading.DeviceReading;

/// What of a device's warnings has been told already: what it lacks or answers oddly is said once, not at each reading,
/// and again only when another device or profile answers. Bounded: a device that is odd in ever new ways fills no log.
final class ToldWarnings {
  private static final int MOST_SENTENCES = 200;

  private final Set<String> told = new HashSet<>();
  private String device = "";

  /// The warnings of a reading that have not been told yet, in its order.
  List<String> fresh(DeviceReading reading) {
    String answering = reading.system().sysObjectId() + " " + reading.system().profile();
    if (!answering.equals(device)) {
      device = answering;
      told.clear();
    }
    List<String> fresh = new ArrayList<>();
    for (String warning : reading.warnings()) {
      if (told.size() < MOST_SENTENCES && told.add(warning)) {
        fresh.add(warning);
      }
    }
    return fresh;
  }
}
