package org.nroagent.agent.snapshot;

import java.util.List;
import java.util.Optional;

/// The latest snapshots, for readers on any thread.
public interface Snapshots {
  /// All devices in the order of the configuration.
  List<DeviceSnapshot> devices();

  /// The state of the daemon's core.
  CoreSnapshot core();

  /// The device with this name.
  default Optional<DeviceSnapshot> device(String name) {
    return devices().stream().filter(device -> device.name().equals(name)).findFirst();
  }

  /// All metered interfaces in the order of the configuration.
  default List<InterfaceSnapshot> interfaces() {
    return devices().stream().flatMap(device -> device.metered().stream()).toList();
  }

  /// The metered interface with this public id.
  default Optional<InterfaceSnapshot> meteredInterface(String id) {
    return interfaces().stream().filter(each -> each.id().equals(id)).findFirst();
  }
}
