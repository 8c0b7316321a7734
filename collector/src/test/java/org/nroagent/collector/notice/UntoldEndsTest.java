package org.nroagent.collector.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.EnteredTotals;
import org.nroagent.collector.OutageAgent;
import org.nroagent.collector.ToldCollector;
import org.nroagent.collector.impact.AgentIncident;
import org.nroagent.collector.impact.IncidentHistory;
import org.nroagent.collector.impact.OperatorIncident;
import org.nroagent.collector.store.IncidentEnd;
import org.nroagent.collector.store.NoticeMark;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.notice.NoticeKind;

/// An agent lost gates on Monday 2 November 2026 from 08:00 to 09:00 UTC, with 800 of 100,000 fibre lines, and its collector
/// is never told the end. On Wednesday 18 November the same gates are lost again from 06:00 to 06:30, with 12,000.
class UntoldEndsTest {
  private static final Instant DAWN = Instant.parse("2026-11-02T07:00:00Z");
  private static final Instant FIRST = Instant.parse("2026-11-02T08:00:00Z");
  private static final Instant OVER = Instant.parse("2026-11-02T09:00:00Z");
  private static final Instant AGAIN = Instant.parse("2026-11-18T06:00:00Z");
  private static final Instant END = Instant.parse("2026-11-18T06:30:00Z");
  private static final Instant NOON = Instant.parse("2026-11-18T11:00:00Z");
  private static final String GATES = "gates p b";
  private static final AgentIncident.Id FORGOTTEN = new AgentIncident.Id("a1", FIRST.getEpochSecond());

  @AutoClose
  private final ToldCollector collector;

  UntoldEndsTest(@TempDir Path folder) {
    collector = ToldCollector.open(folder, EnteredTotals.subscribers(100_000), DAWN, NOON);
  }

  /// The later one is detected on the 18th, and what was sent on the 2nd is not its notice.
  @Test
  void anIncidentThatItsAgentForgotTakesUpNoLaterOne() {
    OutageAgent agent = forgotten("a1").works(OVER, OVER.plusSeconds(7_200));
    again(agent, "a1");
    collector.store()
        .mark(NoticeMark.made("a1", FORGOTTEN.number(), NoticeKind.PRE_NOTIFICATION, Optional.of(OVER),
            "Anne", "", NOON, OptionalLong.empty()))
        .join();
    List<IncidentNotices> all = collector.notices().all();
    assertEquals(List.of(
        List.of("pre-notification SENT 2026-11-04", "doubtful withdrawal OVERDUE 2026-11-17"),
        List.of("pre-notification DUE 2026-11-20", "final DUE 2026-12-03")),
        all.stream().map(StepText::stepsWithDays).toList());
    assertEquals(Optional.of(OVER), all.getFirst().incident().ended());
    assertEquals(List.of(FORGOTTEN.toString()), all.getFirst().incident().coverage().endsNotTold());
    assertEquals(AGAIN, all.getLast().incident().detected());
    assertTrue(collector.text()
        .contains("AT LEAST: nobody told the end of " + FORGOTTEN));
  }

  /// While it may only carry for a while the incident goes on.
  @Test
  void anAgentThatTellsOfNobodyForLessThanADayHasForgottenNothing() {
    forgotten("a1").works(OVER, OVER.plusSeconds(7_200));
    Instant sameDay = FIRST.plusSeconds(80_000);
    assertEquals(Optional.empty(),
        collector.asked(DAWN, sameDay).notices().all().getFirst().incident().ended());
    assertEquals(Optional.of(OVER),
        collector.asked(DAWN, sameDay.plusSeconds(20_000)).notices().all().getFirst().incident().ended());
  }

  /// Its places are in no slot, as no inventory has their lines; but no agent tells two of one cause at a time.
  @Test
  void anIncidentEndsWhereItsAgentTellsANewOneOfTheSameCause() {
    OutageAgent agent = collector.agent("a1").works(DAWN, OVER).opens(FORGOTTEN.number(), GATES,
        "n1/o1");
    again(agent, "a1");
    List<IncidentNotices> all = collector.notices().all();
    assertEquals(List.of(Optional.of(AGAIN), Optional.of(END)),
        all.stream().map(each -> each.incident().ended()).toList());
  }

  /// An agent that is no more tells nothing: its lines are held, and the gates of another one are taken for the same.
  @Test
  void whatASilentAgentToldEndsWhenAPersonSaysSo() {
    forgotten("a1");
    again(collector.agent("a2"), "a2");
    assertEquals(List.of(2), members());
    Instant noon = Instant.parse("2026-11-02T12:00:00Z");
    assertTrue(
        collector.store().end(ending(Optional.of(noon), OptionalLong.empty()).act(collector.notices())).join()
            .isPresent());
    assertEquals(List.of(1, 1), members());
    IncidentNotices first = collector.notices().all().getFirst();
    assertEquals(Optional.of(noon), first.incident().ended());
    assertEquals(noon, first.incident().lines().pieces().getLast().to(), "held until then");
    assertEquals(List.of(), first.incident().coverage().endsNotTold());
    assertTrue(collector.text()
        .contains("end 1  " + FORGOTTEN + " ended at 2026-11-02T12:00:00Z, by Bob, dismantled"));
    assertEquals("end 1 by Bob says that '" + FORGOTTEN
        + "' ended at 2026-11-02T12:00:00Z; correct that one if it is wrong",
        refused(ending(Optional.of(noon), OptionalLong.empty())));
    assertTrue(
        collector.store().end(ending(Optional.empty(), OptionalLong.of(1)).act(collector.notices())).join()
            .isPresent());
    assertEquals(List.of(2), members());
    assertTrue(refused(ending(Optional.of(noon), OptionalLong.of(1))).startsWith("end 1 is not in force of"));
  }

  /// What is old is looked at as of a month later, and as of now where something of it goes on then.
  @Test
  void whatEndedMonthsLaterByAPersonsWordHasItsLinesUntilThen() {
    forgotten("a1");
    Instant months = FIRST.plus(Duration.ofDays(100));
    Instant now = FIRST.plus(Duration.ofDays(150));
    collector.store().end(IncidentEnd.made("a1", FORGOTTEN.number(), Optional.of(months), "Bob", "", now,
        OptionalLong.empty())).join();
    OperatorIncident found = new IncidentHistory(collector.impact())
        .all(now.minus(Duration.ofDays(300)), now.minus(Duration.ofDays(60)), now).incidents().getFirst();
    assertEquals(Optional.of(months), found.ended());
    assertEquals(months, found.lines().pieces().getLast().to());
  }

  /// Nobody is left out by what a person said too early.
  @Test
  void whatTheAgentTellsLaterTakesBackWhatAPersonSaid() {
    OutageAgent agent = forgotten("a1");
    assertTrue(
        collector.store().end(ending(Optional.of(OVER), OptionalLong.empty()).act(collector.notices())).join()
            .isPresent());
    assertEquals(Optional.of(OVER), collector.notices().all().getFirst().incident().ended());
    agent.cutOff(OVER.plusSeconds(3_600), OVER.plusSeconds(7_200), FORGOTTEN.number(), lines(800));
    assertEquals(Optional.empty(), collector.notices().all().getFirst().incident().ended());
  }

  @Test
  void saysWhatCannotBe() {
    again(forgotten("a1"), "a1");
    assertTrue(refused(ending(Optional.of(NOON.plusMillis(1)), OptionalLong.empty()))
        .contains("is in the future"));
    assertTrue(
        refused(ending(Optional.of(DAWN), OptionalLong.empty())).contains("was detected, at " + FIRST));
    assertTrue(refused(ending(Optional.of(FIRST.plusSeconds(600)), OptionalLong.empty()))
        .contains("tells of lines that '" + FORGOTTEN + "' cuts off until " + OVER));
    assertEquals("say when it ended, or which end was wrong",
        refused(ending(Optional.empty(), OptionalLong.empty())));
    AgentIncident.Id told = new AgentIncident.Id("a1", AGAIN.getEpochSecond());
    assertEquals("agent a1 told itself that '" + told + "' ended, at " + END,
        refused(new Ending(told, Optional.of(END), "Bob", "", OptionalLong.empty())));
  }

  private static Ending ending(Optional<Instant> at, OptionalLong corrects) {
    return new Ending(FORGOTTEN, at, "Bob", "dismantled", corrects);
  }

  private String refused(Ending ending) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> ending.act(collector.notices())).getMessage());
  }

  private OutageAgent forgotten(String name) {
    return collector.agent(name).works(DAWN, FIRST)
        .cutOff(FIRST, OVER, FORGOTTEN.number(), lines(800)).opens(FORGOTTEN.number(), GATES, "n1/o1");
  }

  private static void again(OutageAgent agent, String name) {
    agent.works(AGAIN.minusSeconds(3_600), AGAIN)
        .outage(AGAIN, END, lines(12_000), GATES, name + "/o1").works(END, NOON);
  }

  private static LineCounts lines(long count) {
    return LineCounts.of(LineKind.FTTH, count);
  }

  private List<Integer> members() {
    return collector.notices().all().stream().map(each -> each.incident().members().size()).toList();
  }
}
