package org.nroagent.agent.snapshot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nroagent.model.reading.DeviceReading;

/// One device as the page and the API show it.
///
/// @param name its configured name
/// @param address where it is polled
/// @param reading its last reading, empty before the first one
/// @param readAt wall clock of that reading
/// @param pollDuration real time that the last poll took, answered or not
/// @param problem why the last poll gave nothing, empty where it gave a reading
/// @param pollsAnswered polls that gave a reading since the start
/// @param pollsFailed polls that gave nothing since the start
/// @param metered its metered interfaces
public record DeviceSnapshot(String name, String address, Optional<DeviceReading> reading,
    Optional<Instant> readAt,
    Optional<Duration> pollDuration, Optional<String> problem, long pollsAnswered, long pollsFailed,
    List<InterfaceSnapshot> metered) {
  public DeviceSnapshot {
    metered = List.copyOf(metered);
  }
}
