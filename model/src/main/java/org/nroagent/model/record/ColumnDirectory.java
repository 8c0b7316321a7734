package org.nroagent.model.record;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The meaning of the columns of a run of records: which metered interface of which device each one is. A change
/// of interfaces makes a new directory; records refer to the directory under which they were written.
///
/// @param devices at most [#MAX_DEVICES], names unique
public record ColumnDirectory(List<Device> devices) {
  /// The most devices of one directory.
  public static final int MAX_DEVICES = 1_000;
  /// The most columns of one device.
  public static final int MAX_COLUMNS = 10_000;

  /// @throws IllegalArgumentException if there are too many devices or a name is repeated
  public ColumnDirectory {
    devices = List.copyOf(devices);
    if (devices.size() > MAX_DEVICES) {
      throw new IllegalArgumentException(
          "a directory holds at most " + MAX_DEVICES + " devices, not " + devices.size());
    }
    Set<String> names = new HashSet<>();
    for (Device device : devices) {
      if (!names.add(device.name())) {
        throw new IllegalArgumentException("device '" + device.name() + "' stands twice in the directory");
      }
    }
  }

  /// One device and its metered interfaces, in the order of a row's columns.
  ///
  /// @param name the device's configured name
  /// @param columns its metered interfaces, at most [#MAX_COLUMNS]
  public record Device(String name, List<Column> columns) {
    /// @throws IllegalArgumentException if there are too many columns
    public Device {
      columns = List.copyOf(columns);
      if (columns.size() > MAX_COLUMNS) {
        throw new IllegalArgumentException(
            "device '" + name + "' has more than " + MAX_COLUMNS + " metered interfaces");
      }
    }
  }

  /// One metered interface.
  ///
  /// @param interfaceId the public id, unique per agent, `[A-Za-z0-9._-]+`
  /// @param ifName the device's name of the interface (ifName, RFC 2863 §3.1.10): its identity
  /// @param identityEpoch counts up when another interface took over the name, from 0
  public record Column(String interfaceId, String ifName, int identityEpoch) {}

  /// The position of the device with this name, if there is one.
  public Optional<Integer> indexOf(String deviceName) {
    for (int i = 0; i < devices.size(); i++) {
      if (devices.get(i).name().equals(deviceName)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /// The device with this name, if there is one.
  public Optional<Device> device(String deviceName) {
    return indexOf(deviceName).map(devices::get);
  }
}
