package org.nroagent.model.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.model.impact.Given.gap;
import static org.nroagent.model.impact.Given.impact;
import static org.nroagent.model.impact.Given.part;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nroagent.model.impact.Given;
import org.nroagent.model.impact.IncidentImpact;

/// Detected on Wednesday 18 November 2026: pre-notification by Friday 20, final notification by 3 December.
class NoticePlanTest {
  private static final IncidentImpact SMALL = lasting(1);
  private static final IncidentImpact NOTIFIABLE = lasting(3);
  private static final IncidentImpact NOBODY = impact(
      part(Given.DATA, "2026-11-18T10:00+01:00", "2026-11-18T11:00+01:00", gap(0)));

  /// 1 % of the users.
  private static IncidentImpact lasting(int hours) {
    return impact(
        part(Given.DATA, "2026-11-18T10:00+01:00", "2026-11-18T%s:00+01:00".formatted(10 + hours), gap(500)));
  }

  private static SentNotice sent(NoticeKind kind, String at) {
    return new SentNotice(kind, Instant.parse(at), "J. Weber");
  }

  private static List<String> steps(IncidentImpact impact, boolean ended, String today, SentNotice... sent) {
    return steps(impact, ended ? Analysis.DONE : Analysis.OPEN, today, sent);
  }

  private static List<String> steps(IncidentImpact impact, Analysis analysis, String today,
      SentNotice... sent) {
    LocalDate day = LocalDate.parse(today);
    return NoticePlan.of(impact, analysis, List.of(sent), day).steps().stream()
        .map(step -> "%s%s %s %s %s".formatted(step.doubtful() ? "DOUBTFUL " : "", step.kind(),
            step.standing(),
            step.due().map(LocalDate::toString).orElse("-"),
            step.daysLeft(day).map(Object::toString).orElse("-")))
        .toList();
  }

  @Test
  void whoeverIsAffectedIsPreNotified() {
    assertEquals(List.of("PRE_NOTIFICATION DUE 2026-11-20 2"), steps(SMALL, false, "2026-11-18"));
    assertEquals(List.of(), steps(NOBODY, true, "2026-11-18"));
  }

  @Test
  void theLastDayIsInTime() {
    assertEquals(List.of("PRE_NOTIFICATION DUE 2026-11-20 0", "FINAL_NOTIFICATION DUE 2026-12-03 13"),
        steps(NOTIFIABLE, false, "2026-11-20"));
    assertEquals(List.of("PRE_NOTIFICATION OVERDUE 2026-11-20 -1", "FINAL_NOTIFICATION DUE 2026-12-03 12"),
        steps(NOTIFIABLE, false, "2026-11-21"));
  }

  /// 23:30 UTC of the 20th is the 21st in Luxembourg.
  @Test
  void aNoticeIsSentOnItsLocalDay() {
    assertEquals(List.of("PRE_NOTIFICATION SENT 2026-11-20 -"),
        steps(SMALL, false, "2026-11-25", sent(NoticeKind.PRE_NOTIFICATION, "2026-11-20T22:59:59Z")));
    assertEquals(List.of("PRE_NOTIFICATION SENT_LATE 2026-11-20 -"),
        steps(SMALL, false, "2026-11-25", sent(NoticeKind.PRE_NOTIFICATION, "2026-11-20T23:30:00Z")));
  }

  @Test
  void whatWasPreNotifiedAndMetNoCriterionIsWithdrawnOnceItIsOver() {
    SentNotice pre = sent(NoticeKind.PRE_NOTIFICATION, "2026-11-19T08:00:00Z");
    assertEquals(List.of("PRE_NOTIFICATION SENT 2026-11-20 -"), steps(SMALL, false, "2026-11-19", pre));
    assertEquals(List.of("PRE_NOTIFICATION SENT 2026-11-20 -", "WITHDRAWAL DUE 2026-12-03 14"),
        steps(SMALL, true, "2026-11-19", pre));
    assertEquals(List.of("PRE_NOTIFICATION DUE 2026-11-20 1"), steps(SMALL, true, "2026-11-19"));
  }

  /// [R 2(3)]: only when the analysis shows that no criterion is met.
  @Test
  void whatMayStillMeetACriterionIsNotWithdrawn() {
    SentNotice pre = sent(NoticeKind.PRE_NOTIFICATION, "2026-11-19T08:00:00Z");
    assertEquals(List.of("PRE_NOTIFICATION SENT 2026-11-20 -"),
        steps(SMALL, Analysis.OPEN, "2026-11-19", pre));
    assertEquals(
        List.of("PRE_NOTIFICATION SENT 2026-11-20 -", "DOUBTFUL WITHDRAWAL DUE 2026-12-03 14"),
        steps(SMALL, Analysis.DOUBTFUL, "2026-11-19", pre));
  }

  @Test
  void aFirstSendingCountsAndASecondChangesNothing() {
    assertEquals(List.of("PRE_NOTIFICATION SENT 2026-11-20 -"),
        steps(SMALL, false, "2026-11-25", sent(NoticeKind.PRE_NOTIFICATION, "2026-11-24T08:00:00Z"),
            sent(NoticeKind.PRE_NOTIFICATION, "2026-11-19T08:00:00Z")));
  }

  @Test
  void figuresThatGrewAfterAWithdrawalAskForTheFinalNotification() {
    SentNotice[] both = Stream.of(NoticeKind.PRE_NOTIFICATION, NoticeKind.WITHDRAWAL)
        .map(kind -> sent(kind, "2026-11-19T08:00:00Z")).toArray(SentNotice[]::new);
    assertEquals(List.of("PRE_NOTIFICATION SENT 2026-11-20 -", "FINAL_NOTIFICATION DUE 2026-12-03 13",
        "WITHDRAWAL SENT - -"), steps(NOTIFIABLE, true, "2026-11-20", both));
  }

  @Test
  void openAreThoseThatNobodySent() {
    NoticePlan plan = NoticePlan.of(NOTIFIABLE, Analysis.DONE,
        List.of(sent(NoticeKind.FINAL_NOTIFICATION, "2026-11-20T08:00:00Z")), LocalDate.parse("2026-11-20"));
    assertEquals(List.of(NoticeKind.PRE_NOTIFICATION), plan.open().stream().map(NoticeStep::kind).toList());
    assertTrue(plan.steps().size() == 2, plan::toString);
  }
}
