package org.nroagent.collector.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.collector.inventory.OperatorTotals;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.daemon.regulation.Regulations;
import org.nroagent.model.impact.Amounts;
import org.nroagent.model.impact.Criterion;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.RegulationProfile;
import org.nroagent.model.impact.ServiceImpact;
import org.nroagent.model.incident.IncidentTracker.Settings;
import org.nroagent.model.reachability.ServiceState;

/// The NRO `n1`, whose OLTs several agents poll: `o1` with 800 fibre lines, `o2` with 700, and of the NRO as a whole an access of
/// emergency services and 5 BRA. Whoever polls one OLT does not know whether the NRO is cut off.
@SuppressWarnings("NullAway.Init") // set before each test
class SharedNroTest {
  private static final RegulationProfile REGULATION = Regulations.shipped(Regulations.LUXEMBOURG);
  private static final Settings AT_ONCE = new Settings(Duration.ZERO, Duration.ofMinutes(10));
  private static final Instant DAWN = Instant.parse("2026-11-18T05:00:00Z");
  private static final Instant NOON = Instant.parse("2026-11-18T11:00:00Z");
  private static final String WHOLE = "bra=5,emergency=1";
  private static final Inventory INVENTORY = new Inventory(List.of(), List.of(), List.of(), List.of(),
      List.of(), List.of(new OperatorTotals(LocalDate.of(2026, 1, 1), Amounts.NONE,
          OptionalLong.of(100_000), OptionalLong.empty())),
      List.of());

  @TempDir
  Path folder;
  private SlotStore store;
  private final JudgingAgent one = agent("o1", "ftth=800", WHOLE);
  private final JudgingAgent two = agent("o2", "ftth=700", WHOLE);

  @BeforeEach
  void open() {
    store = SlotStore.open(folder, new SettableTime(NOON));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static JudgingAgent agent(String olt, String lines, String whole) {
    return new JudgingAgent(AT_ONCE, Map.of("n1/" + olt, Optional.of(LineCounts.parse(lines)), "n1",
        Optional.of(LineCounts.parse(whole))));
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-18T" + time + ":00Z");
  }

  private static String access(String spoke) {
    return "access " + spoke + " lag-1";
  }

  private static String text(CutOff lines) {
    return lines.pieces().stream().map(piece -> "%s-%s %s".formatted(time(piece.from()), time(piece.to()),
        piece.lines().all().text())).collect(Collectors.joining("; "));
  }

  private static String time(Instant time) {
    return time.toString().substring(11, 16);
  }

  private List<OperatorIncident> incidents() {
    return new OperatorImpact(INVENTORY, REGULATION, store.reader()).within(DAWN, NOON).incidents();
  }

  private static List<String> services(OperatorIncident incident) {
    return incident.judged().impact().services().stream()
        .map(each -> each.service().id() + each.criterion().map(Criterion::name).map(" "::concat).orElse(""))
        .toList();
  }

  private void shareBoth() {
    one.judges("n1", "n1/o2");
    two.judges("n1", "n1/o1");
  }

  private void deliver() {
    one.deliver(store, "a1");
    two.deliver(store, "a2");
  }

  @Test
  void anOltThatIsLostAloneTakesItsOwnLines() {
    shareBoth();
    one.runs(DAWN, at("06:00")).down("n1/o1", access("spoke1")).runs(at("06:00"), at("07:00")).up("n1/o1")
        .runs(at("07:00"), NOON);
    two.runs(DAWN, NOON);
    deliver();
    OperatorIncident incident = incidents().getFirst();
    assertEquals("06:00-07:00 ftth=800", text(incident.lines()));
    assertEquals(List.of("fixed-data"), services(incident));
    assertFalse(incident.coverage().isAtLeast(), incident.coverage()::toString);
  }

  /// Both are lost from 06:30 to 07:00: with the second one goes what belongs to the NRO as a whole, once.
  @Test
  void withItsLastOltAnNroIsLostAsAWhole() {
    shareBoth();
    one.runs(DAWN, at("06:00")).down("n1/o1", access("spoke1")).runs(at("06:00"), at("07:00")).up("n1/o1")
        .runs(at("07:00"), NOON);
    two.runs(DAWN, at("06:30")).down("n1/o2", access("spoke2")).runs(at("06:30"), at("07:30")).up("n1/o2")
        .runs(at("07:30"), NOON);
    deliver();
    List<OperatorIncident> incidents = incidents();
    assertEquals(2, incidents.size());
    OperatorIncident second = incidents.getLast();
    assertEquals("06:00-07:00 ftth=800", text(incidents.getFirst().lines()));
    assertEquals("06:30-07:00 bra=5,ftth=700,emergency=1; 07:00-07:30 ftth=700", text(second.lines()));
    assertEquals(List.of("fixed-voice", "fixed-data", "emergency emergency"), services(second));
    assertTrue(second.places().contains("n1"), second.places()::toString);
    assertTrue(incidents.stream().noneMatch(each -> each.coverage().isAtLeast()), incidents::toString);
  }

  @Test
  void byOneCauseItIsOneIncidentAndAStartInBetweenIsNone() {
    shareBoth();
    for (JudgingAgent agent : List.of(one, two)) {
      String olt = agent == one ? "n1/o1" : "n1/o2";
      agent.runs(DAWN, at("06:00")).down(olt, "gates A B").runs(at("06:00"), at("06:30")).restarts()
          .runs(at("06:30"), at("06:45")).down(olt, "gates A B").runs(at("06:45"), at("07:00")).up(olt)
          .runs(at("07:00"), NOON);
    }
    deliver();
    List<OperatorIncident> incidents = incidents();
    assertEquals(1, incidents.size());
    assertEquals("06:00-07:00 bra=5,ftth=1500,emergency=1", text(incidents.getFirst().lines()));
    assertFalse(incidents.getFirst().coverage().isAtLeast(), incidents.getFirst().coverage()::toString);
  }

  /// The inventory of the second agent changes nothing if it has none of the lines of the NRO as a whole.
  @Test
  void theLinesMayStandAtOneOfTheAgents() {
    JudgingAgent without = agent("o2", "ftth=700", "").judges("n1", "n1/o1");
    one.judges("n1", "n1/o2");
    one.runs(DAWN, at("06:00")).down("n1/o1", "gates A B").runs(at("06:00"), NOON);
    without.runs(DAWN, at("06:00")).down("n1/o2", "gates A B").runs(at("06:00"), NOON);
    one.deliver(store, "a1");
    without.deliver(store, "a2");
    assertEquals("06:00-11:00 bra=5,ftth=1500,emergency=1", text(incidents().getFirst().lines()));
  }

  @Test
  void whereAShareIsNotSeenTheFiguresAreAtLeastWhatTheySay() {
    shareBoth();
    one.runs(DAWN, at("06:00")).down("n1/o1", access("spoke1")).runs(at("06:00"), at("07:00")).up("n1/o1")
        .runs(at("07:00"), NOON);
    two.runs(DAWN, at("06:00")).is("n1/o2", ServiceState.UNKNOWN, "").runs(at("06:00"), NOON);
    deliver();
    OperatorIncident incident = incidents().getFirst();
    assertEquals("06:00-07:00 ftth=800", text(incident.lines()));
    assertTrue(incident.coverage().isAtLeast());
    assertEquals(Set.of("a2"), incident.coverage().blind().keySet());
  }

  /// A third OLT is an agent's that never came. Without it nobody knows whether the NRO is cut off as a whole.
  @Test
  void whereNobodyTellsOfAShareTheFiguresAreAtLeastWhatTheySay() {
    one.judges("n1", "n1/o2", "n1/o3");
    two.judges("n1", "n1/o1", "n1/o3");
    one.runs(DAWN, at("06:00")).down("n1/o1", "gates A B").runs(at("06:00"), NOON);
    two.runs(DAWN, at("06:00")).down("n1/o2", "gates A B").runs(at("06:00"), NOON);
    deliver();
    OperatorIncident incident = incidents().getFirst();
    assertEquals("06:00-11:00 ftth=1500", text(incident.lines()));
    assertEquals(Map.of("a1", Set.of("n1/o3"), "a2", Set.of("n1/o3")), incident.coverage().untold());
    assertTrue(incident.judged().problems().getFirst()
        .startsWith(
            "whether NRO n1 is cut off as a whole (bra=5,emergency=1) is not known: nobody tells of n1/o3"),
        incident.judged().problems()::toString);
    assertTrue(incident.coverage().isAtLeast());
  }

  /// The third one has carried ever since it was judged first, which it told.
  @Test
  void anOltThatNeverFailedIsKnownToCarry() {
    one.judges("n1", "n1/o2", "n1/o3");
    two.judges("n1", "n1/o1", "n1/o3");
    agent("o3", "ftth=600", WHOLE).judges("n1", "n1/o1", "n1/o2").runs(DAWN, NOON).deliver(store, "a3");
    one.runs(DAWN, at("06:00")).down("n1/o1", "gates A B").runs(at("06:00"), NOON);
    two.runs(DAWN, at("06:00")).down("n1/o2", "gates A B").runs(at("06:00"), NOON);
    deliver();
    OperatorIncident incident = incidents().getFirst();
    assertEquals("06:00-11:00 ftth=1500", text(incident.lines()));
    assertFalse(incident.coverage().isAtLeast(), incident.coverage()::toString);
  }

  /// What was told two months ago, and never since, holds: the first share has been lost since then.
  @Test
  void aShareThatWasLostLongAgoIsStillLost() {
    shareBoth();
    Instant september = Instant.parse("2026-09-18T05:00:00Z");
    one.judge(september).down("n1/o1", access("spoke1")).judge(september.plusSeconds(60));
    one.runs(DAWN, NOON);
    two.runs(DAWN, at("06:00")).down("n1/o2", access("spoke2")).runs(at("06:00"), NOON);
    deliver();
    OperatorIncident second = incidents().stream().filter(each -> each.places().contains("n1/o2")).findFirst()
        .orElseThrow();
    assertEquals("06:00-11:00 bra=5,ftth=700,emergency=1", text(second.lines()));
  }

  /// The agent that told the lines did so long ago, and the other one has none of them.
  @Test
  void linesThatWereToldLongAgoAreStillThose() {
    JudgingAgent without = agent("o2", "ftth=700", "").judges("n1", "n1/o1");
    one.judges("n1", "n1/o2");
    Instant september = Instant.parse("2026-09-18T05:00:00Z");
    one.judge(september).down("n1/o1", access("spoke1")).judge(september.plusSeconds(60)).runs(DAWN, NOON)
        .deliver(store, "a1");
    without.runs(DAWN, at("06:00")).down("n1/o2", access("spoke2")).runs(at("06:00"), NOON)
        .deliver(store, "a2");
    OperatorIncident second = incidents().stream().filter(each -> each.places().contains("n1/o2")).findFirst()
        .orElseThrow();
    assertEquals("06:00-11:00 bra=5,ftth=700,emergency=1", text(second.lines()));
  }

  /// Whatever fails when and by which cause: at any moment all incidents together have the lines of the OLTs that are out, and
  /// those of the NRO as a whole where all are.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void atAnyMomentEachLineIsCutOffOnce(int seed) {
    Random random = new Random(seed);
    List<String> olts = List.of("n1/o1", "n1/o2", "n1/o3");
    Map<String, JudgingAgent> agents = new TreeMap<>();
    for (String olt : olts) {
      agents.put(olt, agent(olt.substring(3), "ftth=" + (olts.indexOf(olt) + 1) * 100, WHOLE).judges("n1",
          olts.stream().filter(other -> !other.equals(olt)).toArray(String[]::new)));
    }
    agents.forEach((olt, agent) -> {
      for (Instant slot = DAWN; slot.isBefore(NOON); slot = slot.plusSeconds(300)) {
        agent.judge(slot.plusSeconds(random.nextInt(200)));
        fate(agent, olt, random.nextInt(12));
        agent.judge(slot.plusSeconds(200 + random.nextInt(100))).endSlot(slot);
      }
      agent.deliver(store, olt.substring(3));
    });
    List<OperatorIncident> incidents = incidents();
    for (Instant at = DAWN; at.isBefore(NOON); at = at.plusSeconds(10)) {
      Instant now = at;
      LineCounts olt = agents.values().stream().map(agent -> agent.outAt(now)).reduce(LineCounts.NONE,
          LineCounts::plus);
      boolean whole = agents.entrySet().stream().allMatch(each -> each.getValue().isOut(each.getKey(), now));
      assertEquals(whole ? olt.plus(LineCounts.parse(WHOLE)) : olt, incidents.stream()
          .flatMap(each -> each.lines().pieces().stream())
          .filter(piece -> !now.isBefore(piece.from()) && now.isBefore(piece.to()))
          .map(piece -> piece.lines().all()).reduce(LineCounts.NONE, LineCounts::plus), now::toString);
    }
  }

  private static void fate(JudgingAgent agent, String olt, int which) {
    switch (which) {
      case 0, 1, 2 -> agent.down(olt, access("spoke"));
      case 3 -> agent.down(olt, "gates A B");
      case 4 -> agent.is(olt, ServiceState.UNKNOWN, "");
      case 5, 6 -> agent.up(olt);
      case 7 -> agent.restarts();
      default -> {
        // as before
      }
    }
  }

  /// Neither topology has the other's OLT, so either agent counts the lines of the NRO as a whole.
  @Test
  void ofAgentsThatDoNotKnowOfEachOtherTheLinesOfTheNroCountOnce() {
    one.judges("n1");
    two.judges("n1");
    one.runs(DAWN, at("06:00")).down("n1/o1", access("spoke1")).runs(at("06:00"), at("07:00")).up("n1/o1")
        .runs(at("07:00"), NOON);
    two.runs(DAWN, at("06:30")).down("n1/o2", access("spoke2")).runs(at("06:30"), at("07:30")).up("n1/o2")
        .runs(at("07:30"), NOON);
    deliver();
    List<OperatorIncident> incidents = incidents();
    assertEquals(1, incidents.size());
    assertEquals("06:00-06:30 bra=5,ftth=800,emergency=1; 06:30-07:00 bra=5,ftth=1500,emergency=1;"
        + " 07:00-07:30 bra=5,ftth=700,emergency=1", text(incidents.getFirst().lines()));
    assertEquals(Optional.of("emergency"),
        incidents.getFirst().judged().impact().services().getLast().criterion().map(Criterion::name));
    assertTrue(incidents.getFirst().judged().impact().services().stream().map(ServiceImpact::service)
        .anyMatch(service -> service.id().equals("emergency")));
  }

  /// One of them does not know of the other: it tells the NRO as cut off, and that counts once.
  @Test
  void whereOneKnowsOfTheOtherTheLinesOfTheNroCountOnce() {
    one.judges("n1", "n1/o2");
    two.judges("n1");
    one.runs(DAWN, at("06:00")).down("n1/o1", "gates A B").runs(at("06:00"), NOON);
    two.runs(DAWN, at("06:00")).down("n1/o2", "gates A B").runs(at("06:00"), NOON);
    deliver();
    assertEquals("06:00-11:00 bra=5,ftth=1500,emergency=1", text(incidents().getFirst().lines()));
  }
}
