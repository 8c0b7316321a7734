package org.nroagent.agent.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.nroagent.agent.snapshot.CoreSnapshot;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.agent.snapshot.FormerSeries;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.agent.snapshot.Snapshots;
import org.nroagent.agent.snapshot.NotificationsSnapshot;
import org.nroagent.agent.snapshot.StatesSnapshot;

/// Where the core thread publishes: one immutable snapshot per device and one of itself, swapped one by one.
final class SnapshotBoard implements Snapshots {
  private final List<String> order;
  private final Map<String, DeviceSnapshot> devices = new ConcurrentHashMap<>();
  private volatile List<SeriesSnapshot> derived;
  private volatile CoreSnapshot core;
  private volatile StatesSnapshot states = StatesSnapshot.AT_START;
  private volatile Supplier<Optional<NotificationsSnapshot>> notifications = Optional::empty;
  private volatile FormerSeries.All former = FormerSeries.All.NONE;

  SnapshotBoard(List<DeviceSnapshot> initial, List<SeriesSnapshot> derived, CoreSnapshot core) {
    this.order = initial.stream().map(DeviceSnapshot::name).toList();
    initial.forEach(this::publish);
    this.derived = derived;
    this.core = core;
  }

  @Override
  public List<DeviceSnapshot> devices() {
    return order.stream().map(devices::get).toList();
  }

  @Override
  public Optional<DeviceSnapshot> device(String name) {
    return Optional.ofNullable(devices.get(name));
  }

  @Override
  public List<SeriesSnapshot> derived() {
    return derived;
  }

  @Override
  public CoreSnapshot core() {
    return core;
  }

  @Override
  public FormerSeries.All former() {
    return former;
  }

  void publish(FormerSeries.All newFormer) {
    former = newFormer;
  }

  @Override
  public Optional<NotificationsSnapshot> notifications() {
    return notifications.get();
  }

  /// Shows a receiver of notifications, which counts by itself.
  void publish(Supplier<NotificationsSnapshot> receiver) {
    notifications = () -> Optional.of(receiver.get());
  }

  @Override
  public StatesSnapshot states() {
    return states;
  }

  void publish(StatesSnapshot newStates) {
    states = newStates;
  }

  void publish(DeviceSnapshot device) {
    devices.put(device.name(), device);
  }

  void publish(List<SeriesSnapshot> newDerived) {
    derived = newDerived;
  }

  void publish(CoreSnapshot newCore) {
    core = newCore;
  }
}
