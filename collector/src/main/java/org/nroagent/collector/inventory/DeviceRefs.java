package org.nroagent.collector.inventory;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;

/// Reads lists of devices.
public final class DeviceRefs {
  private DeviceRefs() {}

  /// A list of `{agent: NAME, device: NAME}`, each once. An empty one is reported.
  ///
  /// @param section holds the list under the key
  /// @param agents the names that an agent may have
  public static Field<List<DeviceRef>> read(Section section, String key, KnownNames agents) {
    return section.sections(key)
        .check(list -> !list.isEmpty(), "must name at least one device, or be left out")
        .map(sections -> refs(sections, agents));
  }

  private static List<DeviceRef> refs(List<Section> sections, KnownNames agents) {
    Set<DeviceRef> devices = new LinkedHashSet<>();
    for (Section section : sections) {
      DeviceRef device = new DeviceRef(agents.required(section.id("agent")),
          section.id("device").required(KnownNames.PLACEHOLDER));
      if (!devices.add(device)) {
        section.error("device " + device + " is there twice; remove one of them");
      }
    }
    return List.copyOf(devices);
  }
}
