package org.nroagent.collector.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.collector.command.CollectorFolder.words;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.OutageAgent;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.model.reachability.ServiceWindow;
import org.nroagent.model.reachability.ServiceWindow.Kind;

/// What the tickets of 2026 cost by the time to restore [C CP 11.3]: `n1` has 1,000 lines and `n2` 200 of one plaque, at
/// 1.10 each; a total loss of `n1` is major.
class RestorationPenaltiesTest {
  private static final Instant AFTER = Instant.parse("2026-12-31T23:00:00Z");
  private static final String NROS = """
      nros:
        - {name: n1, client: ABC, plaque: north, available: 2026-01-01, gates: [g], lines: [{from: 2026-01-01, count: 1000}],
           interfaces: [{agent: a1, interface: spoke.lag-1}]}
        - {name: n2, client: ABC, plaque: north, available: 2026-01-01, gates: [g], lines: [{from: 2026-01-01, count: 200}]}
      annualFees: [{client: ABC, plaque: north, year: 2026, euros: 50000}]
      """;

  private final CollectorFolder collector;
  @AutoClose
  private final SlotStore store;

  RestorationPenaltiesTest(@TempDir Path folder) {
    collector = new CollectorFolder(folder);
    store = collector.store(AFTER);
  }

  @BeforeEach
  void writeConfig() throws IOException {
    collector.inventory("nros.yaml", NROS);
    collector.config(
        """
            plain: true
            dataDirectory: data
            agents: [{name: a1}]
            clients: [{trigramme: ABC, name: Example ISP}]
            plaques: [{name: north}]
            gates: [{name: g, client: ABC, collection: national, capacityMbps: 1, interfaces: [{agent: a1, interface: hub1.g}]}]
            """);
  }

  /// A major loss of 21 hours costs 80 %; two hours of force majeure within it leave 19: 40 % of 1,100.00.
  @Test
  void aDeclaredWindowStopsTheClockOfTheRestoration() throws IOException {
    tickets("T1 n1 total 2026-03-10T09:00:00Z 2026-03-11T06:00:00Z");
    assertEquals("T1 major 1260.00 1100.00 880.00", plain(plaque().at("/restorations/0")));
    declare(Kind.FORCE_MAJEURE, "2026-03-10T22:00:00Z", "2026-03-11T00:00:00Z", "n1");
    JsonNode ticket = plaque().at("/restorations/0");
    assertEquals("T1 major 1140.00 1100.00 440.00", plain(ticket));
    assertEquals("120.00", ticket.at("/parts/0/excludedMinutes").asText());
    assertTrue(text().contains("n1: 1140.00 minutes, 120.00 excluded, penalty 440.00"), this::text);
  }

  /// The window is about `n1` alone: there nothing is due for 4 hours, at `n2` 20 % for 5. Both are one major incident.
  @Test
  void aWindowStopsTheClockWhereItWasDeclared() throws IOException {
    tickets("T1 n1,n2 total 2026-03-10T09:00:00Z 2026-03-10T14:00:00Z");
    assertEquals("T1 major 300.00 1320.00 264.00", plain(plaque().at("/restorations/0")));
    declare(Kind.PLANNED_MAINTENANCE, "2026-03-10T08:00:00Z", "2026-03-10T10:00:00Z", "n1");
    assertEquals("T1 major 300.00 1320.00 44.00", plain(plaque().at("/restorations/0")));
  }

  /// A total loss for which the client answers, on the same NRO, does what a window does.
  @Test
  void anotherTicketOfAnotherCauseStopsTheClockToo() throws IOException {
    collector.inventory("tickets.yaml", """
        tickets:
          - {id: T1, client: ABC, nros: [n1], cause: provider, outage: total, opened: 2026-03-10T09:00:00Z,
             restored: 2026-03-10T14:00:00Z}
          - {id: T2, client: ABC, nros: [n1], cause: client, outage: total, opened: 2026-03-10T10:00:00Z,
             restored: 2026-03-10T11:00:00Z}
        """);
    assertEquals("T1 major 240.00 1100.00 0.00", plain(plaque().at("/restorations/0")));
  }

  /// The ticket begins in 2026, the window in 2027: 5 hours without one are 4.
  @Test
  void aWindowBeyondTheEndOfTheYearStopsTheClockOfATicketThatReachesThere() throws IOException {
    tickets("T1 n1 total 2026-12-31T20:00:00Z 2027-01-01T01:00:00Z");
    declare(Kind.FORCE_MAJEURE, "2026-12-31T23:30:00Z", "2027-01-01T00:30:00Z", "n1");
    assertEquals("T1 major 240.00 1100.00 0.00",
        plain(plaque(Instant.parse("2027-02-01T00:00:00Z")).at("/restorations/0")));
  }

  @Test
  void whatCannotBeComputedIsUnknownAndSaysWhy() throws IOException {
    collector.inventory("nros.yaml", NROS.replace(", lines: [{from: 2026-01-01, count: 1000}]", ""));
    tickets("T1 n1 total 2026-03-10T09:00:00Z 2026-03-11T10:00:00Z");
    JsonNode north = plaque();
    assertEquals("T1 null null null null", plain(north.at("/restorations/0")));
    assertEquals("how many lines 'n1' had on 2026-03-10 is not known; enter them under nros[].lines",
        north.at("/restorations/0/missing/0").asText());
    assertEquals("null null",
        words(north.get("penalties"), "restorationEuros", "totalEuros"));
    String text = text();
    assertTrue(text.contains("ticket T1, severity not known: minutes not known, penalty not known"), text);
    assertTrue(text.contains("penalties for restoration: not known"), text);
    assertTrue(text.contains("- how many lines 'n1' had"), text);
  }

  /// After 4 hours nothing is due whatever the lines; a partial loss is minor whatever they are.
  @Test
  void whatIsTheSameWhateverTheLinesIsKnown() throws IOException {
    collector.inventory("nros.yaml", NROS.replace(", lines: [{from: 2026-01-01, count: 1000}]", ""));
    tickets("T1 n1 total 2026-03-10T09:00:00Z 2026-03-10T13:00:00Z",
        "T2 n1 partial 2026-04-10T09:00:00+02:00 2026-04-10T17:00:00+02:00");
    JsonNode north = plaque();
    assertEquals("T1 null null null 0.00", plain(north.at("/restorations/0")));
    assertEquals("T2 minor 480.00 null 0.00", plain(north.at("/restorations/1")));
    assertEquals("0.00", north.at("/penalties/restorationEuros").asText());
  }

  /// Two tickets of one loss of 25 hours: 80 % once.
  @Test
  void ticketsOfOneNroThatOverlapArePenalisedOnce() throws IOException {
    tickets("T1 n1 total 2026-03-10T09:00:00Z 2026-03-11T10:00:00Z",
        "T2 n1 total 2026-03-10T09:10:00Z 2026-03-11T10:00:00Z");
    JsonNode north = plaque();
    assertEquals("T1 major 1500.00 1100.00 880.00", plain(north.at("/restorations/0")));
    assertEquals("T2 major null 0.00 0.00", plain(north.at("/restorations/1")));
    assertEquals("880.00", north.at("/penalties/restorationEuros").asText());
    for (int each = 0; each < 2; each++) {
      assertEquals("[\"T1\",\"T2\"]", north.at("/restorations/" + each + "/parts/0/tickets").toString());
    }
    String text = text();
    assertTrue(text.contains("penalty 880.00; overlaps with ticket T2: one loss, penalised here"), text);
    assertTrue(text.contains("n1: overlaps with ticket T1: one loss, penalised with T1"), text);
  }

  /// 10 hours, of which the last one is the first of 11 others: 20 in all are 40 %, not twice 20 %.
  @Test
  void theClockIsThatOfAllTicketsTogether() throws IOException {
    tickets("T1 n1 total 2026-03-10T00:00:00Z 2026-03-10T10:00:00Z",
        "T2 n1 total 2026-03-10T09:00:00Z 2026-03-10T20:00:00Z");
    assertEquals("T1 major 1200.00 1100.00 440.00", plain(plaque().at("/restorations/0")));
  }

  @Test
  void ticketsThatTouchAreTwoLosses() throws IOException {
    tickets("T1 n1 total 2026-03-10T00:00:00Z 2026-03-10T10:00:00Z",
        "T2 n1 total 2026-03-10T10:00:00Z 2026-03-10T20:00:00Z");
    assertEquals("440.00", plaque().at("/penalties/restorationEuros").asText());
  }

  /// `n2` has lost its service for 25 hours, which are 11 day-hours: 20 % of 220.00. Meanwhile both are lost for an hour, which
  /// makes neither the long loss major nor `n1` wait so long.
  @Test
  void aShortLossOfManyDoesNotMakeALongOneOfFewMajor() throws IOException {
    tickets("T1 n2 total 2026-03-10T10:00:00+01:00 2026-03-11T11:00:00+01:00",
        "T2 n1,n2 total 2026-03-10T12:00:00+01:00 2026-03-10T13:00:00+01:00");
    JsonNode north = plaque();
    assertEquals("T1 minor 660.00 220.00 44.00", plain(north.at("/restorations/0")));
    assertEquals("T2 major 60.00 1100.00 0.00", plain(north.at("/restorations/1")));
  }

  /// Typed with the day on which the service is to be back: until now it was lost for 2 hours.
  @Test
  void timeThatHasNotPassedCostsNothing() throws IOException {
    tickets("T1 n1 total 2026-03-10T09:00:00Z 2026-03-20T09:00:00Z");
    assertEquals("T1 major 120.00 1100.00 0.00",
        plain(plaque(Instant.parse("2026-03-10T11:00:00Z")).at("/restorations/0")));
  }

  private void declare(Kind kind, String from, String to, String... nros) {
    SortedSet<String> names = new TreeSet<>(List.of(nros));
    new OutageAgent(store, "a1").declares(Instant.parse("2026-03-01T00:00:00Z"),
        new ServiceWindow(kind, Instant.parse(from), Instant.parse(to), names, ""));
  }

  /// Each as `id nros extent opened restored`, for which the provider answers.
  private void tickets(String... all) throws IOException {
    StringBuilder yaml = new StringBuilder("tickets:\n");
    for (String ticket : all) {
      String[] words = ticket.split(" ", -1);
      yaml.append(
          "  - {id: %s, client: ABC, nros: [%s], cause: provider, outage: %s, opened: %s, restored: %s}\n"
              .formatted((Object[]) words));
    }
    collector.inventory("tickets.yaml", yaml.toString());
  }

  private static String plain(JsonNode ticket) {
    return words(ticket, "ticket", "severity", "countedMinutes", "monthlyFeeEuros",
        "penaltyEuros");
  }

  private JsonNode plaque() throws IOException {
    return plaque(AFTER);
  }

  private JsonNode plaque(Instant now) throws IOException {
    return collector.json(now, "availability", "--year", "2026").at("/plaques/0");
  }

  private String text() {
    assertEquals(0, collector.execute(AFTER, "availability", "--year", "2026"), collector::err);
    return collector.out();
  }
}
