package org.nroagent.agent.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.config.Topology;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.address.Ipv4Address;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Subject;

class AuditorTest {
  private static final DeviceReading READING = new SampleReading().build();
  private static final Ipv4Address SEEN = Ipv4Address.parse("232.1.1.1");
  private static final Ipv4Address AWAITED = Ipv4Address.parse("232.1.1.2");

  /// Remembers what it was asked.
  private static final class Recorder implements AuditRule {
    private final List<AuditInput> inputs = new ArrayList<>();

    @Override
    public RuleName name() {
      return new RuleName("X", "STAS 0", "records");
    }

    @Override
    public void check(AuditInput input, FindingList findings) {
      inputs.add(input);
      findings.conforms("x", "x", "x");
    }
  }

  private final ManualTime time = new ManualTime(AuditCase.NOW);
  private final Recorder rule = new Recorder();

  private Auditor auditor(Topology topology) {
    return new Auditor(topology, List.of(rule), CivilMonth.CONTRACT_ZONE, SlotGrid.FIVE_MINUTES, time,
        SeenGroups.NONE);
  }

  private Auditor auditor() {
    return auditor(new AuditCase().group("232.1.1.1").group("232.1.1.2").input().topology());
  }

  private static List<DeviceSnapshot> hub(DeviceReading reading, Instant readAt) {
    return List.of(new DeviceSnapshot("hub1", "192.0.2.1:161", Optional.of(reading), Optional.of(readAt),
        Optional.empty(), Optional.empty(), 1, 0, List.of()));
  }

  @Test
  void askingAgainCostsNoAudit() {
    Auditor auditor = auditor();
    AuditReport first = auditor.report(hub(READING, AuditCase.NOW));
    time.advance(Duration.ofMinutes(10));
    assertSame(first, auditor.report(hub(READING, AuditCase.NOW)));
    assertEquals(1, rule.inputs.size());
  }

  @Test
  void aNewReadingIsAudited() {
    Auditor auditor = auditor();
    AuditReport first = auditor.report(hub(READING, AuditCase.NOW));
    assertNotSame(first, auditor.report(hub(new SampleReading().build(), AuditCase.NOW)));
    assertEquals(2, rule.inputs.size());
  }

  @Test
  void aNewDayIsAudited() {
    Auditor auditor = auditor();
    DeviceReading reading = READING;
    auditor.report(hub(reading, time.wall()));
    time.advance(Duration.ofHours(12).plusMinutes(59));
    auditor.report(hub(reading, time.wall()));
    assertEquals(1, rule.inputs.size());
    time.advance(Duration.ofMinutes(1)); // midnight in Paris
    auditor.report(hub(reading, time.wall()));
    assertEquals(List.of(AuditCase.TODAY, AuditCase.TODAY.plusDays(1)),
        rule.inputs.stream().map(AuditInput::today).toList());
  }

  @Test
  void aDeviceWithoutANewReadingForThreeSlotsIsSilent() {
    Auditor auditor = auditor();
    auditor.report(hub(READING, AuditCase.NOW));
    time.advance(Duration.ofMinutes(15));
    auditor.report(hub(READING, AuditCase.NOW));
    assertEquals(1, rule.inputs.size());
    time.advance(Duration.ofMillis(1));
    auditor.report(hub(READING, AuditCase.NOW));
    assertEquals(List.of(true, false),
        rule.inputs.stream().map(input -> input.readings().containsKey("hub1")).toList());
  }

  @Test
  void declaredGroupsAreRememberedAndOthersAreNot() {
    Auditor auditor = auditor();
    auditor.report(hub(READING, AuditCase.NOW));
    auditor.heard(
        new SampleReading().group("v", "232.1.1.1", 2).group("v", "239.9.9.9", 2).group("v", "ff02::1", 2)
            .build(),
        AuditCase.NOW);
    auditor.heard(new SampleReading().build(), AuditCase.NOW.plusSeconds(300));
    auditor.report(hub(READING, AuditCase.NOW));
    assertEquals(new SeenGroups(Set.of(SEEN), Map.of(AWAITED, AuditCase.NOW)), rule.inputs.getLast().seen());
    assertEquals(2, rule.inputs.size(), "a group seen for the first time is a reason");
  }

  @Test
  void whatAnEarlierRunSawGoesOn() {
    Instant longAgo = AuditCase.NOW.minus(Duration.ofDays(30));
    Instant ahead = AuditCase.NOW.plus(Duration.ofDays(3650));
    Ipv4Address former = Ipv4Address.parse("232.9.9.9");
    Topology topology = new AuditCase().group("232.1.1.1").group("232.1.1.2").group("232.1.1.3")
        .group("232.1.1.4").input().topology();
    Auditor auditor = new Auditor(topology, List.of(rule), CivilMonth.CONTRACT_ZONE, SlotGrid.FIVE_MINUTES,
        time,
        new SeenGroups(Set.of(SEEN), Map.of(AWAITED, longAgo, former, longAgo, Ipv4Address.parse("232.1.1.4"),
            ahead)));
    assertEquals(Set.of(SEEN), auditor.seen().seen());
    auditor.heard(READING, AuditCase.NOW);
    assertEquals(
        new SeenGroups(Set.of(SEEN),
            Map.of(AWAITED, longAgo, Ipv4Address.parse("232.1.1.3"), AuditCase.NOW,
                Ipv4Address.parse("232.1.1.4"), AuditCase.NOW)),
        auditor.seen(), "one that is new is watched from now on, as is one that was noted by a wrong clock");
    auditor.heard(new SampleReading().group("v", "232.1.1.2", 2).build(), AuditCase.NOW);
    assertEquals(Set.of(SEEN, AWAITED), auditor.seen().seen());
  }

  private static StateEvent event(long sequence, String device, Subject.Kind kind, String name,
      Aspect aspect) {
    return new StateEvent(sequence, AuditCase.NOW, Optional.empty(), device, new Subject(kind, name), aspect,
        "up", "down",
        Cause.UNKNOWN, Origin.POLL);
  }

  @Test
  void eventsOfGatesAndTheirPseudowiresAreRemembered() {
    Auditor auditor = auditor(new AuditCase().gate().input().topology());
    auditor.report(List.of());
    List<StateEvent> events = List.of(event(1, "hub1", Subject.Kind.LAG, "lag-1", Aspect.OPER_STATUS),
        event(2, "hub1", Subject.Kind.LAG, "lag-2", Aspect.OPER_STATUS),
        event(3, "hub1", Subject.Kind.LAG, "lag-1", Aspect.STATE),
        event(4, "hub1", Subject.Kind.PSEUDOWIRE, "pw-1", Aspect.ROLE),
        event(5, "hub1", Subject.Kind.PSEUDOWIRE, "pw-1", Aspect.OPER_STATUS),
        event(6, "hub2", Subject.Kind.PSEUDOWIRE, "pw-1", Aspect.ROLE),
        event(7, "hub1", Subject.Kind.INTERFACE, "lag-1", Aspect.OPER_STATUS));
    events.forEach(auditor::told);
    events.forEach(auditor::told);
    auditor.report(List.of());
    assertEquals(List.of(1L, 4L),
        rule.inputs.getLast().history().events().stream().map(StateEvent::sequence).toList());
    assertEquals(Duration.ofMinutes(5), rule.inputs.getLast().history().pollInterval());
    assertEquals(2, rule.inputs.size());
  }

  @Test
  void theNewestThousandEventsAreKept() {
    Auditor auditor = auditor(new AuditCase().gate().input().topology());
    for (int i = 1; i <= WatchedSwitches.MOST_EVENTS + 7; i++) {
      auditor.told(event(i, "hub1", Subject.Kind.LAG, "lag-1", Aspect.OPER_STATUS));
    }
    auditor.report(List.of());
    List<StateEvent> kept = rule.inputs.getLast().history().events();
    assertEquals(WatchedSwitches.MOST_EVENTS, kept.size());
    assertEquals(8, kept.getFirst().sequence());
  }

  @Test
  void withoutAPlanNoGroupIsWatched() {
    Auditor auditor = auditor(new AuditCase().gate().input().topology());
    auditor.heard(new SampleReading().group("v", "232.1.1.1", 2).build(), AuditCase.NOW);
    assertEquals(1, auditor.report(List.of()).count(Outcome.CONFORMS));
  }
}
