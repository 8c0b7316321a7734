package org.nroagent.collector.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.collector.impact.GapDay.BEGIN;
import static org.nroagent.collector.impact.GapDay.DAWN;
import static org.nroagent.collector.impact.GapDay.END;
import static org.nroagent.collector.impact.GapDay.MBPS;
import static org.nroagent.collector.impact.GapDay.NOW;
import static org.nroagent.collector.impact.GapDay.NUMBER;
import static org.nroagent.collector.impact.GapDay.SINCE;
import static org.nroagent.collector.impact.GapDay.week;
import static org.nroagent.collector.impact.GapDay.weeksAgo;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.OutageAgent;
import org.nroagent.collector.ToldCollector;
import org.nroagent.collector.config.Notifier;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.collector.inventory.Nro;
import org.nroagent.collector.inventory.OperatorTotals;
import org.nroagent.collector.inventory.ReferenceSpeed;
import org.nroagent.model.Fraction;
import org.nroagent.model.HalfYear;
import org.nroagent.model.impact.Amounts;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.impact.ExpectedTraffic;
import org.nroagent.model.impact.ExpectedTraffic.Basis;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.CutOffGap;
import org.nroagent.model.notice.Language;
import org.nroagent.model.notice.NoticeKind;

/// Users of fixed data are those that the missing traffic stands for [R 3(5)].
class TrafficGapTest {
  private static final LineCounts LINES = LineCounts.of(LineKind.FTTH, 800);
  private static final ReferenceSpeed HALF = new ReferenceSpeed(DataNetwork.FIXED, new HalfYear(2026, 1),
      Fraction.of(1, 2));

  @AutoClose
  private final ToldCollector collector;

  TrafficGapTest(@TempDir Path folder) {
    collector = ToldCollector.open(folder, Inventory.EMPTY, DAWN, NOW);
  }

  /// In earlier weeks 700, 400, 600 and 500 Mbit/s: expected is 550, carried are 50, missing 500, over 0.5 are 1,000 users of
  /// 100,000: 1 % for 3 h is to be notified. By lines it would be 0.8 %.
  @Test
  void whatIsMissingFromTheMedianOfFourWeeksOverTheReferenceSpeed() {
    outage(agentWithWeeks(700, 400, 600, 500));
    OperatorIncident incident = only(inventory(List.of(HALF), "n1"));
    DataCount.ByTraffic count = assertInstanceOf(DataCount.ByTraffic.class, count(incident));
    assertEquals(36, count.gaps().size());
    assertEquals(0, count.slotsByLines());
    assertEquals(Basis.EARLIER_WEEKS, highest(count).basis());
    ServiceFigures data = data(incident);
    assertEquals(List.of("1000 of 100000"), data.users());
    assertEquals("1-2%/3h", data.criterion());
  }

  /// The speed is of the ports of all NROs, 28,000 Mbit/s by 20,200 sessions (`ReferenceSpeedCommandTest`); one port of them
  /// carried 700 and carries nothing: 505 users are a fortieth of the sessions, as it should be.
  @Test
  void aFortiethOfTheTrafficIsAFortiethOfTheSessions() {
    agentWithWeeks(700, 700, 700, 700).carrying(0).outage(BEGIN, END, LINES, "access spoke lag-1", "n1/o1");
    ReferenceSpeed speed = new ReferenceSpeed(DataNetwork.FIXED, new HalfYear(2026, 1),
        Fraction.of(28_000, 20_200));
    assertEquals(List.of("505 of 100000"),
        data(only(inventory(List.of(speed), "n1"))).users());
  }

  /// The week before has an outage of its own: what it carried then is no expectation.
  @Test
  void anEarlierIncidentIsNoExpectation() {
    Instant earlier = weeksAgo(BEGIN, 1);
    OutageAgent agent = week(week(week(collector.agent("a1"), 4, 600), 3, 500), 2, 400);
    agent.carrying(0).outage(earlier, weeksAgo(END, 1), LINES, "access spoke lag-1", "n1/o1");
    outage(agent);
    List<OperatorIncident> incidents = collector.with(inventory(List.of(HALF), "n1")).incidents();
    DataCount.ByTraffic count = assertInstanceOf(DataCount.ByTraffic.class, count(incidents.getLast()));
    assertEquals(3, highest(count).weeks());
    assertEquals(Fraction.of(500), highest(count).mbps());
    assertEquals(Optional.of(Fraction.of(450)), count.highest().mbps());
  }

  @Test
  void withoutEarlierWeeksTheLastSlotBeforeCounts() {
    outage(collector.agent("a1").carrying(300 * MBPS).works(DAWN, BEGIN.minusSeconds(300))
        .carrying(100 * MBPS).works(BEGIN.minusSeconds(300), BEGIN));
    DataCount.ByTraffic count = assertInstanceOf(DataCount.ByTraffic.class,
        count(only(inventory(List.of(HALF), "n1"))));
    assertEquals(Basis.LAST_FIT_SLOT, highest(count).basis());
    assertEquals(Optional.of(Fraction.of(250)), count.highest().mbps(),
        "the slot before may be of the outage already");
  }

  /// From 10:00 to 11:00 nothing came: 800 lines are users there.
  @Test
  void slotsOfWhichNothingCameAreCountedByLines() {
    OutageAgent agent = agentWithWeeks(550, 550, 550, 550);
    Instant away = BEGIN.plusSeconds(3_600);
    Instant back = BEGIN.plusSeconds(7_200);
    agent.carrying(50 * MBPS).cutOff(BEGIN, away, NUMBER, LINES).cutOff(back, END, NUMBER, LINES)
        .carrying(550 * MBPS).works(END, NOW).opens(NUMBER, "access spoke lag-1", "n1/o1").ends(NUMBER, END);
    OperatorIncident incident = only(inventory(List.of(HALF), "n1"));
    assertEquals(12, assertInstanceOf(DataCount.ByTraffic.class, count(incident)).slotsByLines());
    assertEquals(List.of("1000 of 100000", "800 of 100000", "1000 of 100000"),
        data(incident).users());
  }

  /// At night nobody may miss anything, yet the lines are cut off: the pre-notification stays due.
  @Test
  void moreTrafficThanExpectedIsNoGapButSomebodyIsCutOff() {
    outage(agentWithWeeks(10, 10, 10, 10));
    OperatorIncident incident = only(inventory(List.of(HALF), "n1"));
    assertEquals(List.of("0 of 100000"),
        data(incident).users());
    assertEquals(Optional.of(LocalDate.of(2026, 11, 20)),
        incident.judged().impact().preNotificationDue());
    ToldCollector told = collector.with(inventory(List.of(HALF), "n1"));
    String text = told.text();
    assertTrue(text.contains("none is missing of 10.00 Mbit/s although lines are told to be cut off"), text);
    String draft = told.notices().all().getFirst()
        .draft(NoticeKind.PRE_NOTIFICATION, Notifier.NONE, Language.EN).body();
    assertTrue(draft.contains("""
          number unknown: [to be completed]
          potentially concerned: 800 lines that are cut off
        """), draft);
  }

  @Test
  void withoutWhatItTakesLinesAreCountedAndTheReasonIsSaid() {
    outage(agentWithWeeks(700, 400, 600, 500));
    assertReason("no reference speed of fixed data of 2026-H1", inventory(List.of(), "n1"));
    assertReason("no reference speed of fixed data of 2026-H1",
        inventory(List.of(new ReferenceSpeed(DataNetwork.FIXED, new HalfYear(2025, 2), Fraction.of(1))),
            "n1"));
    assertReason("names no interfaces of NRO n1", inventory(List.of(HALF), "n2"));
  }

  /// What the other client's port carries nobody meters: the sum would be of one client and the lines of both.
  @Test
  void aPortOfAnotherClientThatNobodyMetersMakesNoSum() {
    outage(agentWithWeeks(700, 400, 600, 500));
    assertReason(
        "names no interfaces of NRO n1 of client XYZ, and a part of a sum is no sum; enter its metered ports",
        inventory(List.of(HALF), nro("n1", "ABC", "spoke.lag-1"), nro("n1", "XYZ")));
  }

  /// 6 % from 09:02 to 10:04: the first slot carries two fifths of what it usually does and the last one a fifth, but whose lines
  /// are cut off is so all the time.
  @Test
  void slotsThatAnOutageBeginsAndEndsInDoNotDiluteIt() {
    OperatorIncident incident = allLost(3_000, BEGIN.plusSeconds(120), BEGIN.plusSeconds(3_840));
    assertUsers(incident, "6000 of 100000", "5-10%/1h");
  }

  /// 6 % for an hour that is seen two seconds late: nothing is missing of the slot that it ends in.
  @Test
  void aSlotThatAnOutageTouchesForAMomentDoesNotEndIt() {
    OperatorIncident incident = allLost(3_000, BEGIN.plusSeconds(2), BEGIN.plusSeconds(3_602));
    assertUsers(incident, "6000 of 100000", "5-10%/1h");
  }

  /// 12 % for four minutes within a slot.
  @Test
  void anOutageWithinASlotIsNotDiluted() {
    OperatorIncident incident = allLost(6_000, BEGIN.plusSeconds(30), BEGIN.plusSeconds(270));
    assertUsers(incident, "12000 of 100000", "10%");
    CutOffGap highest = assertInstanceOf(DataCount.ByTraffic.class, count(incident)).highest();
    assertEquals(Optional.of(Fraction.of(6_000)), highest.mbps());
    assertEquals(Optional.of(Fraction.of(1_200)), highest.slot().measuredMbps());
  }

  /// Of twenty seconds a slot of five minutes tells nothing.
  @Test
  void aMomentIsCountedByLines() {
    OperatorIncident incident = allLost(6_000, BEGIN.plusSeconds(30), BEGIN.plusSeconds(50));
    String reason = assertInstanceOf(DataCount.ByLines.class, count(incident)).reason();
    assertTrue(reason.contains("in less than half of each of its slots"), reason);
    assertEquals(List.of("800 of 100000"),
        data(incident).users());
  }

  /// While lines are cut off nothing is carried, before and after it what was expected.
  private OperatorIncident allLost(long mbps, Instant from, Instant to) {
    OutageAgent agent = agentWithWeeks(mbps, mbps, mbps, mbps);
    long number = from.getEpochSecond();
    for (Instant slot = BEGIN; slot.isBefore(to); slot = slot.plusSeconds(300)) {
      long begin = Math.max(number, slot.getEpochSecond());
      long end = Math.min(to.getEpochSecond(), slot.getEpochSecond() + 300);
      agent.carrying(mbps * MBPS / 300 * (300 - (end - begin))).cutOff(slot, slot.plusSeconds(300), number,
          LINES);
    }
    agent.opens(number, "access spoke lag-1", "n1/o1").ends(number, to);
    return only(inventory(List.of(HALF), "n1"));
  }

  private static void assertUsers(OperatorIncident incident, String users, String criterion) {
    ServiceFigures data = data(incident);
    assertEquals(List.of(users), data.users());
    assertEquals(criterion, data.criterion());
  }

  private void assertReason(String reason, Inventory inventory) {
    OperatorIncident incident = only(inventory);
    String said = assertInstanceOf(DataCount.ByLines.class, count(incident)).reason();
    assertTrue(said.contains(reason), said);
    assertEquals(List.of("800 of 100000"),
        data(incident).users());
  }

  /// The same hours of the four weeks before, the last week first, and the hours before the outage.
  private OutageAgent agentWithWeeks(long... mbps) {
    return GapDay.weeks(collector.agent("a1"), mbps).carrying(550 * MBPS).works(DAWN, BEGIN);
  }

  private static void outage(OutageAgent agent) {
    agent.carrying(50 * MBPS).outage(BEGIN, END, LINES, "access spoke lag-1", "n1/o1").carrying(550 * MBPS)
        .works(END, NOW);
  }

  private static Inventory inventory(List<ReferenceSpeed> speeds, String nro) {
    return inventory(speeds, nro(nro, "ABC", "spoke.lag-1"));
  }

  private static Inventory inventory(List<ReferenceSpeed> speeds, Nro... nros) {
    return new Inventory(List.of(nros), List.of(), List.of(), List.of(), List.of(),
        List.of(new OperatorTotals(SINCE, Amounts.NONE, OptionalLong.of(100_000), OptionalLong.empty())),
        speeds);
  }

  private static Nro nro(String name, String client, String... interfaces) {
    return new Nro(name, client, "north", SINCE, SINCE, Optional.empty(), List.of("g1"),
        Stream.of(interfaces).map(each -> new InterfaceRef("a1", each)).toList(), List.of());
  }

  private OperatorIncident only(Inventory inventory) {
    return collector.with(inventory).incident();
  }

  private static ExpectedTraffic highest(DataCount.ByTraffic count) {
    return count.highest().slot().expected().orElseThrow();
  }

  private static DataCount count(OperatorIncident incident) {
    return Objects.requireNonNull(incident.judged().data().get(DataNetwork.FIXED));
  }

  private static ServiceFigures data(OperatorIncident incident) {
    return ServiceFigures.of(incident, "fixed-data");
  }
}
