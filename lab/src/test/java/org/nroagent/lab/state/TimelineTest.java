package org.nroagent.lab.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.nroagent.lab.device.DeviceModel;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.traffic.IfDirection;
import org.nroagent.lab.traffic.IfLoss;

class TimelineTest {
  private static final Instant BOOT = Instant.parse("2026-11-05T18:00:00Z");
  private static final DeviceModel HUB = Presets.hub("pe-hub-1", 3, BOOT);
  private static final List<String> NAMES = HUB.interfaces().stream().map(each -> each.name()).toList();

  @Property(tries = 300)
  void whateverHappensTruthIsMonotonicAdditiveAndSharedByTheMembers(
      @ForAll("events") List<LabEvent> events, @ForAll @IntRange(max = 7_200) int first,
      @ForAll @IntRange(max = 7_200) int second, @ForAll @IntRange(max = 7_200) int third,
      @ForAll IfDirection direction) {
    Timeline timeline = new Timeline(HUB, new Script(events));
    List<Integer> seconds = new ArrayList<>(List.of(first, second, third));
    Collections.sort(seconds);
    Instant a = BOOT.plusSeconds(seconds.get(0));
    Instant b = BOOT.plusSeconds(seconds.get(1));
    Instant c = BOOT.plusSeconds(seconds.get(2));
    for (String name : NAMES) {
      long ab = timeline.trueOctets(name, direction, a, b);
      long bc = timeline.trueOctets(name, direction, b, c);
      assertTrue(ab >= 0 && bc >= 0, () -> name + " went back");
      assertEquals(timeline.trueOctets(name, direction, a, c), ab + bc, name);
      long lostAb = timeline.trueLosses(name, IfLoss.OUT_DISCARDS, a, b);
      long lostBc = timeline.trueLosses(name, IfLoss.OUT_DISCARDS, b, c);
      assertTrue(lostAb >= 0 && lostBc >= 0, () -> name + " took back what it lost");
      assertEquals(timeline.trueLosses(name, IfLoss.OUT_DISCARDS, a, c), lostAb + lostBc, name);
    }
    assertEquals(timeline.trueOctets("lag-2", direction, a, c),
        timeline.trueOctets("xe-1/1/3", direction, a, c)
            + timeline.trueOctets("xe-1/1/4", direction, a, c));
  }

  @Property(tries = 200)
  void theStateAtATimeDependsOnTheEventsUpToItOnly(@ForAll("events") List<LabEvent> events,
      @ForAll @IntRange(max = 7_200) int second) {
    Instant at = BOOT.plusSeconds(second);
    List<LabEvent> past = events.stream().filter(each -> !each.at().isAfter(at)).toList();
    DeviceState whole = new Timeline(HUB, new Script(events)).stateAt(at);
    assertEquals(new Timeline(HUB, new Script(past)).stateAt(at), whole);
  }

  @Provide
  Arbitrary<List<LabEvent>> events() {
    Arbitrary<Instant> times = Arbitraries.integers().between(0, 7_200).map(BOOT::plusSeconds);
    Arbitrary<String> names = Arbitraries.of(NAMES);
    Arbitrary<LabEvent> event = Combinators.combine(times, names, Arbitraries.integers().between(0, 10))
        .as((at, name, kind) -> switch (kind) {
          case 0, 1 -> new LabEvent.PortDown(at, name);
          case 2 -> new LabEvent.PortUp(at, name);
          case 3 -> new LabEvent.LagMemberLost(at, name);
          case 4 -> new LabEvent.LagMemberRestored(at, name);
          case 5 -> new LabEvent.Reboot(at, Duration.ofSeconds(90));
          case 6 -> new LabEvent.CounterReset(at, name, true);
          case 7 -> new LabEvent.InterfaceGone(at, name);
          case 8 -> new LabEvent.InterfaceBack(at, name);
          case 9 -> new LabEvent.PacketsLost(at, name, IfLoss.OUT_DISCARDS, at.getEpochSecond() % 1000);
          default -> new LabEvent.RemoteMepLost(at, 101);
        });
    return event.list().ofMaxSize(20);
  }

  @Example
  void packetsAreLostAtTheirRateWhileThePortCarriesAnything() {
    Timeline timeline = new Timeline(HUB, Script.of(
        new LabEvent.PacketsLost(BOOT.plusSeconds(10), "lag-1", IfLoss.IN_DISCARDS, 7),
        new LabEvent.Reboot(BOOT.plusSeconds(20), Duration.ofSeconds(30)),
        new LabEvent.PacketsLost(BOOT.plusSeconds(60), "lag-1", IfLoss.IN_DISCARDS, 0)));
    Instant end = BOOT.plusSeconds(100);
    assertEquals(7 * 20, timeline.trueLosses("lag-1", IfLoss.IN_DISCARDS, BOOT, end));
    assertEquals(0, timeline.trueLosses("lag-1", IfLoss.OUT_DISCARDS, BOOT, end));
    assertEquals(7 * 10,
        timeline.stateAt(end).interfaceNamed("lag-1").losses().counter(IfLoss.IN_DISCARDS, end),
        "since the restart");
  }

  @Example
  void refusesWhatDoesNotFitTheDevice() {
    assertRefused(new LabEvent.PortDown(BOOT, "xe-9/9/9"), "xe-9/9/9");
    assertRefused(new LabEvent.RemoteMepLost(BOOT, 999), "999");
    assertRefused(new LabEvent.PseudowireSwitch(BOOT, "pw-9"), "pw-9");
    assertRefused(new LabEvent.IfIndexChange(BOOT, Map.of("lag-1", 1002)), "1002");
    assertRefused(new LabEvent.PortDown(BOOT.minusSeconds(1), "lag-1"), "before the start");
  }

  private static void assertRefused(LabEvent event, String word) {
    IllegalArgumentException error = assertThrows(IllegalArgumentException.class,
        () -> new Timeline(HUB, Script.of(event)));
    assertTrue(String.valueOf(error.getMessage()).contains(word), error::getMessage);
  }
}
