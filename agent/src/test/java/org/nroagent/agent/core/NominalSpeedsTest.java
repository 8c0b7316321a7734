package org.nroagent.agent.core;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DeviceReading.SystemReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.LacpState;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.SampleTime;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

class NominalSpeedsTest {
  private static final LacpState ANY = LacpState.ofBitsOctet(0);

  private static final Set<String> METERED = Set.of("lag-1", "lag-2", "xe-1", "xe-2");

  private final NominalSpeeds speeds = new NominalSpeeds(METERED);

  @Test
  void anInterfaceHasTheSpeedThatItSays() {
    accept(Map.of("xe-1", 10_000L), Map.of());
    assertEquals(mbps(10_000), speeds.capacityMbps("xe-1"));
    assertEquals(Optional.empty(), speeds.capacityMbps("xe-2"));
    accept(Map.of("xe-1", 0L), Map.of());
    assertEquals(mbps(10_000), speeds.capacityMbps("xe-1"), "a port without link");
    accept(Map.of("xe-1", 1_000L), Map.of());
    assertEquals(mbps(1_000), speeds.capacityMbps("xe-1"));
  }

  @Test
  void aLagKeepsItsCapacityWhenAMemberIsLost() {
    accept(Map.of("lag-1", 20_000L, "xe-1", 10_000L, "xe-2", 10_000L),
        Map.of("lag-1", List.of("xe-1", "xe-2")));
    assertEquals(mbps(20_000), speeds.capacityMbps("lag-1"));
    accept(Map.of("lag-1", 10_000L, "xe-1", 10_000L, "xe-2", 0L), Map.of("lag-1", List.of("xe-1", "xe-2")));
    assertEquals(mbps(20_000), speeds.capacityMbps("lag-1"), "a port without link");
    accept(Map.of("lag-1", 10_000L, "xe-1", 10_000L), Map.of("lag-1", List.of("xe-1")));
    assertEquals(mbps(20_000), speeds.capacityMbps("lag-1"), "a port that is gone");
    accept(Map.of("lag-1", 0L), Map.of());
    assertEquals(mbps(20_000), speeds.capacityMbps("lag-1"), "a device that does not say");
  }

  @Test
  void aMemberThatNeverSaidItsSpeedLeavesTheCapacityUnknown() {
    accept(Map.of("lag-1", 10_000L, "xe-1", 10_000L, "xe-2", 0L), Map.of("lag-1", List.of("xe-1", "xe-2")));
    assertEquals(Optional.empty(), speeds.capacityMbps("lag-1"));
    accept(Map.of("lag-1", 20_000L, "xe-1", 10_000L, "xe-2", 10_000L),
        Map.of("lag-1", List.of("xe-1", "xe-2")));
    assertEquals(mbps(20_000), speeds.capacityMbps("lag-1"));
  }

  @Test
  void aMemberThatMovedCountsWhereItIsNow() {
    accept(Map.of("xe-1", 10_000L, "xe-2", 10_000L), Map.of("lag-1", List.of("xe-1", "xe-2")));
    accept(Map.of("xe-1", 10_000L, "xe-2", 10_000L),
        Map.of("lag-1", List.of("xe-1"), "lag-2", List.of("xe-2")));
    assertEquals(mbps(10_000), speeds.capacityMbps("lag-1"));
    assertEquals(mbps(10_000), speeds.capacityMbps("lag-2"));
  }

  @Test
  void aMemberThatWasTakenForGoodCountsNoMore() {
    accept(Map.of("xe-1", 10_000L, "xe-2", 10_000L), Map.of("lag-1", List.of("xe-1", "xe-2")));
    DeviceReading left = reading("", Map.of("xe-1", 10_000L, "xe-2", 10_000L),
        Map.of("lag-1", List.of("xe-1")));
    speeds.accept(
        left.withTable(TableKind.LAGS, TableState.CUT).withAgreedMembers(Map.of("lag-1", Set.of("xe-1"))));
    assertEquals(mbps(20_000), speeds.capacityMbps("lag-1"), "a reading that lost something");
    speeds.accept(left.withAgreedMembers(Map.of("lag-1", Set.of("xe-1"))));
    assertEquals(mbps(10_000), speeds.capacityMbps("lag-1"));
  }

  @Test
  void aMemberThatWasAgreedCountsBeforeItIsSeen() {
    DeviceReading one = reading("", Map.of("xe-1", 10_000L, "xe-2", 10_000L),
        Map.of("lag-1", List.of("xe-1")));
    speeds.accept(one.withAgreedMembers(Map.of("lag-1", Set.of("xe-1", "xe-2"))));
    assertEquals(mbps(20_000), speeds.capacityMbps("lag-1"));
    speeds.accept(one.withAgreedMembers(Map.of("lag-1", Set.of("xe-1", "xe-9"))));
    assertEquals(Optional.empty(), speeds.capacityMbps("lag-1"), "of a port that never said its speed");
  }

  @Test
  void theNextRunGoesOnWithWhatWasRemembered() {
    accept(Map.of("lag-1", 20_000L, "xe-1", 10_000L, "xe-2", 10_000L),
        Map.of("lag-1", List.of("xe-1", "xe-2")));
    NominalSpeeds next = new NominalSpeeds(Set.of("lag-1"));
    next.restore(speeds.remembered());
    assertEquals(mbps(20_000), next.capacityMbps("lag-1"), "before the device has answered");
    next.accept(reading("1.3.6.1.4.1.1", Map.of("lag-1", 10_000L, "xe-1", 10_000L),
        Map.of("lag-1", List.of("xe-1"))));
    assertEquals(mbps(20_000), next.capacityMbps("lag-1"), "with a member missing");
    assertEquals(Map.of("lag-1", 10_000L), next.remembered().mbps(), "of what is metered");
  }

  @Test
  void nothingNewIsToBeRememberedWhileNothingChanges() {
    accept(Map.of("xe-1", 10_000L), Map.of("lag-1", List.of("xe-1")));
    RememberedDevice before = speeds.remembered();
    accept(Map.of("xe-1", 0L), Map.of());
    assertSame(before, speeds.remembered());
    accept(Map.of("xe-1", 1_000L), Map.of());
    assertNotEquals(before, speeds.remembered());
  }

  @Test
  void anotherDeviceIsAskedAfresh() {
    accept(Map.of("xe-1", 10_000L, "xe-2", 10_000L), Map.of("lag-1", List.of("xe-1", "xe-2")));
    speeds.accept(reading("", Map.of(), Map.of()));
    assertEquals(mbps(20_000), speeds.capacityMbps("lag-1"), "who does not say who he is, is the same");
    speeds.accept(reading("1.3.6.1.4.1.2", Map.of("et-1", 100_000L), Map.of("lag-1", List.of("et-1"))));
    assertEquals(mbps(100_000), speeds.capacityMbps("lag-1"));
    assertEquals(Optional.empty(), speeds.capacityMbps("xe-1"));
  }

  @Test
  void whatADeviceMayMakeUsRememberIsBounded() {
    List<String> ports = IntStream.range(0, 5_000).mapToObj(each -> "xe-" + each).toList();
    accept(Map.of(), Map.of("lag-1", ports));
    assertEquals(256, requireNonNull(speeds.remembered().lags().get("lag-1")).size());
  }

  private void accept(Map<String, Long> mbps, Map<String, List<String>> lags) {
    speeds.accept(reading("1.3.6.1.4.1.1", mbps, lags));
  }

  private static DeviceReading reading(String sysObjectId, Map<String, Long> mbps,
      Map<String, List<String>> lags) {
    List<InterfaceReading> interfaces = new ArrayList<>();
    new TreeMap<>(mbps)
        .forEach((name, speed) -> interfaces.add(new InterfaceReading(name, interfaces.size() + 1, "",
            "ethernetCsmacd", "up", "up", speed, null, null, null, null)));
    List<LagReading> read = lags.entrySet().stream()
        .map(lag -> new LagReading(lag.getKey(), 1000, "up", lag.getValue().stream()
            .map(member -> new LagReading.Member(member, 1, true, ANY, ANY, "")).toList()))
        .toList();
    return new DeviceReading(
        new SystemReading("snmp", "hub1", sysObjectId, "standard", OptionalLong.empty(), ""),
        new SampleTime(0, 0, 0), interfaces, true, read, List.of(), List.of(), List.of(), List.of());
  }

  private static Optional<BigDecimal> mbps(long mbps) {
    return Optional.of(BigDecimal.valueOf(mbps));
  }
}
