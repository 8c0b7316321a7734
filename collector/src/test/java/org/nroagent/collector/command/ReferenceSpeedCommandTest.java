package org.nroagent.collector.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.collector.command.CollectorFolder.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.StoredMonth;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;

/// Two NROs of one operator, in October with its hour more, and the first slots of the half-year after. What its gate carries
/// at the same time is not asked for.
class ReferenceSpeedCommandTest {
  private static final Instant AFTER = Instant.parse("2026-12-31T23:00:00Z");
  private static final CivilMonth OCTOBER = CivilMonth.parse("2026-10", CivilMonth.CONTRACT_ZONE);
  private static final CivilMonth JANUARY = CivilMonth.parse("2027-01", CivilMonth.CONTRACT_ZONE);
  /// 02:30 for the second time that night, by the clocks of Luxembourg.
  private static final Instant PEAK = Instant.parse("2026-10-25T01:30:00Z");
  private static final int PEAK_SLOT = 24 * 288 + 42;
  private static final List<String> PORTS = List.of("hub1.n1", "hub1.n2", "hub1.g1");

  private final CollectorFolder collector;

  ReferenceSpeedCommandTest(@TempDir Path folder) {
    collector = new CollectorFolder(folder);
  }

  @BeforeEach
  void store() throws IOException {
    collector.config(
        """
            plain: true
            dataDirectory: data
            agents: [{name: a1}]
            clients: [{trigramme: ABC, name: Example & Co}]
            plaques: [{name: north}]
            gates:
              - {name: g1, operator: Example & Co, client: ABC, collection: regional, capacityMbps: 1000, interfaces: [{agent: a1, interface: hub1.g1}]}
              - {name: g2, operator: Other & Co, client: ABC, collection: regional, capacityMbps: 1000, interfaces: [{agent: a1, interface: hub1.g2}]}
            """);
    nros(nro("n1", "gates: [g1], interfaces: [{agent: a1, interface: hub1.n1}]"),
        nro("n2", "gates: [g1], interfaces: [{agent: a1, interface: hub1.n2}]"));
    try (SlotStore store = collector.store(AFTER)) {
      StoredMonth.fill(store, "a1", OCTOBER, PORTS, ReferenceSpeedCommandTest::october);
      StoredMonth.fill(store, "a1", JANUARY, PORTS, (_, _) -> metered("900"));
    }
  }

  /// Each port has more in a slot of its own, but both together most at the peak; in one slot with more a port is missing.
  private static Slot october(int slot, int column) {
    if (column == 2) {
      return metered(slot == 200 ? "900" : "1");
    }
    if (slot == PEAK_SLOT) {
      return metered("240");
    }
    if (slot == 5) {
      return column == 0 ? metered("800") : new Slot.Missing(MissingReason.COLUMN_LOST);
    }
    return metered(slot == 100 + column ? "300" : "100");
  }

  private static Slot metered(String mbpsOut) {
    return new Slot.Metered(StoredMonth.octets("1"), StoredMonth.octets(mbpsOut), false);
  }

  @Test
  void theHighestSlotOfTheSumsByTheSessionsOfThatVerySlot() throws IOException {
    sessions("{operator: Example & Co, at: 2026-10-25T01:34:59Z, count: 200}",
        "{operator: Example & Co, at: 2026-10-25T01:35:00Z, count: 1}",
        "{operator: Example & Co, at: 2026-10-25T02:30:00+02:00, count: 2}");
    JsonNode view = json(AFTER);
    assertEquals("2026-H2 2027-H1 2026-12-31 false", String.join(" ", view.get("halfYear").asText(),
        view.get("appliesTo").asText(), view.get("reportOn").asText(), view.get("preview").asText()));
    JsonNode operator = view.at("/operators/0");
    assertEquals(PEAK.toString(), operator.get("peakSlot").asText());
    assertEquals("out", operator.get("direction").asText());
    assertEquals("480.00", operator.get("peakMbps").asText());
    assertEquals(200, operator.get("sessions").asInt());
    assertEquals("2.400000", operator.get("referenceSpeedMbps").asText());
    assertEquals(8_939, operator.get("validSlots").asInt());
    assertEquals(184 * 288 + 12, operator.get("expectedSlots").asInt());
  }

  @Test
  void withoutSessionsItSaysOfWhichSlotTheyAreWanted() throws IOException {
    JsonNode operator = json(AFTER).at("/operators/0");
    assertTrue(operator.get("referenceSpeedMbps").isNull());
    assertTrue(operator.at("/reasons/0").asText().contains("2026-10-25T01:30:00Z…2026-10-25T01:35:00Z"),
        operator::toPrettyString);
  }

  @Test
  void theSlotsOfTheNextHalfYearAreItsOwnAndARunningOneIsAPreview() throws IOException {
    JsonNode view = json(JANUARY.end(), "2027-H1");
    assertTrue(view.get("preview").asBoolean());
    assertEquals(JANUARY.start().toString(), view.at("/operators/0/peakSlot").asText());
    assertEquals("1800.00", view.at("/operators/0/peakMbps").asText());
    assertEquals("1.0000", view.at("/operators/0/coverage").asText());
  }

  /// A port that is not there yet, or not any more, takes no slot from the others.
  @Test
  void anNroCountsForAsLongAsTheOperatorHasIt() throws IOException {
    String port = "gates: [g1], interfaces: [{agent: a1, interface: hub1.n1}]";
    nros(nro("n1", port + ", inService: 2026-10-26"),
        nro("n2", "gates: [g1], interfaces: [{agent: a1, interface: hub1.n2}]"));
    JsonNode operator = json(AFTER).at("/operators/0");
    assertEquals("2026-10-01T06:25:00Z 300.00", operator.get("peakSlot").asText() + " "
        + operator.get("peakMbps").asText(), "before that day the other one alone");
    nros(nro("n1", port + ", givenUp: 2026-10-25"));
    operator = json(AFTER).at("/operators/0");
    assertEquals("2026-09-30T22:25:00Z 800.00", operator.get("peakSlot").asText() + " "
        + operator.get("peakMbps").asText(), "of a slot in which the other one is missing, too");
    assertEquals(24 * 288, operator.get("validSlots").asInt());
    assertEquals("[]", operator.get("absentInterfaces").toString());
  }

  @Test
  void withoutPortsOfEveryNroItSaysWhatToEnter() throws IOException {
    nros(nro("n1", "gates: [g1], interfaces: [{agent: a1, interface: hub1.n1}]"), nro("n2", "gates: [g1]"));
    assertEquals("the inventory names no interfaces of NRO n2 of client ABC, and a part of a sum is no sum;"
        + " enter its metered ports under 'interfaces'", reason());
    nros(nro("n1", "gates: [g1, g2], interfaces: [{agent: a1, interface: hub1.n1}]"));
    assertEquals(
        "NRO n1 is delivered at gates of Example & Co and Other & Co, so whose traffic its ports carry"
            + " is not known; make it one NRO per operator",
        reason());
    nros(nro("n1", "gates: [g2], interfaces: [{agent: a1, interface: hub1.n1}]"));
    assertEquals("the inventory has no NRO that is delivered at its gates; enter its NROs with 'gates' and"
        + " their metered ports under 'interfaces'", reason());
  }

  private String reason() throws IOException {
    JsonNode operator = json(AFTER).at("/operators/0");
    assertTrue(operator.get("peakMbps").isNull(), operator::toPrettyString);
    return operator.at("/reasons/0").asText();
  }

  /// 40 ports of 700 Mbit/s are 28,000 Mbit/s; by 20,200 sessions that is 1.386139. Of one of them 700 are missing: 505 users,
  /// as TrafficGapTest has it, a fortieth of them.
  @Test
  void theWorkedExample() throws IOException {
    List<String> ports = IntStream.range(0, 40).mapToObj(i -> "hub1.p" + i).toList();
    try (SlotStore store = collector.store(AFTER)) {
      StoredMonth.fill(store, "a2", OCTOBER, 2, ports, (slot, _) -> metered(slot == 1 ? "700" : "400"));
    }
    collector.amend(file -> file.replace("agents: [{name: a1}]", "agents: [{name: a1}, {name: a2}]"));
    nros(ports.stream().map(port -> nro(port.replace("hub1.", ""),
        "gates: [g1], interfaces: [{agent: a2, interface: " + port + "}]")).toArray(String[]::new));
    sessions("{operator: Example & Co, at: 2026-09-30T22:05:00Z, count: 20200}");
    JsonNode operator = json(AFTER).at("/operators/0");
    assertEquals("28000.00 1.386139",
        operator.get("peakMbps").asText() + " " + operator.get("referenceSpeedMbps").asText());
  }

  @Test
  void theTextSaysTheSame() throws IOException {
    sessions("{operator: Example & Co, at: 2026-10-25T01:30:00Z, count: 200}");
    assertEquals(0, execute(AFTER, "2026-H2"), collector.err());
    assertTrue(collector.out().contains("REFERENCE SPEED  2.400000 Mbit/s per session"), collector.out());
  }

  /// What the inventory says was told is done: the next half-year's follows it.
  @Test
  void theNextReportHasACountdownAndADraft() throws IOException {
    collector.amend(file -> file.replace("operator: Other & Co, ", ""));
    sessions("{operator: Example & Co, at: 2026-10-25T01:30:00Z, count: 200}");
    Instant now = Instant.parse("2026-12-30T23:00:00Z");
    JsonNode never = json(now, "2026-H2");
    assertEquals("2026-H1 2026-06-30 -184", String.join(" ", never.at("/next/halfYear").asText(),
        never.at("/next/due").asText(), never.at("/next/daysLeft").asText()),
        "it is there since January, and nothing was ever told");
    collector.inventory("told.yaml", "referenceSpeeds: [{halfYear: 2026-H1, mbps: 2}]\n");
    assertEquals(0, execute(now, "2026-H2", "--draft", "fr"), collector.err());
    assertTrue(collector.out().contains("NEXT REPORT of 2026-H2, fixed data, due on 2026-12-31: 0 days left"),
        collector.out());
    for (String line : List.of("Vitesse de référence, 2026-H2", "Opérateur : Example & Co",
        "Pointe maximale de trafic : 480,00 Mbit/s (sortant), le 2026-10-25 02:30 +01:00",
        "Sessions actives à ce moment : 200", "Vitesse de référence : 2,400000 Mbit/s par session")) {
      assertTrue(collector.out().lines().anyMatch(line::equals), collector.out());
    }
    collector.inventory("told.yaml",
        "referenceSpeeds: [{halfYear: 2026-H1, mbps: 2}]\ntotals: [{from: 2026-01-01, simCards: 9}]\n");
    JsonNode late = json(JANUARY.end(), "2026-H2");
    assertEquals("2026-H2 2026-12-31 -32", String.join(" ", late.at("/next/halfYear").asText(),
        late.at("/next/due").asText(), late.at("/next/daysLeft").asText()));
    JsonNode drafted = json(now, "2026-H2", "--draft", "en");
    assertEquals("Example & Co", drafted.at("/drafts/0/operator").asText());
    assertTrue(drafted.at("/drafts/0/body").asText().contains("Data, mobile network"),
        drafted::toPrettyString);
    assertEquals("2026-H2", drafted.at("/referenceSpeeds/halfYear").asText());
    assertEquals(2, execute(now, "2026-H2", "--draft", "de"));
    assertTrue(collector.err().contains("'de' is neither fr nor en"), collector.err());
  }

  /// An amendment holds from the last day of the half-year on, the day on which its report is due; the half-year before is told by
  /// the law of its own last day.
  @Test
  void theReportFollowsTheVersionOfItsLastDay() throws IOException {
    collector.terms("lu.yaml",
        shipped("lu-ilr-14-181").replace("id: lu-ilr-14-181", "id: lu-2026-12")
            .replace("validFrom: 2014-08-28", "validFrom: 2026-12-31")
            .replace("fixedSpeed: 3(5)", "fixedSpeed: 8")
            .replace("securite@ilr.lu", "speeds@ilr.lu"));
    assertEquals("securite@ilr.lu Règlement 14/181/ILR, version du 2014-08-28, article 3(5)",
        cited("2026-H1"));
    assertEquals("speeds@ilr.lu Règlement 14/181/ILR, version du 2026-12-31, article 8", cited("2026-H2"));
  }

  private String cited(String halfYear) throws IOException {
    JsonNode draft = json(AFTER, halfYear, "--draft", "fr").at("/drafts/0");
    return draft.get("recipient").asText() + " " + draft.get("body").asText().lines().skip(1).findFirst()
        .orElseThrow();
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertEquals(2, execute(AFTER, "2026"));
    assertEquals(2, execute(AFTER, "2027-H1"));
    assertTrue(collector.err().contains("2027-H1 has not begun"), collector.err());
    sessions("{operator: Exampl & Co, at: 2026-10-25T01:30:00Z, count: 0}");
    assertEquals(2, execute(AFTER, "2026-H2"));
    assertTrue(collector.err().contains("did you mean 'Example & Co'?"), collector.err());
    assertTrue(collector.err().contains("sessions[0].count: 0 is not within 1…"), collector.err());
  }

  private static String nro(String name, String more) {
    return "{name: " + name + ", client: ABC, plaque: north, available: 2026-01-01, " + more + "}";
  }

  private void nros(String... nros) throws IOException {
    collector.inventory("nros.yaml", "nros:\n  - " + String.join("\n  - ", nros) + "\n");
  }

  private void sessions(String... counts) throws IOException {
    collector.inventory("sessions.yaml", "sessions: [" + String.join(", ", counts) + "]\n");
  }

  private JsonNode json(Instant now) throws IOException {
    return json(now, "2026-H2");
  }

  private JsonNode json(Instant now, String halfYear, String... more) throws IOException {
    return collector.json(now, "reference-speed", of(halfYear, more));
  }

  private int execute(Instant now, String halfYear, String... more) {
    return collector.execute(now, "reference-speed", of(halfYear, more));
  }

  private static String[] of(String halfYear, String... more) {
    return Stream.concat(Stream.of("--half-year", halfYear), Stream.of(more)).toArray(String[]::new);
  }
}
