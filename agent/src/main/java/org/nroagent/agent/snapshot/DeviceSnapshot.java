package org.nroagent.agent.snapshot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.state.ToldStates;

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
/// @param told what was told of its states
public record DeviceSnapshot(String name, String address, Optional<DeviceReading> reading,
    Optional<Instant> readAt,
    Optional<Duration> pollDuration, Optional<String> problem, long pollsAnswered, long pollsFailed,
    List<InterfaceSnapshot> metered, ToldStates told) {
  public DeviceSnapshot {
    metered = List.copyOf(metered);
  }

  /// A device of which nothing was told.
  public DeviceSnapshot(String name, String address, Optional<DeviceReading> reading,
      Optional<Instant> readAt,
      Optional<Duration> pollDuration, Optional<String> problem, long pollsAnswered, long pollsFailed,
      List<InterfaceSnapshot> metered) {
    this(name, address, reading, readAt, pollDuration, problem, pollsAnswered, pollsFailed, metered,
        ToldStates.NOTHING);
  }
}
