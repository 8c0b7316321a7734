package org.nroagent.collector.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.OutageAgent;
import org.nroagent.collector.store.IncidentEnd;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.reachability.ServiceWindow;
import org.nroagent.model.reachability.ServiceWindow.Kind;

/// What agents saw and what was declared at them, in the availability of 2026: two clients are in the NRO `n1`, whose ports
/// two agents meter, and the first one has `n2`, too.
class ToldAvailabilityTest {
  private static final Instant AFTER = Instant.parse("2026-12-31T23:00:00Z");
  private static final Instant LOST = Instant.parse("2026-03-10T09:00:00Z");
  private static final long NUMBER = LOST.getEpochSecond();
  private static final String GATES = "gates paris bordeaux";

  private final CollectorFolder collector;
  @AutoClose
  private final SlotStore store;

  ToldAvailabilityTest(@TempDir Path folder) {
    collector = new CollectorFolder(folder);
    store = collector.store(AFTER);
  }

  @BeforeEach
  void writeConfig() throws IOException {
    collector.inventory("nros.yaml",
        """
            nros:
              - {name: n1, client: ABC, plaque: north, available: 2026-01-01, gates: [g], interfaces: [{agent: a1, interface: spoke.lag-1}]}
              - {name: n2, client: ABC, plaque: north, available: 2026-01-01, gates: [g]}
              - {name: n1, client: XYZ, plaque: north, available: 2026-01-01, gates: [h], interfaces: [{agent: a2, interface: spoke.lag-1}]}
            """);
    collector.config(
        """
            plain: true
            dataDirectory: data
            agents: [{name: a1}, {name: a2}]
            clients: [{trigramme: ABC, name: Example ISP}, {trigramme: XYZ, name: Other ISP}]
            plaques: [{name: north}]
            gates:
              - {name: g, client: ABC, collection: national, capacityMbps: 1, interfaces: [{agent: a1, interface: hub1.g}]}
              - {name: h, client: XYZ, collection: national, capacityMbps: 1, interfaces: [{agent: a2, interface: hub1.h}]}
            """);
  }

  /// Both gates of an NRO are lost for 30 hours, and nobody types a ticket.
  @Test
  void anOutageWithoutATicketIsMeasuredAndListed() throws IOException {
    Instant back = LOST.plus(Duration.ofHours(30));
    new OutageAgent(store, "a1").works(LOST, back).service(LOST, "n1", "up", "down")
        .opens(NUMBER, GATES, "n1/o1", "n1").service(back, "n1", "down", "up").ends(NUMBER, back);
    JsonNode north = json(AFTER).at("/plaques/0");
    assertEquals("100.000000", north.get("availablePercent").asText());
    assertEquals("1800.00", north.get("measuredUnavailableMinutes").asText());
    // 1 800 of 2 × 525 600 minutes.
    assertEquals("99.828767", north.get("measuredPercent").asText());
    JsonNode incident = north.at("/incidentsWithoutTicket/0");
    assertEquals("a1~" + NUMBER + " true 1800.00",
        incident.get("incident").asText() + " " + incident.get("total").asText() + " "
            + incident.get("minutes").asText());
    assertEquals("n1", incident.at("/nros/0").asText());
    assertEquals("2026-03-10T09:00:00Z 1800.00 available unavailable a1 saw it down",
        lines(north.at("/nros/0")).stream().filter(line -> line.contains("saw")).findFirst().orElseThrow());
    JsonNode other = json(AFTER).at("/plaques/1");
    assertEquals("XYZ 0.00",
        other.get("client").asText() + " " + other.get("measuredUnavailableMinutes").asText());
    String text = text();
    assertTrue(text.contains("NO TICKET of incident a1~" + NUMBER
        + ", total at n1: 2026-03-10T09:00:00Z to 2026-03-11T15:00:00Z, 1800.00 minutes"), text);
    assertTrue(text.contains("1800.00 min  available   unavailable  a1 saw it down"), text);
  }

  /// The OLTs of `n2` are polled by two agents. The first one loses its own for two hours, the second one for the second of
  /// them: until then the loss was partial.
  @Test
  void anNroOfTwoAgentsIsDownWhileBothSeeTheirShareDown() throws IOException {
    Instant hour = LOST.plus(Duration.ofHours(1));
    Instant back = LOST.plus(Duration.ofHours(2));
    shareDown(new OutageAgent(store, "a1").works(LOST, back), LOST, back, "n2/o1");
    JsonNode alone = json(AFTER).at("/plaques/0");
    assertEquals("0.00 false", alone.at("/nros/1/measuredUnavailableMinutes").asText() + " "
        + alone.at("/incidentsWithoutTicket/0/total").asText());
    shareDown(new OutageAgent(store, "a2").works(LOST, back), hour, back, "n2/o2");
    JsonNode north = json(AFTER).at("/plaques/0");
    assertEquals("60.00 true", north.at("/nros/1/measuredUnavailableMinutes").asText() + " "
        + north.at("/incidentsWithoutTicket/1/total").asText());
    assertTrue(lines(north.at("/nros/1")).contains("2026-03-10T10:00:00Z 60.00 available unavailable "
        + "no metered port; a1 saw its share of it down; a2 saw its share of it down"),
        north::toPrettyString);
    assertSums(north);
  }

  /// The second agent polled an OLT of `n2` until January, and is no more. The first one knows of no OLTs but its own.
  @Test
  void anAgentThatIsNoMoreDoesNotKeepAnNroUp() throws IOException {
    Instant january = Instant.parse("2026-01-20T09:00:00Z");
    Instant back = LOST.plus(Duration.ofHours(2));
    shareDown(new OutageAgent(store, "a2").works(january, january.plus(Duration.ofHours(1))), january,
        january.plus(Duration.ofMinutes(30)), "n2/o2");
    new OutageAgent(store, "a1").works(LOST, back).service(LOST, "n2/o1", "up", "down")
        .service(LOST, "n2", "up", "down").opens(NUMBER, GATES, "n2/o1", "n2")
        .service(back, "n2/o1", "down", "up").service(back, "n2", "down", "up").ends(NUMBER, back);
    JsonNode north = json(AFTER).at("/plaques/0");
    assertEquals("120.00", north.at("/nros/1/measuredUnavailableMinutes").asText());
    assertSums(north);
  }

  private static void shareDown(OutageAgent agent, Instant from, Instant to, String olt) {
    agent.service(from, olt, "up", "down").service(from, "n2", "up", "unknown")
        .opens(from.getEpochSecond(), "access spoke lag-1", olt).service(to, olt, "down", "up")
        .service(to, "n2", "unknown", "up").ends(from.getEpochSecond(), to);
  }

  @Test
  void aTicketOfTheSameTimeIsTheTicketOfTheIncident() throws IOException {
    Instant back = LOST.plus(Duration.ofHours(1));
    new OutageAgent(store, "a1").works(LOST, back).service(LOST, "n1", "up", "down")
        .opens(NUMBER, GATES, "n1").service(back, "n1", "down", "up").ends(NUMBER, back);
    ticket("provider", "2026-03-10T09:20:00Z", "2026-03-10T10:10:00Z");
    JsonNode north = json(AFTER).at("/plaques/0");
    assertEquals(0, north.get("incidentsWithoutTicket").size());
    assertEquals("50.00 70.00", north.get("unavailableMinutes").asText() + " "
        + north.get("measuredUnavailableMinutes").asText());
    assertSums(north);
  }

  /// Maintenance was declared from 09:30 to 10:30; a ticket of the provider runs from 09:00 to 10:00.
  @Test
  void aDeclaredWindowIsTakenOutOfATicketLineByLine() throws IOException {
    OutageAgent agent = new OutageAgent(store, "a1").works(LOST, LOST.plus(Duration.ofHours(1)));
    agent.declares(LOST.minusSeconds(86_400), window(Kind.PLANNED_MAINTENANCE, 30, 90, "n1"));
    ticket("provider", "2026-03-10T09:00:00Z", "2026-03-10T10:00:00Z");
    JsonNode north = json(AFTER).at("/plaques/0");
    assertEquals("30.00 30.00 30.00", String.join(" ", north.get("unavailableMinutes").asText(),
        north.get("excludedMinutes").asText(), north.get("measuredUnavailableMinutes").asText()));
    List<String> lines = lines(north.at("/nros/0"));
    assertTrue(lines.contains("2026-03-10T09:00:00Z 30.00 unavailable unavailable ticket T (provider)"),
        lines::toString);
    assertTrue(lines.contains("2026-03-10T09:30:00Z 30.00 excluded excluded ticket T (provider); window "
        + (NUMBER - 86_400) + " of a1 (planned-maintenance): new cards"), lines::toString);
    assertSums(north);
  }

  /// Windows are often declared when everything is over, and taken back later still.
  @Test
  void aWindowThatIsDeclaredOrTakenBackAfterTheYearCounts() throws IOException {
    Instant later = AFTER.plus(Duration.ofDays(20));
    ticket("provider", "2026-03-10T09:00:00Z", "2026-03-10T10:00:00Z");
    OutageAgent agent = new OutageAgent(store, "a1").declares(later, window(Kind.CLIENT, 30, 90, "n1"));
    assertEquals("30.00", json(later.plusSeconds(60)).at("/plaques/0").get("excludedMinutes").asText());
    agent.withdraws(later.plusSeconds(90), later);
    assertEquals("0.00", json(later.plusSeconds(120)).at("/plaques/0").get("excludedMinutes").asText());
  }

  @Test
  void aWindowThatNamesNoNroIsAboutThoseOfItsAgentAlone() throws IOException {
    OutageAgent agent = new OutageAgent(store, "a1");
    agent.declares(LOST.minusSeconds(60), window(Kind.FORCE_MAJEURE, 0, 60));
    collector.inventory("tickets.yaml",
        """
            tickets:
              - {id: T1, client: ABC, nros: [n1, n2], cause: provider, outage: total, opened: 2026-03-10T09:00:00Z,
                 restored: 2026-03-10T10:00:00Z}
              - {id: T2, client: XYZ, nros: [n1], cause: provider, outage: total, opened: 2026-03-10T09:00:00Z,
                 restored: 2026-03-10T10:00:00Z}
            """);
    JsonNode year = json(AFTER);
    assertEquals("0.00 60.00 60.00",
        String.join(" ", year.at("/plaques/0/nros/0/unavailableMinutes").asText(),
            year.at("/plaques/0/nros/1/unavailableMinutes").asText(),
            year.at("/plaques/1/nros/0/unavailableMinutes").asText()));
  }

  /// The agent is away from 09:10 to 09:40 while both gates are lost.
  @Test
  void whileTheAgentIsAwayAnOutageIsUnknown() throws IOException {
    Instant back = LOST.plus(Duration.ofHours(1));
    new OutageAgent(store, "a1").works(LOST, LOST.plus(Duration.ofMinutes(10)))
        .works(LOST.plus(Duration.ofMinutes(40)), back).service(LOST, "n1", "up", "down")
        .service(back, "n1", "down", "up");
    JsonNode nro = json(AFTER).at("/plaques/0/nros/0");
    assertEquals("30.00", nro.get("measuredUnavailableMinutes").asText());
    assertEquals(525_600 - 30 + ".00", nro.get("unknownMinutes").asText());
    assertTrue(
        lines(nro).contains("2026-03-10T09:10:00Z 30.00 available unknown nothing came of a1, "
            + "which had seen it down; slots missing"),
        nro::toPrettyString);
    assertSums(json(AFTER).at("/plaques/0"));
  }

  /// The agent lost its disk at 10:00, works on, and tells no more of what it had seen, and nobody ever tells the end. Two days later
  /// it sees another outage, of half an hour.
  @Test
  void anOutageWhoseEndNobodyToldLastsAsLongAsItWasToldOf() throws IOException {
    Instant over = LOST.plus(Duration.ofHours(1));
    Instant again = LOST.plus(Duration.ofDays(2));
    Instant back = again.plus(Duration.ofMinutes(30));
    OutageAgent agent = new OutageAgent(store, "a1")
        .cutOff(LOST, over, NUMBER, LineCounts.of(LineKind.FTTH, 800)).works(over, again)
        .service(LOST, "n1", "up", "down").opens(NUMBER, GATES, "n1");
    assertEquals("60.00 60.00", ofTheFirstIncident());
    agent.works(again, back).service(again, "n1", "up", "down").opens(again.getEpochSecond(), GATES, "n1")
        .service(back, "n1", "down", "up").ends(again.getEpochSecond(), back);
    assertEquals("90.00 60.00", ofTheFirstIncident());
    assertSums(json(AFTER).at("/plaques/0"));
  }

  /// Nothing comes of it any more; a person says that all worked again at 12:00.
  @Test
  void anOutageOfAnAgentThatIsNoMoreLastsUntilAPersonSaysSo() throws IOException {
    Instant noon = LOST.plus(Duration.ofHours(3));
    new OutageAgent(store, "a1").cutOff(LOST, noon, NUMBER, LineCounts.of(LineKind.FTTH, 800))
        .service(LOST, "n1", "up", "down").opens(NUMBER, GATES, "n1");
    assertEquals("180.00 " + Duration.between(LOST, AFTER).toMinutes() + ".00", ofTheFirstIncident());
    store.end(IncidentEnd.made("a1", NUMBER, Optional.of(noon), "Anne", "", AFTER, OptionalLong.empty()))
        .join();
    assertEquals("180.00 180.00", ofTheFirstIncident());
    assertTrue(lines(json(AFTER).at("/plaques/0/nros/0")).stream()
        .noneMatch(line -> line.contains("nothing came of a1")));
  }

  /// The last slot of a year that is over is on no way any more.
  @Test
  void whatNobodySawIsUnknownToTheEndOfTheYear() throws IOException {
    new OutageAgent(store, "a1").works(LOST, LOST.plus(Duration.ofHours(1)))
        .service(LOST, "n1", "up", "down").opens(NUMBER, GATES, "n1");
    assertEquals("60.00", json(AFTER.plus(Duration.ofHours(1)))
        .at("/plaques/0/nros/0/measuredUnavailableMinutes").asText());
  }

  private String ofTheFirstIncident() throws IOException {
    JsonNode north = json(AFTER.plus(Duration.ofHours(1))).at("/plaques/0");
    return north.at("/nros/0/measuredUnavailableMinutes").asText() + " "
        + north.at("/incidentsWithoutTicket/0/minutes").asText();
  }

  private static ServiceWindow window(Kind kind, int from, int to, String... nros) {
    SortedSet<String> names = new TreeSet<>(List.of(nros));
    return new ServiceWindow(kind, LOST.plus(Duration.ofMinutes(from)), LOST.plus(Duration.ofMinutes(to)),
        names,
        "new cards");
  }

  private void ticket(String cause, String opened, String restored) throws IOException {
    collector.inventory("tickets.yaml", """
        tickets: [{id: T, client: ABC, nros: [n1], cause: %s, outage: total, opened: %s, restored: %s}]
        """.formatted(cause, opened, restored));
  }

  private static List<String> lines(JsonNode nro) {
    List<String> lines = new ArrayList<>();
    nro.get("lines").forEach(line -> {
      List<String> reasons = new ArrayList<>();
      line.get("reasons").forEach(reason -> reasons.add(reason.asText()));
      lines.add(String.join(" ", line.get("from").asText(), line.get("minutes").asText(),
          line.get("byTicket").asText(), line.get("measured").asText(), String.join("; ", reasons)));
    });
    return lines;
  }

  /// Each total of a plaque is the sum of its NROs' lines.
  private static void assertSums(JsonNode plaque) {
    assertEquals(sum(plaque, "byTicket", "unavailable"), number(plaque, "unavailableMinutes"));
    assertEquals(sum(plaque, "byTicket", "excluded"), number(plaque, "excludedMinutes"));
    assertEquals(sum(plaque, "measured", "unavailable"),
        number(plaque, "measuredUnavailableMinutes"));
    assertEquals(sum(plaque, "measured", "excluded"), number(plaque, "measuredExcludedMinutes"));
    BigDecimal unknown = sum(plaque, "measured", "unknown");
    for (JsonNode nro : plaque.get("nros")) {
      unknown = unknown.add(number(nro, "unlistedUnknownMinutes"));
    }
    assertEquals(unknown, number(plaque, "unknownMinutes"));
  }

  private static BigDecimal number(JsonNode node, String key) {
    return new BigDecimal(node.get(key).asText());
  }

  private static BigDecimal sum(JsonNode plaque, String figure, String verdict) {
    BigDecimal sum = new BigDecimal("0.00");
    for (JsonNode nro : plaque.get("nros")) {
      for (JsonNode line : nro.get("lines")) {
        if (line.get(figure).asText().equals(verdict)) {
          sum = sum.add(number(line, "minutes"));
        }
      }
    }
    return sum;
  }

  private JsonNode json(Instant now) throws IOException {
    return collector.json(now, "availability", "--year", "2026");
  }

  private String text() {
    assertEquals(0, collector.execute(AFTER, "availability", "--year", "2026"), collector::err);
    return collector.out();
  }
}
