package org.nroagent.collector.config;

import java.util.List;
import org.nroagent.collector.config.Network.MobileNetworkConfig;
import org.nroagent.collector.inventory.DeviceRefs;
import org.nroagent.collector.inventory.KnownNames;
import org.nroagent.daemon.config.Section;

/// Reads the mobile networks.
final class MobileNetworkSections {
  private final KnownNames agents;

  MobileNetworkSections(KnownNames agents) {
    this.agents = agents;
  }

  List<MobileNetworkConfig> read(List<Section> sections) {
    UniqueNames operators = new UniqueNames("mobile network");
    return sections.stream()
        .map(section -> new MobileNetworkConfig(operators.read(section.text("operator")),
            DeviceRefs.read(section, "sessionDevices", agents).orElse(List.of())))
        .toList();
  }
}
