package org.nroagent.agent.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The latest snapshots, for readers on any thread.
public interface Snapshots {
  /// All devices in the order of the configuration.
  List<DeviceSnapshot> devices();

  /// The derived series in the order of the configuration: what gates bill instead of themselves, then aggregates.
  List<SeriesSnapshot> derived();

  /// The state of the daemon's core.
  CoreSnapshot core();

  /// The series that are not configured any more and of which closed months are kept.
  default FormerSeries.All former() {
    return FormerSeries.All.NONE;
  }

  /// How the telling of states stands.
  default StatesSnapshot states() {
    return StatesSnapshot.AT_START;
  }

  /// What came to the receiver of notifications, empty where there is none.
  default Optional<NotificationsSnapshot> notifications() {
    return Optional.empty();
  }

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

  /// Everything that has slots and figures: the metered interfaces, then the derived series.
  default List<SeriesSnapshot> series() {
    return Stream.concat(interfaces().stream().map(InterfaceSnapshot::series), derived().stream()).toList();
  }

  /// The metered interface or derived series with this public id.
  default Optional<SeriesSnapshot> series(String id) {
    return series().stream().filter(each -> each.id().equals(id)).findFirst();
  }
}
