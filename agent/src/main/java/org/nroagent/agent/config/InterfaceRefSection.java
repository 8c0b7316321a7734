package org.nroagent.agent.config;

import java.util.Collection;
import java.util.List;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;

/// Reads the keys `device`, `interface` and `elsewhere`, by which the topology names an interface. A device that another
/// agent polls is marked, so that a slip in the name of one of ours is noticed.
final class InterfaceRefSection {
  private final List<String> devices;

  /// @param devices names of the configured devices
  InterfaceRefSection(Collection<String> devices) {
    this.devices = List.copyOf(devices);
  }

  InterfaceRef read(Section section) {
    Field<String> device = section.id("device");
    Field<Boolean> elsewhere = section.bool("elsewhere");
    boolean other = elsewhere.orElse(false);
    boolean configured = devices.contains(device.orElse(""));
    if (other && configured) {
      elsewhere.error("device '" + device.orElse("") + "' is one of this agent's; remove the key");
    } else if (!other && !configured && device.optional().isPresent()) {
      device.unknown("there is no device of this name; with 'elsewhere: true' it is another agent's",
          devices);
    }
    return new InterfaceRef(device.required(""), section.text("interface").required(""), other);
  }
}
