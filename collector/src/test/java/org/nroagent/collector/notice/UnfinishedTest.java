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
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.notice.NoticeKind;

/// What is to be done stays listed whatever its age: an incident of June that nobody pre-notified, and one of July whose agent has
/// told nothing since.
class UnfinishedTest {
  private static final Instant NOW = Instant.parse("2026-11-18T11:00:00Z");
  private static final Instant JUNE = Instant.parse("2026-06-10T08:00:00Z");
  private static final Instant JULY = Instant.parse("2026-07-10T08:00:00Z");
  private static final String ENDED = "a1~" + JUNE.getEpochSecond();
  private static final String OPEN = "a2~" + JULY.getEpochSecond();

  @AutoClose
  private final ToldCollector collector;

  UnfinishedTest(@TempDir Path folder) {
    collector = ToldCollector.open(folder, EnteredTotals.subscribers(100_000), NOW.minus(Duration.ofDays(60)),
        NOW);
    outage("a1", JUNE).ends(JUNE.getEpochSecond(), JUNE.plusSeconds(600));
    outage("a2", JULY);
  }

  @Test
  void whatIsOpenOrWasNotSentIsListedAtAnyAge() {
    assertEquals(List.of(ENDED, OPEN), listed());
    assertEquals(List.of("pre-notification OVERDUE"), steps(ENDED));
    sent(ENDED, NoticeKind.PRE_NOTIFICATION);
    assertEquals(List.of(ENDED, OPEN), listed());
    assertEquals(List.of("pre-notification SENT_LATE", "withdrawal OVERDUE"), steps(ENDED));
    sent(ENDED, NoticeKind.WITHDRAWAL);
    assertEquals(List.of(OPEN), listed());
    sent(OPEN, NoticeKind.PRE_NOTIFICATION);
    assertEquals(List.of(OPEN), listed(), "it goes on");
  }

  /// A mark of what is done, and listed no more, can be found wrong.
  @Test
  void aWrongMarkIsCorrectedAtAnyAge() {
    sent(ENDED, NoticeKind.PRE_NOTIFICATION);
    sent(ENDED, NoticeKind.WITHDRAWAL);
    Marking correction = new Marking(AgentIncident.Id.parse(ENDED), NoticeKind.WITHDRAWAL, Optional.empty(),
        "Eve",
        "it came back", OptionalLong.of(2));
    assertTrue(collector.store().mark(correction.act(notices())).join().isPresent());
    assertEquals(List.of(ENDED, OPEN), listed());
  }

  /// The year is the classical slip; nobody notifies what was not detected yet.
  @Test
  void nothingWasSentBeforeTheIncidentWasDetected() {
    Instant yearBefore = JUNE.minus(Duration.ofDays(365));
    Marking slip = new Marking(AgentIncident.Id.parse(ENDED), NoticeKind.PRE_NOTIFICATION,
        Optional.of(yearBefore), "Anne", "", OptionalLong.empty());
    assertEquals("2025-06-10T08:00:00Z is before '" + ENDED + "' was detected, at 2026-06-10T08:00:00Z; "
        + "say when the notice of this incident was sent", refused(slip));
    sent(ENDED, NoticeKind.PRE_NOTIFICATION);
    Marking correction = new Marking(AgentIncident.Id.parse(ENDED), NoticeKind.PRE_NOTIFICATION,
        Optional.of(yearBefore), "Anne", "", OptionalLong.of(1));
    assertTrue(refused(correction).contains("was detected"));
    Marking atOnce = new Marking(AgentIncident.Id.parse(ENDED), NoticeKind.PRE_NOTIFICATION,
        Optional.of(JUNE), "Anne", "", OptionalLong.of(1));
    assertEquals(Optional.of(JUNE), atOnce.act(notices()).sentAt());
  }

  private String refused(Marking marking) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> marking.act(notices())).getMessage());
  }

  private List<String> listed() {
    return NotificationsView.of(notices()).incidents().stream().map(NotificationsView.Incident::id).toList();
  }

  private List<String> steps(String incident) {
    return StepText.steps(notices().find(AgentIncident.Id.parse(incident)).orElseThrow());
  }

  private void sent(String incident, NoticeKind step) {
    Marking marking = new Marking(AgentIncident.Id.parse(incident), step, Optional.of(NOW.minusSeconds(60)),
        "Anne",
        "", OptionalLong.empty());
    assertTrue(collector.store().mark(marking.act(notices())).join().isPresent());
  }

  /// Also of what is older than the days that are asked for.
  private Notices notices() {
    return Notices.of(collector.from(), NOW, new IncidentHistory(collector.impact())
        .all(NOW.minus(Duration.ofDays(800)), collector.from(), NOW),
        collector.store().reader().notices().marks(), ToldCollector.REGULATION);
  }

  private OutageAgent outage(String agent, Instant from) {
    Instant to = from.plusSeconds(600);
    return collector.agent(agent).works(from.minusSeconds(600), from)
        .cutOff(from, to, from.getEpochSecond(), LineCounts.of(LineKind.FTTH, 10))
        .opens(from.getEpochSecond(), "access spoke-" + agent + " lag-1", agent + "/o1");
  }
}
