package org.nroagent.collector.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.EnteredTotals;
import org.nroagent.collector.OutageAgent;
import org.nroagent.collector.ToldCollector;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.model.Fraction;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.impact.Segment;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// Agents with an NRO each; the operator has 100 PRA, 500 BRA, 10,000 lines and 100,000 subscribers. On Wednesday 18 November
/// 2026, 07:30 in Luxembourg is 06:30 UTC, and peak hours begin at 07:00 UTC.
class OperatorImpactTest {
  private static final Instant DAWN = Instant.parse("2026-11-18T06:00:00Z");
  private static final Instant BEGIN = Instant.parse("2026-11-18T06:30:00Z");
  private static final Instant END = Instant.parse("2026-11-18T07:30:00Z");
  private static final Instant NOON = Instant.parse("2026-11-18T11:00:00Z");
  private static final long NUMBER = BEGIN.getEpochSecond();
  private static final String GATES = "gates paris bordeaux";

  @AutoClose
  private final ToldCollector collector;

  OperatorImpactTest(@TempDir Path folder) {
    collector = ToldCollector.open(folder, EnteredTotals.fixed(100, 500, 10_000, 100_000), DAWN, NOON);
  }

  /// 3 + 3 + 4 = 10 PRA: off peak 10 × 194 of 100 × 194 + 10,500 = 1,940 / 29,900 = 97/1495; at peak 10 × 581 of
  /// 100 × 581 + 10,500 = 5,810 / 68,600 = 83/980. 800 + 700 + 500 = 2,000 of 100,000 fibre lines are 1/50.
  @Test
  void threeNrosOnThreeAgentsAreOneRate() {
    outage("a1", GATES, 3, 800);
    outage("a2", "paths spoke2 paris bordeaux", 3, 700);
    outage("a3", "paths spoke3 paris bordeaux", 4, 500);
    OperatorIncident incident = collector.incident();
    assertEquals(3, incident.members().size());
    assertEquals("gates paris bordeaux", incident.cause().orElseThrow().text());
    ServiceFigures voice = ServiceFigures.of(incident, "fixed-voice");
    assertEquals(List.of(Fraction.of(97, 1_495), Fraction.of(83, 980)), voice.rates());
    assertEquals("2026-11-18T07:00:00Z", voice.segments().getFirst().to().toString());
    assertEquals("5-10%/1h", voice.criterion());
    ServiceFigures data = ServiceFigures.of(incident, "fixed-data");
    assertEquals(List.of(Fraction.of(1, 50)), data.rates());
    assertEquals("none", data.criterion(), "2 % would have to last 2 h");
    assertFalse(incident.coverage().isAtLeast(), incident.coverage()::toString);
    assertEquals("2026-11-20 2026-12-03",
        incident.judged().impact().preNotificationDue().orElseThrow() + " "
            + incident.judged().impact().finalNotificationDue().orElseThrow());
  }

  /// 6 PRA are 3.9 % off peak and 5.1 % at peak, each for half an hour: no criterion. 12 are 10.2 % at peak.
  @Test
  void outagesOfOtherCausesAreIncidentsOfTheirOwnAndAreShownTogether() {
    outage("a1", "access spoke1 lag-1", 6, 0, "n1/o1");
    outage("a2", "access spoke2 lag-1", 6, 0, "n2/o1");
    OperatorImpact.Found found = collector.found();
    assertEquals(2, found.incidents().size());
    Together together = found.together().getFirst();
    assertEquals(List.of("a1~" + NUMBER, "a2~" + NUMBER),
        together.incidents().stream().map(Object::toString).toList());
    assertEquals(List.of(Fraction.of(12 * 194, 29_900), Fraction.of(12 * 581, 68_600)),
        together.asOne().judged().impact().services().getFirst().segments().stream()
            .map(each -> each.users().dividedBy(each.totalUsers().orElseThrow())).toList());
    assertEquals(List.of(false, false),
        found.incidents().stream().map(each -> each.judged().impact().notifiable()).toList());
    assertTrue(together.asOne().judged().impact().notifiable());
  }

  /// [R 7(2), 7(3)]: a channel carries voice or data. 400 × 7 × 60 / 4 = 42,000 users of 420,000 SIM cards are 10 %, of either.
  @Test
  void aMobileChannelIsLostForVoiceAndForData() {
    collector.agent("a1").works(DAWN, BEGIN)
        .outage(BEGIN, END, LineCounts.of(LineKind.CHANNELS, 400), "access spoke1 lag-1", "n1/o1")
        .works(END, NOON);
    OperatorIncident incident = collector.with(EnteredTotals.simCards(420_000)).incident();
    assertEquals(List.of("mobile-voice", "mobile-data"), incident.judged().impact().services().stream()
        .map(each -> each.service().id()).toList());
    for (String service : List.of("mobile-voice", "mobile-data")) {
      assertEquals(List.of(Fraction.of(1, 10)), ServiceFigures.of(incident, service).rates());
      assertEquals("10%", ServiceFigures.of(incident, service).criterion());
    }
  }

  @Test
  void aPlaceThatTwoAgentsTellOfCountsOnce() {
    outage("a1", "access spoke1 lag-1", 3, 800, "n1/o1");
    outage("a2", "access spoke1-too lag-1", 3, 800, "n1/o1");
    OperatorIncident incident = collector.incident();
    assertEquals(List.of(Fraction.of(800, 100_000)), ServiceFigures.of(incident, "fixed-data").rates());
    assertFalse(incident.coverage().isAtLeast(), "both tell of the same");
  }

  /// Two agents poll one OLT each, and either takes its own for the whole NRO: 800 + 700 lines, none of them twice.
  @Test
  void sharesOfOneNroAreAdded() {
    outage("a1", GATES, 0, 800, "n1", "n1/o1");
    outage("a2", GATES, 0, 700, "n1", "n1/o2");
    OperatorIncident incident = collector.incident();
    assertEquals(List.of(Fraction.of(1_500, 100_000)), ServiceFigures.of(incident, "fixed-data").rates());
    assertFalse(incident.coverage().isAtLeast(), incident.coverage()::toString);
  }

  @Test
  void oneOltOfAnNroThatTwoAgentsPollCountsOnce() {
    outage("a1", GATES, 0, 800, "n1", "n1/o1");
    outage("a2", GATES, 0, 800, "n1", "n1/o1");
    assertEquals(List.of(Fraction.of(800, 100_000)),
        ServiceFigures.of(collector.incident(), "fixed-data").rates());
  }

  @Test
  void ofPlacesThatOverlapInPartTheLargerCountIsTakenAndThatIsSaid() {
    outage("a1", GATES, 0, 800, "n1/o1", "n1/o2");
    outage("a2", GATES, 0, 700, "n1/o2", "n1/o3");
    outage("a3", GATES, 0, 500, "n3/o1");
    OperatorIncident incident = collector.incident();
    assertEquals(List.of(Fraction.of(1_300, 100_000)), ServiceFigures.of(incident, "fixed-data").rates());
    assertEquals(List.of("a1", "a2"), incident.coverage().overlapping());
    assertTrue(incident.coverage().isAtLeast());
  }

  /// An agent that is killed in the middle and comes back with the same incident.
  @Test
  void linesAreHeldWhileNothingComesAndThatIsSaid() {
    Instant killed = BEGIN.plusSeconds(900);
    Instant back = BEGIN.plusSeconds(2_400);
    OutageAgent agent = collector.agent("a1").works(DAWN, BEGIN);
    LineCounts lines = LineCounts.of(LineKind.FTTH, 10_000);
    agent.cutOff(BEGIN, killed, NUMBER, lines).cutOff(back, END, NUMBER, lines).works(END, NOON)
        .opens(NUMBER, "access spoke1 lag-1", "n1/o1").ends(NUMBER, END);
    OperatorIncident incident = collector.incident();
    assertEquals("10%", ServiceFigures.of(incident, "fixed-data").criterion());
    assertEquals(1, ServiceFigures.of(incident, "fixed-data").segments().size(), "one time of an hour");
    assertEquals(List.of(LineCounts.NONE, lines, LineCounts.NONE),
        incident.lines().pieces().stream().map(piece -> piece.lines().unconfirmed()).toList());
    assertEquals(Map.of("a1", TimeRanges.of(new TimeRange(killed, back))), incident.coverage().held());
  }

  @Test
  void anAgentThatWorksAndTellsOfNobodyEndsTheLines() {
    LineCounts lines = LineCounts.of(LineKind.FTTH, 1_000);
    collector.agent("a1").works(DAWN, BEGIN).cutOff(BEGIN, BEGIN.plusSeconds(600), NUMBER, lines)
        .works(BEGIN.plusSeconds(600), BEGIN.plusSeconds(1_200))
        .cutOff(BEGIN.plusSeconds(1_200), END, NUMBER, lines).works(END, NOON)
        .opens(NUMBER, "access spoke1 lag-1", "n1/o1").ends(NUMBER, END);
    assertEquals(2, ServiceFigures.of(collector.incident(), "fixed-data").segments().size());
  }

  @Test
  void agentsThatAreAwayOrDoNotSeeAreNamed() {
    outage("a1", GATES, 3, 800);
    collector.agent("a2").works(DAWN, BEGIN.plusSeconds(300)).works(END, NOON);
    collector.agent("a3").works(DAWN, NOON).service(DAWN, "n3/o1", "up", "unknown")
        .service(DAWN, "n3/o2", "up", "unknown").service(BEGIN, "n3/o2", "unknown", "up");
    collector.agent("a4").works(DAWN, NOON);
    Coverage coverage = collector.incident().coverage();
    assertEquals(List.of("a2"), coverage.silent());
    assertEquals(Map.of("a3", 1), coverage.blind());
    assertTrue(coverage.isAtLeast());
  }

  @Test
  void withoutTotalsThereIsNoRateButUsersAreCounted() {
    outage("a1", GATES, 3, 0);
    OperatorIncident incident = collector.with(Inventory.EMPTY).incident();
    assertEquals(List.of(Fraction.of(3 * 194), Fraction.of(3 * 581)),
        ServiceFigures.of(incident, "fixed-voice").segments().stream().map(Segment::users).toList());
    assertEquals(List.of(Optional.empty(), Optional.empty()),
        ServiceFigures.of(incident, "fixed-voice").segments().stream().map(Segment::ratePercent).toList());
    assertFalse(ServiceFigures.of(incident, "fixed-voice").service().judged());
    assertTrue(incident.judged().problems().getFirst().contains("the total of service 'fixed-voice' is 0"),
        incident.judged()::toString);
    assertTrue(incident.judged().impact().preNotificationDue().isPresent());
  }

  /// Whoever looks only at what came later sees the whole incident all the same.
  @Test
  void anIncidentOverTheEdgeOfATimeKeepsItsFirstMemberItsDetectionAndItsLines() {
    outage("a1", GATES, 3, 800);
    Instant later = BEGIN.plusSeconds(1_800);
    collector.agent("a2").works(DAWN, later)
        .outage(later, END, LineCounts.of(LineKind.FTTH, 700), "paths spoke2 paris bordeaux", "n2/o1")
        .works(END, NOON);
    OperatorImpact impact = collector.impact();
    OperatorIncident incident = impact.within(BEGIN.plusSeconds(900), NOON).incidents().getFirst();
    assertEquals(2, incident.members().size());
    assertEquals(BEGIN, incident.detected());
    assertEquals(BEGIN, incident.lines().pieces().getFirst().from());
    assertEquals(List.of(Fraction.of(800, 100_000), Fraction.of(1_500, 100_000)),
        ServiceFigures.of(incident, "fixed-data").rates());
    assertEquals(List.of(), impact.within(END, NOON).incidents());
  }

  @Test
  void rowsWithoutTheirEventsAreAnIncidentAllTheSame() {
    collector.agent("a1").works(DAWN, BEGIN).cutOff(BEGIN, END, NUMBER,
        LineCounts.of(LineKind.EMERGENCY, 1));
    OperatorIncident incident = collector.incident();
    assertEquals(BEGIN, incident.detected());
    assertTrue(incident.cause().isEmpty());
    assertEquals("emergency", ServiceFigures.of(incident, "emergency").criterion());
  }

  private void outage(String agent, String cause, long pra, long ftth, String... places) {
    LineCounts lines = LineCounts.of(LineKind.PRA, pra).plus(LineCounts.of(LineKind.FTTH, ftth));
    collector.agent(agent).works(DAWN, BEGIN).outage(BEGIN, END, lines, cause, places).works(END, NOON);
  }
}
