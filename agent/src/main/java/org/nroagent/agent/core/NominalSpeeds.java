package org.nroagent.agent.core;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DeviceReading.SystemReading;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

/// What a device says of the capacity of its metered interfaces (M8). Of a LAG it is the sum of the nominal speed of
/// all members that were ever seen or agreed, up or down: the aggregate's own speed shrinks with a lost member, and a port
/// without link has none. It is remembered until another device answers, or a member was taken from the LAG for good.
///
/// Not thread-safe: it belongs to the device's state.
final class NominalSpeeds {
  /// More ports than a LAG has: what a device may make this process remember is bounded.
  private static final int MOST_MEMBERS = 256;

  private final Set<String> metered;
  private String sysObjectId = "";
  private String engineId = "";
  /// Last speed that was not 0, by ifName.
  private final Map<String, Long> mbps = new HashMap<>();
  /// Members of each LAG with their last speed that was not 0.
  private final Map<String, Map<String, Long>> lags = new HashMap<>();
  private RememberedDevice remembered = RememberedDevice.NOTHING;

  /// @param metered ifNames of the interfaces whose capacity is asked for
  NominalSpeeds(Set<String> metered) {
    this.metered = Set.copyOf(metered);
  }

  /// Takes up what an earlier run remembered of interfaces that are still metered.
  void restore(RememberedDevice before) {
    sysObjectId = before.sysObjectId();
    engineId = before.engineId();
    mbps.putAll(before.mbps());
    mbps.keySet().retainAll(metered);
    before.lags().forEach((lag, members) -> lags.put(lag, new HashMap<>(members)));
    lags.keySet().retainAll(metered);
    remember();
  }

  /// Takes a reading.
  void accept(DeviceReading reading) {
    recognise(reading.system());
    Map<String, Long> said = new HashMap<>();
    reading.interfaces().forEach(each -> said.putIfAbsent(each.name(), each.speedMbps()));
    metered.forEach(name -> {
      long now = said.getOrDefault(name, 0L);
      if (now > 0) {
        mbps.put(name, now);
      }
    });
    reading.lags().forEach(lag -> accept(lag, said));
    reading.lags().forEach(lag -> agree(reading, lag, said));
    lags.values().removeIf(Map::isEmpty);
    remember();
  }

  /// What the next run is to know; the same object as long as nothing changes.
  RememberedDevice remembered() {
    return remembered;
  }

  /// The capacity of an interface in Mbit/s, empty where it is unknown: of a LAG also as long as a member has never
  /// said its speed.
  Optional<BigDecimal> capacityMbps(String ifName) {
    Map<String, Long> expected = lags.get(ifName);
    if (expected == null) {
      return Optional.ofNullable(mbps.get(ifName)).map(BigDecimal::valueOf);
    }
    return expected.containsValue(0L)
        ? Optional.empty()
        : Optional.of(BigDecimal.valueOf(expected.values().stream().mapToLong(Long::longValue).sum()));
  }

  private void recognise(SystemReading system) {
    if (system.isAnotherThan(sysObjectId, engineId)) {
      mbps.clear();
      lags.clear();
    }
    sysObjectId = system.sysObjectId().isEmpty() ? sysObjectId : system.sysObjectId();
    engineId = system.engineId().isEmpty() ? engineId : system.engineId();
  }

  private void accept(LagReading lag, Map<String, Long> said) {
    for (LagReading.Member member : lag.members()) {
      // A port is expected in one LAG: where it is seen now.
      lags.forEach((name, expected) -> {
        if (!name.equals(lag.name())) {
          expected.remove(member.name());
        }
      });
      if (metered.contains(lag.name())) {
        expect(lags.computeIfAbsent(lag.name(), _ -> new HashMap<>()), member.name(),
            said.getOrDefault(member.name(), 0L));
      }
    }
  }

  /// What a reading says that was cut is not believed of members that it lost.
  private void agree(DeviceReading reading, LagReading lag, Map<String, Long> said) {
    if (!metered.contains(lag.name()) || reading.table(TableKind.LAGS) != TableState.COMPLETE) {
      return;
    }
    Map<String, Long> expected = lags.computeIfAbsent(lag.name(), _ -> new HashMap<>());
    expected.keySet().removeIf(port -> reading.wasTakenFrom(lag, port));
    lag.membership().agreed().ifPresent(
        ports -> ports.forEach(port -> expect(expected, port, said.getOrDefault(port, 0L))));
  }

  private static void expect(Map<String, Long> members, String port, long speed) {
    if (members.size() < MOST_MEMBERS || members.containsKey(port)) {
      members.merge(port, speed, (before, now) -> now > 0 ? now : before);
    }
  }

  private void remember() {
    RememberedDevice now = new RememberedDevice(sysObjectId, engineId, mbps, lags);
    if (!now.equals(remembered)) {
      remembered = now;
    }
  }
}
