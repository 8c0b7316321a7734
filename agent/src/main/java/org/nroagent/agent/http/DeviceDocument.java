package org.nroagent.agent.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.agent.snapshot.InterfaceSnapshot;
import org.nroagent.model.reading.DeviceReading;

/// One entry of `/api/v1/devices`.
///
/// @param name its configured name
/// @param address where it is polled
/// @param state what the last poll says of it
/// @param problem why the last poll gave nothing, with what to do; empty where it gave a reading
/// @param readAt wall clock of the last reading, empty before the first one
/// @param pollDurationMillis real time that the last poll took, answered or not
/// @param slowest whether its last poll took longest of all devices
/// @param pollsAnswered polls that gave a reading since the start
/// @param pollsFailed polls that gave nothing since the start
/// @param metered ids of its metered interfaces
/// @param system what the last reading says of the device itself, null before the first one
record DeviceDocument(String name, String address, PollState state, Optional<String> problem,
    Optional<Instant> readAt, Optional<Long> pollDurationMillis, boolean slowest, long pollsAnswered,
    long pollsFailed, List<String> metered, @Nullable SystemPart system) {
  /// What a reading says of the device itself.
  ///
  /// @param sysName the device's own name
  /// @param sysObjectId the vendor's identification, empty where the device does not say
  /// @param profile name of the device profile that was used
  /// @param source `snmp` or `netconf`
  /// @param engineId the SNMP engine's id in hexadecimal, empty where unknown
  /// @param engineBoots snmpEngineBoots, null where unknown
  /// @param upTimeSeconds since when it runs, null where it does not say
  /// @param sampleClock what the times of its samples are taken from
  /// @param interfaceCount how many interfaces it has, metered or not
  /// @param interfacesComplete whether the interface tables were read to their end
  /// @param activeSessions how many subscribers' sessions it serves, null where that is not known
  /// @param warnings what the device lacks or answered oddly
  record SystemPart(String sysName, String sysObjectId, String profile, String source, String engineId,
      @Nullable Long engineBoots, @Nullable Long upTimeSeconds, String sampleClock, int interfaceCount,
      boolean interfacesComplete,
      @Nullable Long activeSessions, List<String> warnings) {
    static SystemPart of(DeviceReading reading) {
      DeviceReading.SystemReading system = reading.system();
      return new SystemPart(system.sysName(), system.sysObjectId(), system.profile(), system.source(),
          system.engineId(), system.engineBoots().isPresent() ? system.engineBoots().getAsLong() : null,
          reading.upTimeSeconds().isPresent() ? reading.upTimeSeconds().getAsLong() : null,
          system.sampleClock().word(), reading.interfaces().size(),
          reading.interfacesComplete(),
          reading.activeSessions().isPresent() ? reading.activeSessions().getAsLong() : null,
          reading.warnings());
    }
  }

  static List<DeviceDocument> all(List<DeviceSnapshot> devices) {
    Optional<String> slowest = PollState.slowest(devices);
    return devices.stream().map(device -> of(device, slowest.filter(device.name()::equals).isPresent()))
        .toList();
  }

  private static DeviceDocument of(DeviceSnapshot device, boolean slowest) {
    return new DeviceDocument(device.name(), device.address(), PollState.of(device), device.problem(),
        device.readAt(), device.pollDuration().map(Duration::toMillis), slowest, device.pollsAnswered(),
        device.pollsFailed(), device.metered().stream().map(InterfaceSnapshot::id).toList(),
        device.reading().map(SystemPart::of).orElse(null));
  }
}
