package org.nroagent.collector.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.EnteredTotals;
import org.nroagent.collector.ToldCollector;
import org.nroagent.collector.config.Notifier;
import org.nroagent.collector.impact.AgentIncident;
import org.nroagent.collector.store.IncidentVerdict.Verdict;
import org.nroagent.collector.store.NoticeMark;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.notice.Language;
import org.nroagent.model.notice.NoticeKind;

/// 600 and 500 of 100,000 fibre lines are cut off by two causes from 22:00 UTC on 17 November 2026, the second from 01:00, until
/// 06:00: 1.1 % for five hours as one incident, which was detected on the 17th in Luxembourg.
class VerdictTest {
  private static final Instant DUSK = Instant.parse("2026-11-17T20:00:00Z");
  private static final Instant FIRST = Instant.parse("2026-11-17T22:00:00Z");
  private static final Instant SECOND = Instant.parse("2026-11-18T01:00:00Z");
  private static final Instant END = Instant.parse("2026-11-18T06:00:00Z");
  private static final Instant NOON = Instant.parse("2026-11-18T11:00:00Z");
  private static final String A1 = "a1~" + FIRST.getEpochSecond();
  private static final String A2 = "a2~" + SECOND.getEpochSecond();

  @AutoClose
  private final ToldCollector collector;

  VerdictTest(@TempDir Path folder) {
    collector = ToldCollector.open(folder, EnteredTotals.subscribers(100_000), DUSK, NOON);
    outage("a1", FIRST, END, 600);
    outage("a2", SECOND, END, 500);
  }

  @Test
  void incidentsThatAPersonSaysAreOneAreJudgedAndToldAsOne() {
    sent(A2, NoticeKind.PRE_NOTIFICATION, "Anne");
    decide(Verdict.ONE, OptionalLong.empty(), A2, A1);
    Notices notices = collector.notices();
    IncidentNotices joined = notices.all().getFirst();
    assertEquals(1, notices.all().size());
    assertEquals(List.of(), notices.together());
    assertEquals(A1 + " " + FIRST, joined.incident().id() + " " + joined.incident().detected());
    assertEquals("1-2%/3h",
        joined.incident().judged().impact().services().getFirst().criterion().orElseThrow().name());
    // By the first detection, the 17th in Luxembourg; what was sent of a member was sent of the incident.
    assertEquals(List.of("pre-notification SENT 2026-11-19", "final DUE 2026-12-02"),
        StepText.stepsWithDays(joined));
    String draft = joined.draft(NoticeKind.FINAL_NOTIFICATION, Notifier.NONE, Language.EN).body();
    assertTrue(draft.contains("1100 users of 100000, that is 1.1000 %"), draft);
    assertTrue(NotificationsText.of(NotificationsView.of(notices))
        .contains("verdict 1  " + A1 + ", " + A2 + ": one, by Bob, one cable"));
  }

  /// An incident that joins later brings its marks; one that lasted with it is a new possibility.
  @Test
  void whatComesLaterMayBePartOfIt() {
    decide(Verdict.ONE, OptionalLong.empty(), A1, A2);
    sent(A1, NoticeKind.PRE_NOTIFICATION, "Anne");
    outage("a3", SECOND, END, 10);
    String a3 = "a3~" + SECOND.getEpochSecond();
    Notices notices = collector.notices();
    assertEquals(List.of(A1, a3),
        notices.together().getFirst().incidents().stream().map(Object::toString).toList());
    sent(a3, NoticeKind.PRE_NOTIFICATION, "Eve");
    decide(Verdict.ONE, OptionalLong.empty(), A2, a3);
    IncidentNotices joined = collector.notices().all().getFirst();
    assertEquals(List.of(A1, A2, a3),
        joined.incident().members().stream().map(member -> member.id().toString()).toList());
    assertEquals(List.of("Anne", "Eve"),
        joined.marks(NoticeKind.PRE_NOTIFICATION).stream().map(NoticeMark::by).toList());
    // Either mark may turn out to be wrong.
    NoticeMark correction = new Marking(AgentIncident.Id.parse(A1), NoticeKind.PRE_NOTIFICATION,
        Optional.empty(), "Anne", "", OptionalLong.of(2)).act(collector.notices());
    assertEquals("a3", correction.agent());
  }

  @Test
  void aVerdictIsTakenBackAndTheMembersAreThemselvesAgain() {
    sent(A1, NoticeKind.PRE_NOTIFICATION, "Anne");
    decide(Verdict.ONE, OptionalLong.empty(), A1, A2);
    assertEquals("verdict 1 by Bob says that " + A1 + ", " + A2
        + " are one incident; correct that verdict if it is wrong",
        refused(Verdict.ONE, OptionalLong.empty(), A2, A1));
    decide(Verdict.UNDECIDED, OptionalLong.of(1));
    assertEquals(
        List.of(List.of("pre-notification SENT 2026-11-19"), List.of("pre-notification DUE 2026-11-20")),
        collector.notices().all().stream().map(StepText::stepsWithDays).toList());
    assertEquals("verdict 1 is not in force; 'notifications' lists those that are",
        refused(Verdict.APART, OptionalLong.of(1)));
    decide(Verdict.ONE, OptionalLong.of(2));
    assertEquals(1, collector.notices().all().size());
  }

  /// Only what a person says is apart is withdrawn each by itself.
  @Test
  void incidentsThatAPersonSaysAreApartAreToldApart() {
    sent(A1, NoticeKind.PRE_NOTIFICATION, "Anne");
    assertTrue(collector.notices().together().getFirst().isOpen());
    assertEquals(List.of("pre-notification SENT 2026-11-19"),
        StepText.stepsWithDays(collector.notices().all().getFirst()));
    decide(Verdict.APART, OptionalLong.empty(), A1, A2);
    assertEquals(List.of(), collector.notices().together());
    assertEquals(List.of("pre-notification SENT 2026-11-19", "withdrawal DUE 2026-12-02"),
        StepText.stepsWithDays(collector.notices().all().getFirst()));
  }

  @Test
  void saysWhatCannotBeDecided() {
    assertEquals("a verdict is about 2…30 incidents, not 1",
        refused(Verdict.ONE, OptionalLong.empty(), A1, A1));
    assertTrue(
        refused(Verdict.ONE, OptionalLong.empty(), A1, "a9~1").startsWith("there is no incident 'a9~1'"));
    assertEquals("say which verdict was wrong", refused(Verdict.UNDECIDED, OptionalLong.empty(), A1, A2));
    decide(Verdict.ONE, OptionalLong.empty(), A1, A2);
    outage("a3", SECOND, END, 10);
    String a3 = "a3~" + SECOND.getEpochSecond();
    assertEquals("some of them are members of one incident; name one member of each",
        refused(Verdict.APART, OptionalLong.empty(), A1, A2, a3));
    decide(Verdict.ONE, OptionalLong.empty(), A2, a3);
    assertEquals("they are one incident already, '" + A1 + "'",
        refused(Verdict.ONE, OptionalLong.empty(), A1, a3));
    assertTrue(refused(Verdict.APART, OptionalLong.of(1), A1, a3).contains("is about the same incidents"));
  }

  private String refused(Verdict verdict, OptionalLong corrects, String... incidents) {
    return String.valueOf(assertThrows(IllegalArgumentException.class,
        () -> decide(verdict, corrects, incidents)).getMessage());
  }

  private void decide(Verdict verdict, OptionalLong corrects, String... incidents) {
    Deciding deciding = new Deciding(verdict, Stream.of(incidents).map(AgentIncident.Id::parse).toList(),
        "Bob",
        "one cable", corrects);
    assertTrue(collector.store().decide(deciding.act(collector.notices())).join().isPresent());
  }

  private void sent(String incident, NoticeKind step, String by) {
    NoticeMark mark = new Marking(AgentIncident.Id.parse(incident), step, Optional.of(END), by, "",
        OptionalLong.empty()).act(collector.notices());
    assertTrue(collector.store().mark(mark).join().isPresent());
  }

  private void outage(String agent, Instant from, Instant to, long lines) {
    collector.agent(agent).works(DUSK, from).outage(from, to, LineCounts.of(LineKind.FTTH, lines),
        "access spoke-" + agent + " lag-1", agent + "/o1").works(to, NOON);
  }
}
