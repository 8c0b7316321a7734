package org.nroagent.collector.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.EnteredTotals;
import org.nroagent.collector.ToldCollector;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.Criterion;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.impact.ServiceImpact;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.incident.IncidentTracker.Settings;
import org.nroagent.model.reachability.ServiceState;

/// What a collector says of incidents is what each agent says of its own, to the millisecond [R 1(2)].
class ExactTimesTest {
  private static final Settings AT_ONCE = new Settings(Duration.ZERO, Duration.ofMinutes(10));
  private static final Instant DAWN = Instant.parse("2026-11-18T05:00:00Z");
  /// 07:30 in Luxembourg.
  private static final Instant BEGIN = Instant.parse("2026-11-18T06:30:00Z");
  private static final Instant NOON = Instant.parse("2026-11-18T11:00:00Z");
  private static final Inventory TOTALS = EnteredTotals.fixed(100, 500, 10_000, 100_000);
  private static final String ACCESS = "access spoke lag-1";

  @AutoClose
  private final ToldCollector collector;

  ExactTimesTest(@TempDir Path folder) {
    collector = ToldCollector.open(folder, TOTALS, DAWN, NOON);
  }

  private static LineCounts ftth(long count) {
    return LineCounts.of(LineKind.FTTH, count);
  }

  private static JudgingAgent agent(Settings settings, LineCounts lines) {
    return new JudgingAgent(settings, Map.of("n1/o1", Optional.of(lines)));
  }

  private void outage(Settings settings, LineCounts lines, Instant from, Duration duration) {
    Instant to = from.plus(duration);
    Instant slot = SlotGrid.FIVE_MINUTES.startOf(to);
    JudgingAgent agent = agent(settings, lines).runs(from.minusSeconds(3_600), from).down("n1/o1", ACCESS)
        .runs(from, slot);
    agent.judge(slot);
    if (to.isAfter(slot)) {
      agent.judge(to.minusMillis(1));
    }
    agent.up("n1/o1").judge(to).endSlot(slot);
    agent.runs(slot.plusSeconds(300), slot.plusSeconds(3_600)).deliver(collector.store(), "a1");
  }

  private String criteria() {
    return String.join(" ",
        collector.incident().judged().impact().services().stream().map(ServiceImpact::criterion)
            .flatMap(Optional::stream).map(Criterion::name).toList());
  }

  /// 10 of 100 PRA are 6.5 % off peak and 8.5 % at peak: to be notified from an hour on.
  @Test
  void fiftyFiveMinutesAreNoHour() {
    outage(AT_ONCE, LineCounts.of(LineKind.PRA, 10), BEGIN, Duration.ofMinutes(55));
    assertEquals("", criteria());
    assertEquals(BEGIN.plusSeconds(3_300), collector.incident().lines().pieces().getLast().to());
  }

  @Test
  void aMillisecondLessThanAnHourIsNone() {
    outage(AT_ONCE, LineCounts.of(LineKind.PRA, 10), BEGIN, Duration.ofHours(1).minusMillis(1));
    assertEquals("", criteria());
  }

  @Test
  void anHourIsOne() {
    outage(AT_ONCE, LineCounts.of(LineKind.PRA, 10), BEGIN, Duration.ofHours(1));
    assertEquals("5-10%/1h", criteria());
  }

  @Test
  void twoPercentForExactlyTwoHours() {
    outage(AT_ONCE, ftth(2_000), BEGIN, Duration.ofHours(2));
    assertEquals("2-5%/2h", criteria());
  }

  @Test
  void twoPercentForTwoHoursLessAMinute() {
    outage(AT_ONCE, ftth(2_000), BEGIN, Duration.ofMinutes(119));
    assertEquals("", criteria());
  }

  /// An outage becomes an incident fifteen minutes after it was seen. It lasts from the beginning all the same.
  @Test
  void whatBecomesAnIncidentLaterLastsFromItsFirstOutage() {
    outage(new Settings(Duration.ofMinutes(15), Duration.ofMinutes(10)), ftth(2_000), BEGIN,
        Duration.ofHours(2));
    assertEquals("2-5%/2h", criteria());
    assertEquals(BEGIN, collector.incident().detected());
    assertEquals(BEGIN, collector.incident().lines().pieces().getFirst().from());
    assertFalse(collector.incident().coverage().isAtLeast(), collector.incident().coverage()::toString);
  }

  /// Seen on Friday 20 November at 23:55 in Luxembourg, an incident on Saturday at 00:05: two working days are Saturday and Monday.
  @Test
  void deadlinesCountFromTheFirstOutage() {
    Instant friday = Instant.parse("2026-11-20T22:55:00Z");
    outage(new Settings(Duration.ofMinutes(10), Duration.ofMinutes(10)), ftth(2_000), friday,
        Duration.ofHours(2));
    OperatorIncident incident = collector.asked(friday.minusSeconds(60), friday.plusSeconds(20_000))
        .incident();
    assertEquals("2026-11-23 2026-12-05", incident.judged().impact().preNotificationDue().orElseThrow() + " "
        + incident.judged().impact().finalNotificationDue().orElseThrow());
  }

  /// Up again for six minutes in the middle: one incident, but two outages, none of an hour.
  @Test
  void aBreakWithinAnIncidentIsABreak() {
    JudgingAgent agent = agent(AT_ONCE, LineCounts.of(LineKind.PRA, 10)).runs(DAWN, BEGIN)
        .down("n1/o1", ACCESS)
        .runs(BEGIN, BEGIN.plusSeconds(1_800));
    Instant up = BEGIN.plusSeconds(1_800);
    agent.judge(up).up("n1/o1").judge(up.plusSeconds(60)).endSlot(up);
    agent.down("n1/o1", ACCESS).judge(up.plusSeconds(420)).endSlot(up.plusSeconds(300));
    agent.runs(up.plusSeconds(600), up.plusSeconds(2_100)).up("n1/o1").runs(up.plusSeconds(2_100), NOON)
        .deliver(collector.store(), "a1");
    assertEquals("", criteria());
    assertEquals(List.of(BEGIN, up.plusSeconds(420)),
        collector.incident().lines().pieces().stream().map(CutOff.Piece::from).toList());
  }

  @Test
  void anIncidentWithoutInventoryMayProveSignificant() {
    new JudgingAgent(AT_ONCE, Map.of("n1/o1", Optional.empty())).runs(DAWN, BEGIN).down("n1/o1", ACCESS)
        .runs(BEGIN, BEGIN.plusSeconds(1_800)).up("n1/o1").runs(BEGIN.plusSeconds(1_800), NOON)
        .deliver(collector.store(), "a1");
    OperatorIncident incident = collector.incident();
    assertTrue(incident.coverage().isAtLeast());
    assertTrue(incident.judged().impact().preNotificationDue().isPresent());
    assertTrue(incident.judged().problems().getFirst().contains("lines of n1/o1 are unknown: agent a1"),
        incident.judged().problems()::toString);
  }

  /// Known places beside it change nothing of that.
  @Test
  void aPlaceWithoutInventoryAmongOthersIsNamed() {
    new JudgingAgent(AT_ONCE, Map.of("n1/o1", Optional.empty(), "n2/o1", Optional.of(ftth(10)), "n3/o1",
        Optional.of(LineCounts.NONE))).runs(DAWN, BEGIN).down("n1/o1", "gates p b").down("n2/o1", "gates p b")
        .down("n3/o1", "gates p b").runs(BEGIN, NOON).deliver(collector.store(), "a1");
    assertEquals(Map.of("a1", Set.of("n1/o1")), collector.incident().coverage().linesUnknown());
    assertEquals(1, collector.incident().lines().pieces().size());
  }

  @Test
  void aPlaceWithNoLinesCutsNobodyOff() {
    agent(AT_ONCE, LineCounts.NONE).runs(DAWN, BEGIN).down("n1/o1", ACCESS).runs(BEGIN, NOON)
        .deliver(collector.store(), "a1");
    assertTrue(collector.incident().judged().impact().preNotificationDue().isEmpty());
    assertTrue(collector.incident().judged().problems().isEmpty());
  }

  /// An access that stays down when the gates are back is an incident of its own, with the lines of its own time.
  @Test
  void whatGoesOverToAnotherCauseIsCountedOnceAndApart() {
    JudgingAgent agent = new JudgingAgent(AT_ONCE,
        Map.of("n1/o1", Optional.of(ftth(10)), "n2/o1", Optional.of(ftth(100)))).runs(DAWN, BEGIN);
    Instant moved = BEGIN.plusSeconds(1_800);
    Instant end = BEGIN.plusSeconds(3_600);
    agent.down("n1/o1", "gates p b").down("n2/o1", "gates p b").runs(BEGIN, moved);
    agent.down("n1/o1", ACCESS).runs(moved, end).up("n1/o1").up("n2/o1").runs(end, NOON)
        .deliver(collector.store(), "a1");
    List<OperatorIncident> incidents = collector.incidents();
    assertEquals(
        List.of(List.of(new CutOff.Piece(BEGIN, moved, seen(110)), new CutOff.Piece(moved, end, seen(100))),
            List.of(new CutOff.Piece(moved, end, seen(10)))),
        incidents.stream().map(each -> each.lines().pieces()).toList());
    assertEquals(List.of(BEGIN, moved), incidents.stream().map(OperatorIncident::detected).toList());
  }

  private static AffectedLines seen(long count) {
    return new AffectedLines(ftth(count), LineCounts.NONE);
  }

  /// Ten accesses with 1,200 of 100,000 lines each are 12 % together, although a row lists eight.
  @Test
  void moreIncidentsThanARowListsLoseNoLine() {
    Map<String, Optional<LineCounts>> lines = new HashMap<>();
    for (int i = 0; i < 10; i++) {
      lines.put("n" + i + "/o1", Optional.of(ftth(1_200)));
    }
    JudgingAgent agent = new JudgingAgent(AT_ONCE, lines).runs(DAWN, BEGIN);
    lines.keySet().forEach(place -> agent.down(place, "access spoke lag-" + place));
    agent.runs(BEGIN, BEGIN.plusSeconds(1_800));
    lines.keySet().forEach(agent::up);
    agent.runs(BEGIN.plusSeconds(1_800), NOON).deliver(collector.store(), "a1");
    OperatorImpact.Found found = collector.found();
    assertEquals(10, found.incidents().size());
    assertTrue(found.incidents().stream().allMatch(
        each -> each.lines().pieces().size() == 1
            && each.judged().impact().preNotificationDue().isPresent()));
    Together together = found.together().getFirst();
    assertEquals("10%",
        together.asOne().judged().impact().services().getFirst().criterion().orElseThrow().name());
    assertEquals(ftth(12_000), together.asOne().lines().pieces().getFirst().lines().all());
  }

  /// 800 lines of n1 and 12,000 of n2 for three hours. The events of n2 are lost, its lines are in the rows.
  @Test
  void aSlotWithMoreLinesThanItsEventsTellCountsAndThatIsSaid() {
    JudgingAgent agent = new JudgingAgent(AT_ONCE,
        Map.of("n1/o1", Optional.of(ftth(800)), "n2/o1", Optional.of(ftth(12_000)))).runs(DAWN, BEGIN)
        .down("n1/o1", "gates p b").down("n2/o1", "gates p b").runs(BEGIN, BEGIN.plusSeconds(10_800))
        .up("n1/o1").up("n2/o1").runs(BEGIN.plusSeconds(10_800), NOON);
    agent.deliverWithout("n2/o1", collector.store(), "a1");
    OperatorIncident incident = collector.incident();
    assertEquals(ftth(12_800), incident.lines().pieces().getFirst().lines().all());
    assertEquals("10%", criteria());
    assertEquals(List.of("a1"), incident.coverage().eventsLost());
    assertTrue(incident.coverage().isAtLeast());
  }

  /// n2 was out for three hours, and only the first of n1 was told: the rest is in the rows, too.
  @Test
  void slotsThatNoEventTellsOfCount() {
    JudgingAgent agent = new JudgingAgent(AT_ONCE,
        Map.of("n1/o1", Optional.of(ftth(800)), "n2/o1", Optional.of(ftth(2_000)))).runs(DAWN, BEGIN)
        .down("n1/o1", "gates p b").down("n2/o1", "gates p b").runs(BEGIN, BEGIN.plusSeconds(3_600))
        .up("n1/o1").runs(BEGIN.plusSeconds(3_600), BEGIN.plusSeconds(7_200)).up("n2/o1")
        .runs(BEGIN.plusSeconds(7_200), NOON);
    agent.deliverWithout("n2/o1", collector.store(), "a1");
    assertEquals("2-5%/2h", criteria());
    assertEquals(List.of("a1"), collector.incident().coverage().eventsLost());
  }

  @Test
  void linesOfIncidentsWithoutEventsAreThoseOfTheirRows() {
    JudgingAgent agent = agent(AT_ONCE, ftth(2_000)).runs(DAWN, BEGIN).down("n1/o1", ACCESS)
        .runs(BEGIN, BEGIN.plusSeconds(7_200)).up("n1/o1").runs(BEGIN.plusSeconds(7_200), NOON);
    agent.deliverSlots(collector.store(), "a1");
    assertEquals(List.of(BEGIN, BEGIN.plusSeconds(7_500)),
        List.of(collector.incident().lines().pieces().getFirst().from(),
            collector.incident().lines().pieces().getLast().to()),
        "whole slots, also that of the reading that sees the end");
  }

  @Test
  void aServiceThatWasNeverSeenIsBlindFromTheStart() {
    outage(AT_ONCE, ftth(990), BEGIN, Duration.ofHours(1));
    new JudgingAgent(AT_ONCE, Map.of("n2/o1", Optional.of(ftth(10)))).is("n2/o1", ServiceState.UNKNOWN, "")
        .runs(DAWN, NOON).deliver(collector.store(), "a2");
    assertEquals(Map.of("a2", 1), collector.incident().coverage().blind());
  }
}
