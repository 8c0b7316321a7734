package org.nroagent.agent.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What readers on other threads see: one immutable snapshot per device and one of the core itself, replaced one by
/// one by the core thread and never changed.
public final class Snapshots {
  private final List<String> order;
  private final Map<String, DeviceSnapshot> devices = new ConcurrentHashMap<>();
  private volatile CoreSnapshot core;

  Snapshots(List<DeviceSnapshot> initial, CoreSnapshot core) {
    this.order = initial.stream().map(DeviceSnapshot::name).toList();
    initial.forEach(this::publish);
    this.core = core;
  }

  /// All devices in the order of the configuration.
  public List<DeviceSnapshot> devices() {
    return order.stream().map(devices::get).toList();
  }

  /// The device with this name.
  public Optional<DeviceSnapshot> device(String name) {
    return Optional.ofNullable(devices.get(name));
  }

  /// All metered interfaces in the order of the configuration.
  public List<InterfaceSnapshot> interfaces() {
    return devices().stream().flatMap(device -> device.metered().stream()).toList();
  }

  /// The metered interface with this public id.
  public Optional<InterfaceSnapshot> meteredInterface(String id) {
    return interfaces().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /// The core's own state.
  public CoreSnapshot core() {
    return core;
  }

  void publish(DeviceSnapshot device) {
    devices.put(device.name(), device);
  }

  void publish(CoreSnapshot newCore) {
    core = newCore;
  }
}
