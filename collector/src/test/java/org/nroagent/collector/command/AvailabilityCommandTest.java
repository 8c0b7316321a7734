package org.nroagent.collector.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.collector.command.CollectorFolder.words;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nroagent.collector.StoredMonth;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;

/// The year by hand of docs/availability.md, its borders, and what a running year shows.
class AvailabilityCommandTest {
  private static final Instant AFTER = Instant.parse("2026-12-31T23:00:00Z");
  private static final String NROS = """
      nros:
        - {name: n1, client: ABC, plaque: north, available: 2026-01-01, gates: [g], lines: [{from: 2026-01-01, count: 1000}],
           interfaces: [{agent: a1, interface: hub1.n1}]}
        - {name: n2, client: ABC, plaque: north, available: 2026-01-01, gates: [g], lines: [{from: 2026-01-01, count: 200}]}
      """;
  private static final String TICKETS = """
      tickets:
        - id: T1
          client: ABC
          nros: [n1]
          cause: provider
          outage: total
          detected: 2026-03-10T08:50:00Z
          opened: 2026-03-10T09:00:00Z
          restored: 2026-03-11T15:00:00Z
          frozen: [{from: 2026-03-10T10:00:00Z, to: 2026-03-10T12:00:00Z}]
        - {id: T2, client: ABC, nros: [n2], cause: planned, outage: total, opened: 2026-06-03T00:00:00+02:00,
           restored: 2026-06-03T04:00:00+02:00}
      """;
  private static final String FEE = "annualFees: [{client: ABC, plaque: north, year: 2026, euros: 50000}]\n";

  private final CollectorFolder collector;

  AvailabilityCommandTest(@TempDir Path folder) {
    collector = new CollectorFolder(folder);
  }

  @BeforeEach
  void writeConfig() throws IOException {
    collector.inventory("nros.yaml", NROS);
    collector.inventory("tickets.yaml", TICKETS);
    collector.inventory("fees.yaml", FEE);
    collector.config(
        """
            plain: true
            dataDirectory: data
            agents: [{name: a1}]
            clients: [{trigramme: ABC, name: Example ISP}]
            plaques: [{name: north}]
            gates: [{name: g, client: ABC, collection: national, capacityMbps: 1, interfaces: [{agent: a1, interface: hub1.g}]}]
            """);
    collector.store(AFTER).close();
  }

  @Test
  void theYearByHandOfTheDocumentation() throws IOException {
    JsonNode year = json(AFTER);
    assertFalse(year.get("preview").asBoolean());
    assertEquals("99.85", year.get("targetPercent").asText());
    JsonNode north = year.at("/plaques/0");
    assertEquals("1051200.00", north.get("minutes").asText());
    assertEquals("1680.00", north.get("unavailableMinutes").asText());
    assertEquals("240.00", north.get("excludedMinutes").asText());
    assertEquals("99.840182", north.get("availablePercent").asText());
    assertEquals("99.827815", north.get("measuredPercent").asText());
    assertFalse(north.get("targetMet").asBoolean());
    JsonNode ticket = north.at("/restorations/0");
    assertEquals("T1 major 240.00 1680.00 1100.00 880.00",
        words(ticket, "ticket", "severity", "guaranteedMinutes", "countedMinutes",
            "monthlyFeeEuros", "penaltyEuros"));
    assertEquals("5 50000.00 2500.00 880.00 3380.00",
        words(north.get("penalties"), "percentOfYearlyFee",
            "yearlyFeeEuros", "availabilityEuros", "restorationEuros", "totalEuros"));
  }

  @Test
  void theTextSaysTheSame() {
    assertEquals(0, execute(AFTER), collector.err());
    String text = collector.out();
    assertTrue(text.contains("99.840182 %  BELOW THE TARGET  [CP 11.2]"), text);
    assertTrue(text.contains("ticket T1, major: 1680.00 minutes of 240.00 guaranteed, penalty 880.00"), text);
    assertTrue(text.contains("PENALTIES OF THE YEAR, capped: 3380.00"), text);
    assertTrue(text.contains("no metered port at n2"), text);
  }

  /// Both NROs together: 0.15 % of the year are 94,608 s, 0.25 % 157,680 s, 0.75 % 473,040 s.
  @ParameterizedTest
  @CsvSource({"94608, 0, 0.00", "94609, 5, 2500.00", "157680, 5, 2500.00", "157681, 10, 4000.00",
      "473040, 10, 4000.00", "473041, 15, 4000.00"})
  void theBordersAreExactAndTheCapHolds(long seconds, String percent, String total) throws IOException {
    Instant opened = Instant.parse("2026-02-01T00:00:00Z");
    collector.inventory("nros.yaml", NROS.replaceAll("count: \\d+", "count: 0"));
    collector.inventory("tickets.yaml", """
        tickets:
          - {id: T, client: ABC, nros: [n1], cause: provider, outage: total, opened: %s, restored: %s}
        """.formatted(opened, opened.plusSeconds(seconds)));
    JsonNode penalties = json(AFTER).at("/plaques/0/penalties");
    assertEquals(percent, penalties.get("percentOfYearlyFee").asText());
    assertEquals(total, penalties.get("totalEuros").asText());
  }

  @Test
  void withoutBillsOrAnEntryTheFeeIsNotKnownAndSaysWhy() throws IOException {
    collector.withoutInventory("fees.yaml");
    JsonNode penalties = json(AFTER).at("/plaques/0/penalties");
    assertTrue(penalties.get("yearlyFeeEuros").isNull());
    assertTrue(penalties.get("totalEuros").isNull());
    assertEquals("the bill of 2026-01 has no total", penalties.at("/yearlyFeeMissing/0").asText());
    assertEquals(12, penalties.get("yearlyFeeMissing").size());
  }

  @Test
  void aRunningYearCountsWhatHasPassedAndClaimsNothing() throws IOException {
    JsonNode year = json(Instant.parse("2026-03-10T10:00:00Z"));
    assertTrue(year.get("preview").asBoolean());
    assertTrue(year.at("/plaques/0/penalties").isNull());
    assertEquals("60.00", year.at("/plaques/0/unavailableMinutes").asText());
  }

  /// November alone has slots of n1, of which every tenth is missing.
  @Test
  void whatNobodyMeasuredIsShownAndNotCountedAsAvailableSilently() throws IOException {
    CivilMonth november = CivilMonth.parse("2026-11", CivilMonth.CONTRACT_ZONE);
    try (SlotStore store = collector.store(AFTER)) {
      StoredMonth.fill(store, "a1", november, List.of("hub1.n1"), (slot, _) -> slot % 10 == 0
          ? new Slot.Missing(MissingReason.COLUMN_LOST)
          : new Slot.Metered(1, 1, false));
    }
    JsonNode north = json(AFTER).at("/plaques/0");
    int measured = 8_640 * 9 / 10 * 5;
    // Of the year of n1 without the ticket's time since its detection.
    assertEquals(525_600 - measured - 1_810 + ".00", north.at("/nros/0/unknownMinutes").asText());
    // n2 has no metered port: unknown but for the planned operation.
    assertEquals(525_600 - 240 + ".00", north.at("/nros/1/unknownMinutes").asText());
    assertEquals("99.840182", north.get("availablePercent").asText());
    assertTrue(north.get("leastPercent").asText().startsWith("3.7"), north::toPrettyString);
  }

  /// n1 has its port from 10 June on and is given up on 1 September; n2, without a metered port, all of the year.
  @Test
  void nothingIsExpectedToBeMeasuredBeforeAnNroIsInServiceAndAfterItWasGivenUp() throws IOException {
    collector.withoutInventory("tickets.yaml");
    collector.inventory("nros.yaml", NROS.replaceFirst("available: 2026-01-01",
        "available: 2026-03-01, inService: 2026-06-10, givenUp: 2026-09-01"));
    JsonNode north = json(AFTER).at("/plaques/0");
    assertEquals((30 - 9 + 31 + 31) * 1_440 + ".00", north.at("/nros/0/unknownMinutes").asText());
    assertEquals("525600.00", north.at("/nros/1/unknownMinutes").asText());
    assertEquals("2026-06-09T22:00:00Z 2026-08-31T22:00:00Z",
        words(north.at("/nros/0/lines/0"), "from", "to"));
    collector.inventory("nros.yaml",
        NROS.replaceFirst("available: 2026-01-01", "available: 2026-12-01, inService: 2027-01-01"));
    assertEquals("0.00", json(AFTER).at("/plaques/0/nros/0/unknownMinutes").asText());
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertEquals(2, execute(Instant.parse("2025-12-31T22:59:59Z")));
    assertTrue(collector.err().contains("2026 has not begun"), collector.err());
    collector.inventory("tickets.yaml", """
        tickets:
          - {id: T, client: ABC, nros: [n3], cause: provder, outage: total, restored: 2026-02-01T00:00:00Z}
          - {id: T, client: ABC, nros: [n1], cause: provider, outage: total, opened: 2026-02-02T00:00:00Z,
             restored: 2026-02-01T00:00:00Z, frozen: [{from: 2026-02-01T00:00:00Z, to: 2026-02-01T00:00:00Z}]}
        """);
    assertEquals(2, execute(AFTER));
    List.of("tickets[0]: needs 'opened', or 'detected'",
        "tickets[0].nros[0]: there is no NRO of client 'ABC' 'n3'",
        "did you mean 'n1'", "tickets[0].cause: 'provder' is none of",
        "tickets[1].id: there is a ticket 'T' already",
        "tickets[1].restored: is before 'opened'", "tickets[1].frozen[0].to: must be after 'from'")
        .forEach(part -> assertTrue(collector.err().contains(part), part + " in " + collector.err()));
  }

  private JsonNode json(Instant now) throws IOException {
    return collector.json(now, "availability", "--year", "2026");
  }

  private int execute(Instant now) {
    return collector.execute(now, "availability", "--year", "2026");
  }
}
