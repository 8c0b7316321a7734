package org.nroagent.agent.http;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nroagent.agent.snapshot.DeviceSnapshot;

/// What the last poll of a device says of it.
enum PollState {
  /// No poll has ended since the start.
  NOT_POLLED,
  /// The last poll gave a reading.
  ANSWERING,
  /// The last poll gave nothing that could be used.
  FAILING;

  static PollState of(DeviceSnapshot device) {
    if (device.problem().isPresent()) {
      return FAILING;
    }
    return device.reading().isPresent() ? ANSWERING : NOT_POLLED;
  }

  static boolean isAnswering(DeviceSnapshot device) {
    return of(device) == ANSWERING;
  }

  /// The name of the device whose last poll took longest; empty where there are fewer than two to compare.
  static Optional<String> slowest(List<DeviceSnapshot> devices) {
    List<DeviceSnapshot> polled = devices.stream().filter(device -> device.pollDuration().isPresent())
        .toList();
    return polled.size() < 2
        ? Optional.empty()
        : polled.stream().max(Comparator.comparing(device -> device.pollDuration().orElseThrow()))
            .map(DeviceSnapshot::name);
  }
}
