package org.nroagent.collector.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.EnteredTotals;
import org.nroagent.collector.ToldCollector;
import org.nroagent.collector.config.Notifier;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.collector.store.NoticeMark;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.notice.Language;
import org.nroagent.model.notice.NoticeKind;

/// A pre-notified incident is withdrawn only when it is established that it meets no criterion [R 2(3)]. It lasted from 06:00
/// to 11:00 UTC on 18 November 2026.
class WithdrawalTest {
  private static final Instant DAWN = Instant.parse("2026-11-18T05:00:00Z");
  private static final Instant BEGIN = Instant.parse("2026-11-18T06:00:00Z");
  private static final Instant END = Instant.parse("2026-11-18T11:00:00Z");
  private static final Instant EVENING = Instant.parse("2026-11-18T17:00:00Z");
  private static final Inventory PRA_AND_SUBSCRIBERS = EnteredTotals.fixed(100, 0, 0, 100_000);
  private static final Inventory SUBSCRIBERS_ALONE = EnteredTotals.subscribers(100_000);
  private static final long NUMBER = BEGIN.getEpochSecond();

  @AutoClose
  private final ToldCollector collector;

  WithdrawalTest(@TempDir Path folder) {
    collector = ToldCollector.open(folder, PRA_AND_SUBSCRIBERS, DAWN, EVENING);
  }

  /// 60 PRA for five hours are an incident to be notified, if only anybody had said how many there are.
  @Test
  void withoutATotalNothingIsWithdrawnAndTheServiceIsNamed() {
    outage("a1", LineKind.PRA, 60);
    preNotified("a1");
    IncidentNotices found = collector.with(SUBSCRIBERS_ALONE).notices().all().getFirst();
    assertEquals(List.of("pre-notification SENT"), StepText.steps(found));
    String why = String.valueOf(assertThrows(IllegalArgumentException.class,
        () -> found.draft(NoticeKind.WITHDRAWAL, Notifier.NONE, Language.FR)).getMessage());
    assertTrue(why.contains("nothing is to be withdrawn"), why);
    String draft = found.draft(NoticeKind.PRE_NOTIFICATION, Notifier.NONE, Language.FR).body();
    assertTrue(draft.contains("au plus : 34860 utilisateurs"), draft);
  }

  /// Once the pre-notification is sent nothing else counts down, and it may need a final one: 15 days are until 3 December.
  @Test
  void whatNobodyJudgedIsToBeJudgedOrNotifiedByTheDayOfAFinalNotification() {
    outage("a1", LineKind.PRA, 60);
    preNotified("a1");
    Notices notices = collector.with(SUBSCRIBERS_ALONE).notices();
    IncidentNotices found = notices.all().getFirst();
    assertEquals(Optional.of(Instant.parse("2026-12-03T23:00:00Z")), found.nextDue());
    String text = NotificationsText.of(NotificationsView.of(notices));
    assertTrue(text.contains("  judge-or-notify  due 2026-12-03, 366 h left"), text);
    sent("a1", NoticeKind.FINAL_NOTIFICATION);
    found = collector.with(SUBSCRIBERS_ALONE).notices().all().getFirst();
    assertEquals(Optional.empty(), found.nextDue());
    assertEquals(Optional.empty(), found.judgeBy());
  }

  /// 990 of 100,000 are 0.99 %, and a silent agent may have the ten that are missing.
  @Test
  void whereSomethingWasNotSeenTheWithdrawalIsDoubtful() {
    outage("a1", LineKind.FTTH, 990);
    collector.agent("a2").works(DAWN, BEGIN).works(END, EVENING);
    preNotified("a1");
    Notices notices = collector.notices();
    IncidentNotices found = notices.all().getFirst();
    assertEquals(List.of("pre-notification SENT", "doubtful withdrawal DUE"), StepText.steps(found));
    String draft = found.draft(NoticeKind.WITHDRAWAL, Notifier.NONE, Language.FR).body();
    assertTrue(draft.contains("- mesures manquantes : a2\nIl n'est donc pas établi"), draft);
    String text = NotificationsText.of(NotificationsView.of(notices));
    assertTrue(text.contains("AT LEAST: some slots did not come of a2"), text);
    assertTrue(text.contains("h left, DOUBTFUL as the figures are at least that"), text);
  }

  @Test
  void whatWasSeenWholeAndMeetsNoCriterionIsWithdrawn() {
    outage("a1", LineKind.FTTH, 990);
    preNotified("a1");
    assertEquals(List.of("pre-notification SENT", "withdrawal DUE"),
        StepText.steps(collector.notices().all().getFirst()));
  }

  /// 0.6 % and 0.5 % are 1.1 % for five hours together.
  @Test
  void whatWouldMeetACriterionTogetherIsNotWithdrawnAndIsShownWithItsSteps() {
    outage("a1", LineKind.FTTH, 600);
    outage("a2", LineKind.FTTH, 500);
    collector.agent("a3").works(DAWN, BEGIN).works(END, EVENING);
    preNotified("a1");
    preNotified("a2");
    Notices notices = collector.notices();
    assertEquals(List.of(List.of("pre-notification SENT"), List.of("pre-notification SENT")),
        notices.all().stream().map(StepText::steps).toList());
    PossibleIncident possible = notices.together().getFirst();
    assertTrue(possible.isOpen());
    assertEquals(List.of("pre-notification SENT", "final DUE"), StepText.steps(possible.asOne()));
    NotificationsView.Set set = NotificationsView.of(notices).together().getFirst();
    assertTrue(set.atLeast());
    assertEquals(List.of("a3"), set.notSeen().silent());
    String text = NotificationsText.of(NotificationsView.of(notices));
    assertTrue(text.contains("TOGETHER a1~" + NUMBER + ", a2~" + NUMBER), text);
    assertTrue(text.contains("possible final            due 2026-12-03, 366 h left"), text);
  }

  private void outage(String agent, LineKind kind, long lines) {
    collector.agent(agent).works(DAWN, BEGIN).outage(BEGIN, END, LineCounts.of(kind, lines),
        "access spoke-" + agent + " lag-1", agent + "/o1").works(END, EVENING);
  }

  private void preNotified(String agent) {
    sent(agent, NoticeKind.PRE_NOTIFICATION);
  }

  private void sent(String agent, NoticeKind step) {
    collector.store().mark(NoticeMark.made(agent, NUMBER, step, Optional.of(END), "Anne", "", EVENING,
        OptionalLong.empty())).join();
  }
}
