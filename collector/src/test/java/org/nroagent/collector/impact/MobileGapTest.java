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

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.OutageAgent;
import org.nroagent.collector.ToldCollector;
import org.nroagent.collector.config.Notifier;
import org.nroagent.collector.inventory.BaseStation;
import org.nroagent.collector.inventory.BaseStation.Technology;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.collector.inventory.Nro;
import org.nroagent.collector.inventory.OperatorTotals;
import org.nroagent.collector.inventory.ReferenceSpeed;
import org.nroagent.model.Fraction;
import org.nroagent.model.HalfYear;
import org.nroagent.model.impact.Amounts;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.notice.Language;
import org.nroagent.model.notice.NoticeKind;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Subject;

/// Users of mobile data are those that the missing traffic of base stations stands for [R 6(3)]; where that is not known, those of
/// the channels [R 7(3)].
class MobileGapTest {
  private static final LineCounts CHANNELS = LineCounts.of(LineKind.CHANNELS, 32);
  private static final List<InterfaceRef> PORT = List.of(new InterfaceRef("a1", "spoke.lag-1"));
  private static final ReferenceSpeed MOBILE = new ReferenceSpeed(DataNetwork.MOBILE, new HalfYear(2026, 1),
      Fraction.of(30_000, 120_000));
  private static final ReferenceSpeed FIXED = new ReferenceSpeed(DataNetwork.FIXED, new HalfYear(2026, 1),
      Fraction.of(1, 2));
  private static final Technology LTE = new Technology("4G", SINCE, Optional.empty(), PORT);
  private static final BaseStation STATION = new BaseStation("bs-1", "X", "n1",
      List.of(LTE, new Technology("2G", SINCE, Optional.empty(), PORT)));

  @AutoClose
  private final ToldCollector collector;

  MobileGapTest(@TempDir Path folder) {
    collector = ToldCollector.open(folder, Inventory.EMPTY, DAWN, NOW);
  }

  /// In earlier weeks 1,100, 950, 1,000 and 1,150 Mbit/s: expected are 1,050, nothing is carried. By the speed of 30,000 Mbit/s over
  /// 120,000 sessions (`MobileSpeedCommandTest`), 0.25, that is 4,200 users of 420,000 SIM cards: 1 % for 3 h is to be notified. The
  /// 32 channels are 32 × 105 = 3,360 users of voice, 0.8 %.
  @Test
  void dataByWhatIsMissingAndVoiceByItsChannels() {
    outage(CHANNELS);
    OperatorIncident incident = only(inventory(STATION));
    DataCount.ByTraffic count = assertInstanceOf(DataCount.ByTraffic.class, count(incident));
    assertEquals(36, count.gaps().size());
    assertEquals(0, count.slotsByLines());
    assertEquals(List.of("4200 of 420000"), ServiceFigures.of(incident, "mobile-data").users());
    assertEquals("1-2%/3h",
        ServiceFigures.of(incident, "mobile-data").criterion());
    assertEquals(List.of("3360 of 420000"), ServiceFigures.of(incident, "mobile-voice").users());
    assertEquals("none", ServiceFigures.of(incident, "mobile-voice").criterion());
    assertEquals(Set.of(DataNetwork.MOBILE), incident.judged().data().keySet(), "no fibre line is cut off");
    assertTrue(
        text(inventory(STATION))
            .contains("MOBILE DATA: users by the gap of traffic, at most 1050.00 of 1050.00 Mbit/s,"
                + " over 0.25 Mbit/s of 2026-H1"),
        () -> text(inventory(STATION)));
    assertTrue(text(inventory(STATION)).contains("BASE STATIONS: bs-1 (2G, 4G)"));
    String draft = collector.with(inventory(STATION)).notices().all().getFirst()
        .draft(NoticeKind.PRE_NOTIFICATION, Notifier.NONE, Language.FR).body();
    assertTrue(
        draft.contains("Stations de base potentiellement concernées, par technologie : bs-1 (2G, 4G)\n"),
        draft);
  }

  /// An NRO with both: 300 fibre lines, of whose ports nothing is known here, and the base station.
  @Test
  void eachNetworkIsCountedByItself() {
    outage(CHANNELS.plus(LineCounts.of(LineKind.FTTH, 300)));
    OperatorIncident incident = only(inventory(STATION));
    assertInstanceOf(DataCount.ByTraffic.class, count(incident));
    String fixed = assertInstanceOf(DataCount.ByLines.class, incident.judged().data().get(DataNetwork.FIXED))
        .reason();
    assertTrue(fixed.contains("names no interfaces of NRO n1"), fixed);
    assertEquals(List.of("300 of 100000"), ServiceFigures.of(incident, "fixed-data").users());
    assertEquals(List.of("4200 of 420000"), ServiceFigures.of(incident, "mobile-data").users());
  }

  @Test
  void withoutWhatItTakesChannelsAreCountedAndTheReasonIsSaid() {
    outage(CHANNELS);
    byChannels("no reference speed of mobile data of 2026-H1", inventory(List.of(FIXED), STATION));
    byChannels("names no base station of NRO n1", inventory());
    byChannels("names no base station of NRO n1",
        inventory(new BaseStation("bs-2", "X", "n2", List.of(LTE))));
    byChannels("names no base station of NRO n1", inventory(new BaseStation("bs-1", "X", "n1",
        List.of(new Technology("4G", SINCE, Optional.of(LocalDate.of(2026, 11, 18)), PORT)))));
    byChannels("names no interfaces of 5G of base station bs-1",
        inventory(new BaseStation("bs-1", "X", "n1",
            List.of(LTE, new Technology("5G", SINCE, Optional.empty(), List.of())))));
  }

  private void byChannels(String reason, Inventory inventory) {
    OperatorIncident incident = only(inventory);
    String said = assertInstanceOf(DataCount.ByLines.class, count(incident)).reason();
    assertTrue(said.contains(reason), said);
    assertEquals(List.of("3360 of 420000"), ServiceFigures.of(incident, "mobile-data").users());
    assertTrue(text(inventory).contains("MOBILE DATA: users by channels, as " + said), () -> text(inventory));
  }

  /// A slot of which nothing came is one of channels; of the others the gap is known.
  @Test
  void slotsWithoutTrafficAreCountedByChannels() {
    OutageAgent agent = weeks();
    Instant away = BEGIN.plusSeconds(3_600);
    Instant back = BEGIN.plusSeconds(7_200);
    agent.carrying(0).cutOff(BEGIN, away, NUMBER, CHANNELS).cutOff(back, END, NUMBER, CHANNELS)
        .carrying(1_050 * MBPS).works(END, NOW).opens(NUMBER, "access spoke lag-1", "n1/spoke lag-1")
        .ends(NUMBER, END);
    OperatorIncident incident = only(inventory(STATION));
    assertEquals(12, assertInstanceOf(DataCount.ByTraffic.class, count(incident)).slotsByLines());
    assertEquals(List.of("4200 of 420000", "3360 of 420000", "4200 of 420000"),
        ServiceFigures.of(incident, "mobile-data").users());
    assertTrue(
        text(inventory(STATION)).contains("; by channels in 12 slots, of which no traffic tells them"));
  }

  /// Two NROs are lost; the agent told that the second one has fibre lines alone, so no base station of it is missed. What it did
  /// not tell of may have channels.
  @Test
  void whereNoChannelIsLostNoBaseStationIsAskedFor() {
    weeks().carrying(0).cutOff(BEGIN, END, NUMBER, CHANNELS).carrying(1_050 * MBPS).works(END, NOW)
        .tells(story("n1/spoke lag-1", "channels=32", "n2/o1", "ftth=100"));
    assertInstanceOf(DataCount.ByTraffic.class, count(only(inventory(STATION))));
  }

  @Test
  void anNroWhoseChannelsAreLostNeedsItsBaseStations() {
    weeks().carrying(0).cutOff(BEGIN, END, NUMBER, CHANNELS).carrying(1_050 * MBPS).works(END, NOW)
        .tells(story("n1/spoke lag-1", "channels=16", "n2/o1", "channels=16"));
    byChannels("names no base station of NRO n2", inventory(STATION));
  }

  /// Of an outage of two services, each with its lines, as an agent tells it.
  private static List<StateEvent> story(String one, String itsLines, String other, String otherLines) {
    Subject incident = new Subject(Subject.Kind.INCIDENT, Long.toString(NUMBER));
    Cause cause = new Cause(Cause.Kind.OUTAGE, "gates A B");
    List<StateEvent> events = new ArrayList<>();
    events.add(event(events, BEGIN, incident, Aspect.STATE, "open", cause));
    lost(events, new Subject(Subject.Kind.SERVICE, one), itsLines, cause);
    lost(events, new Subject(Subject.Kind.SERVICE, other), otherLines, cause);
    for (String place : List.of(one, other)) {
      events.add(event(events, END, new Subject(Subject.Kind.SERVICE, place), Aspect.STATE, "up",
          Cause.UNKNOWN));
    }
    events.add(event(events, END, incident, Aspect.STATE, "ended", Cause.UNKNOWN));
    return events;
  }

  private static void lost(List<StateEvent> events, Subject service, String lines, Cause cause) {
    events.add(event(events, BEGIN, service, Aspect.STATE, "down", cause));
    events.add(event(events, BEGIN, service, Aspect.INCIDENT, Long.toString(NUMBER), Cause.UNKNOWN));
    events.add(event(events, BEGIN, service, Aspect.LINES, lines, Cause.UNKNOWN));
  }

  private static StateEvent event(List<StateEvent> before, Instant at, Subject subject, Aspect aspect,
      String after, Cause cause) {
    return new StateEvent(before.size() + 1L, at, Optional.empty(), ToldServices.DEVICE, subject, aspect, "",
        after, cause, Origin.POLL);
  }

  private void outage(LineCounts lines) {
    weeks().carrying(0).outage(BEGIN, END, lines, "access spoke lag-1", "n1/spoke lag-1")
        .carrying(1_050 * MBPS).works(END, NOW);
  }

  /// The same hours of the four weeks before, and the hours before the outage.
  private OutageAgent weeks() {
    return GapDay.weeks(collector.agent("a1"), 1_100, 950, 1_000, 1_150).carrying(1_050 * MBPS)
        .works(DAWN, BEGIN);
  }

  private static Inventory inventory(BaseStation... stations) {
    return inventory(List.of(FIXED, MOBILE), stations);
  }

  private static Inventory inventory(List<ReferenceSpeed> speeds, BaseStation... stations) {
    Nro withoutPorts = new Nro("n1", "ABC", "north", SINCE, SINCE, Optional.empty(), List.of("g1"), List.of(),
        List.of());
    return new Inventory(List.of(withoutPorts), List.of(stations), List.of(), List.of(), List.of(),
        List.of(new OperatorTotals(SINCE, Amounts.NONE, OptionalLong.of(100_000), OptionalLong.of(420_000))),
        speeds);
  }

  private String text(Inventory inventory) {
    return collector.with(inventory).text();
  }

  private OperatorIncident only(Inventory inventory) {
    return collector.with(inventory).incident();
  }

  private static DataCount count(OperatorIncident incident) {
    return Objects.requireNonNull(incident.judged().data().get(DataNetwork.MOBILE));
  }
}
