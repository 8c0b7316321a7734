package org.nroagent.agent.core;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.LagReading;

/// What a device says of the capacity of its interfaces (M8). Of a LAG it is the sum of the nominal speed of all
/// members that were ever seen, up or down: the aggregate's own speed shrinks with a lost member, and a port without
/// link has none.
///
/// Not thread-safe: it belongs to the device's state.
final class NominalSpeeds {
  /// By ifName; 0 where the device gives none.
  private final Map<String, Long> mbps = new HashMap<>();
  /// Members of each LAG with their last speed that was not 0.
  private final Map<String, Map<String, Long>> members = new HashMap<>();

  /// Takes a reading.
  void accept(DeviceReading reading) {
    mbps.clear();
    reading.interfaces().forEach(each -> mbps.putIfAbsent(each.name(), each.speedMbps()));
    reading.lags().forEach(this::accept);
  }

  /// The capacity of an interface in Mbit/s, empty where it is unknown: of a LAG also as long as a member has never
  /// said its speed.
  Optional<BigDecimal> capacityMbps(String ifName) {
    Map<String, Long> expected = members.get(ifName);
    if (expected == null) {
      return Optional.ofNullable(mbps.get(ifName)).filter(speed -> speed > 0).map(BigDecimal::valueOf);
    }
    return expected.containsValue(0L)
        ? Optional.empty()
        : Optional.of(BigDecimal.valueOf(expected.values().stream().mapToLong(Long::longValue).sum()));
  }

  private void accept(LagReading lag) {
    for (LagReading.Member member : lag.members()) {
      long speed = mbps.getOrDefault(member.name(), 0L);
      // A port is expected in one LAG: where it is seen now.
      members.forEach((name, expected) -> {
        if (!name.equals(lag.name())) {
          expected.remove(member.name());
        }
      });
      members.computeIfAbsent(lag.name(), _ -> new TreeMap<>()).merge(member.name(), speed,
          (before, now) -> now > 0 ? now : before);
    }
    members.values().removeIf(Map::isEmpty);
  }
}
