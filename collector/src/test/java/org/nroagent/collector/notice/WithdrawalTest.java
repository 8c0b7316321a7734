package org.nroagent.collector.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.OutageAgent;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.config.Notifier;
import org.nroagent.collector.impact.OperatorImpact;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.collector.inventory.OperatorTotals;
import org.nroagent.collector.store.NoticeMark;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.daemon.regulation.Regulations;
import org.nroagent.model.Fraction;
import org.nroagent.model.impact.Amounts;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.impact.RegulationProfile;
import org.nroagent.model.impact.Unit;
import org.nroagent.model.notice.Language;
import org.nroagent.model.notice.NoticeKind;

/// A pre-notified incident is withdrawn only when it is established that it meets no criterion [R 2(3)]. It lasted from 06:00
/// to 11:00 UTC on 18 November 2026.
@SuppressWarnings("NullAway.Init") // set before each test
class WithdrawalTest {
  private static final RegulationProfile REGULATION = Regulations.shipped(Regulations.LUXEMBOURG);
  private static final Instant DAWN = Instant.parse("2026-11-18T05:00:00Z");
  private static final Instant BEGIN = Instant.parse("2026-11-18T06:00:00Z");
  private static final Instant END = Instant.parse("2026-11-18T11:00:00Z");
  private static final Instant EVENING = Instant.parse("2026-11-18T17:00:00Z");
  private static final long NUMBER = BEGIN.getEpochSecond();

  @TempDir
  Path folder;
  private SlotStore store;

  @BeforeEach
  void open() {
    store = SlotStore.open(folder, new SettableTime(EVENING));
  }

  @AfterEach
  void close() {
    store.close();
  }

  /// 60 PRA for five hours are an incident to be notified, if only anybody had said how many there are.
  @Test
  void withoutATotalNothingIsWithdrawnAndTheServiceIsNamed() {
    outage("a1", LineKind.PRA, 60);
    preNotified("a1");
    IncidentNotices found = notices(totals(0, 100_000)).all().getFirst();
    assertEquals(List.of("pre-notification SENT"), steps(found));
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
    Notices notices = notices(totals(0, 100_000));
    IncidentNotices found = notices.all().getFirst();
    assertEquals(Optional.of(Instant.parse("2026-12-03T23:00:00Z")), found.nextDue());
    String text = NotificationsText.of(NotificationsView.of(notices));
    assertTrue(text.contains("  judge-or-notify  due 2026-12-03, 366 h left"), text);
    sent("a1", NoticeKind.FINAL_NOTIFICATION);
    found = notices(totals(0, 100_000)).all().getFirst();
    assertEquals(Optional.empty(), found.nextDue());
    assertEquals(Optional.empty(), found.judgeBy());
  }

  /// 990 of 100,000 are 0.99 %, and a silent agent may have the ten that are missing.
  @Test
  void whereSomethingWasNotSeenTheWithdrawalIsDoubtful() {
    outage("a1", LineKind.FTTH, 990);
    new OutageAgent(store, "a2").works(DAWN, BEGIN).works(END, EVENING);
    preNotified("a1");
    Notices notices = notices(totals(100, 100_000));
    IncidentNotices found = notices.all().getFirst();
    assertEquals(List.of("pre-notification SENT", "doubtful withdrawal DUE"), steps(found));
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
        steps(notices(totals(100, 100_000)).all().getFirst()));
  }

  /// 0.6 % and 0.5 % are 1.1 % for five hours together.
  @Test
  void whatWouldMeetACriterionTogetherIsNotWithdrawnAndIsShownWithItsSteps() {
    outage("a1", LineKind.FTTH, 600);
    outage("a2", LineKind.FTTH, 500);
    new OutageAgent(store, "a3").works(DAWN, BEGIN).works(END, EVENING);
    preNotified("a1");
    preNotified("a2");
    Notices notices = notices(totals(100, 100_000));
    assertEquals(List.of(List.of("pre-notification SENT"), List.of("pre-notification SENT")),
        notices.all().stream().map(WithdrawalTest::steps).toList());
    PossibleIncident possible = notices.together().getFirst();
    assertTrue(possible.isOpen());
    assertEquals(List.of("pre-notification SENT", "final DUE"), steps(possible.asOne()));
    NotificationsView.Set set = NotificationsView.of(notices).together().getFirst();
    assertTrue(set.atLeast());
    assertEquals(List.of("a3"), set.notSeen().silent());
    String text = NotificationsText.of(NotificationsView.of(notices));
    assertTrue(text.contains("TOGETHER a1~" + NUMBER + ", a2~" + NUMBER), text);
    assertTrue(text.contains("possible final            due 2026-12-03, 366 h left"), text);
  }

  private void outage(String agent, LineKind kind, long lines) {
    new OutageAgent(store, agent).works(DAWN, BEGIN).cutOff(BEGIN, END, NUMBER, LineCounts.of(kind, lines))
        .works(END, EVENING).opens(NUMBER, "access spoke-" + agent + " lag-1", agent + "/o1")
        .ends(NUMBER, END);
  }

  private void preNotified(String agent) {
    sent(agent, NoticeKind.PRE_NOTIFICATION);
  }

  private void sent(String agent, NoticeKind step) {
    store.mark(NoticeMark.made(agent, NUMBER, step, Optional.of(END), "Anne", "", EVENING,
        OptionalLong.empty())).join();
  }

  private Notices notices(OperatorTotals totals) {
    Inventory inventory = new Inventory(List.of(), List.of(), List.of(), List.of(), List.of(),
        List.of(totals),
        List.of());
    return Notices.of(DAWN, EVENING,
        new OperatorImpact(inventory, REGULATION, store.reader()).within(DAWN, EVENING),
        store.reader().notices().marks(), REGULATION);
  }

  private static OperatorTotals totals(long pra, long subscribers) {
    return new OperatorTotals(LocalDate.of(2026, 1, 1),
        pra > 0 ? new Amounts(Map.of(Unit.PRA, Fraction.of(pra))) : Amounts.NONE,
        OptionalLong.of(subscribers), OptionalLong.empty());
  }

  private static List<String> steps(IncidentNotices notices) {
    return notices.plan().steps().stream()
        .map(step -> (step.doubtful() && step.isOpen() ? "doubtful " : "") + StepWords.of(step.kind()) + " "
            + step.standing())
        .toList();
  }
}
