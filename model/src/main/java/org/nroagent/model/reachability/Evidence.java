package org.nroagent.model.reachability;

import java.util.Map;
import java.util.Optional;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.state.ToldStates;

/// What is known of the agent's devices.
///
/// @param devices by configured name
public record Evidence(Map<String, OfDevice> devices) {
  public Evidence {
    devices = Map.copyOf(devices);
  }

  /// What is known of one device.
  ///
  /// @param told what was told of its states
  /// @param reading its last reading; empty while it does not answer, for then nothing is known however well it was
  ///     before
  public record OfDevice(ToldStates told, Optional<DeviceReading> reading) {}

  /// The last reading of a device, empty where it does not answer.
  Optional<DeviceReading> reading(String device) {
    return Optional.ofNullable(devices.get(device)).flatMap(OfDevice::reading);
  }

  /// What was told of a device's states.
  ToldStates told(String device) {
    OfDevice known = devices.get(device);
    return known == null ? ToldStates.NOTHING : known.told();
  }
}
