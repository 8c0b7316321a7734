package org.nroagent.agent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nroagent.agent.http.MonthProgress.Billing;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.model.Drops;

@Timeout(60)
class InterfacePageTest {
  private static final String HTML = "text/html; charset=utf-8";

  private final SampleAgent agent = new SampleAgent();
  private Client client;

  @BeforeEach
  void start() throws Exception {
    client = new Client(agent.view());
  }

  @AfterEach
  void stop() {
    client.close();
  }

  private String text(String id) throws Exception {
    return client.body("/interfaces/" + id, HTML).replaceAll("(?s)<style>.*?</style>", "")
        .replaceAll("<[^>]*>", "|")
        .replace('\u202f', ' ');
  }

  private static void assertHas(String page, String... parts) {
    for (String part : parts) {
      assertTrue(page.contains(part), () -> "'" + part + "' is not in " + page);
    }
  }

  @Test
  void explainsTheFigureOfTheRunningMonth() throws Exception {
    assertHas(text("hub1.lag-1"), "November 2026, so far", "This month is still running", "|8 640|",
        "|5 500|",
        "|275|", "|5 225|", "|543 750 000 000|", "|14 500.00|", "72.50 % of 20 000 Mbit/s",
        "63.65 % of the month",
        "of 5 500 values the 275 largest are left out; number 5 225 remains", "threshold 70 %");
  }

  @Test
  void explainsThePreviousMonthWithoutSoFar() throws Exception {
    String previous = text("hub1.lag-1");
    previous = previous.substring(previous.indexOf("|October 2026 |"));
    assertHas(previous, "|8 940|", "|8 493|", "10 000.00", "Billable: |no|",
        "--month 2026-10 --zone Europe/Paris");
    assertFalse(previous.contains("still running"), previous);
  }

  @Test
  void linksToTheSlotsOfTheMonth() throws Exception {
    String page = client.body("/interfaces/hub1.lag-1", HTML);
    String link = "/api/v1/interfaces/hub1.lag-1/slots?from=2026-10-31T23:00:00Z&to=2026-11-30T23:00:00Z&format=csv";
    assertHas(page, link.replace("&", "&amp;"));
    assertEquals(5, client.body(link, "text/csv; charset=utf-8; header=present").lines().count());
  }

  @Test
  void plotsTheDayAndTheMonth() throws Exception {
    String page = client.body("/interfaces/hub1.lag-1", HTML);
    assertHas(page, "hub1.lag-1, last 24 hours", "hub1.lag-1, 2026-11", "95th IN so far", "capacity");
  }

  @Test
  void anInterfaceWithoutSlotsSaysSo() throws Exception {
    assertHas(text("hub1.xe-0_0_1"), "No slot has a value", "missing: over line rate");
  }

  @Test
  void aSeriesWithoutSlotsHasNoEmptyFrames() throws Exception {
    String page = client.body("/interfaces/hub1.xe-0_0_1", HTML);
    assertHas(page, "No slot is recorded.");
    assertFalse(page.contains("<svg"), page);
  }

  @Test
  void anUnknownInterfaceIsNamed() throws Exception {
    assertTrue(
        client.problem(404, "/interfaces/hub1.lag-9").get("detail").textValue().contains("'hub1.lag-9'"));
  }

  @Test
  void aRunningMonthIsLostOnceTooMuchIsMissing() {
    SeriesSnapshot gate = SampleAgent.gate().series(); // 5500 values in 5604 final slots of 8640, 432 may be missing
    assertEquals(Billing.OPEN, MonthProgress.of(gate, gate.current(), SampleAgent.NOW).billing());
    assertEquals(Billing.NOT_BILLABLE,
        new MonthProgress(gate.current(), true, 5500 + 433, false, false).billing());
    assertEquals(Billing.OPEN, new MonthProgress(gate.current(), true, 5500 + 432, false, false).billing());
    assertEquals(Billing.NOT_BILLABLE,
        MonthProgress.of(gate, gate.current(), Instant.parse("2026-12-01T00:00:00Z")).billing());
  }

  @Test
  void tellsWhyTheCoverageIsWhatItIs() throws Exception {
    assertHas(text("hub1.lag-1"), "How the figure comes about", "|Missing: no answer||104|",
        "of them interpolated over one missed poll||1|", "|Without any record||0|",
        "Retained slot starts at", "|19 Nov 2026 12:00:00|");
  }

  @Test
  void showsTheEvidenceOfTheDiscardedSlots() throws Exception {
    String page = client.body("/interfaces/hub1.lag-1", HTML);
    assertHas(page, "Discarded slots of hub1.lag-1, 2026-11", "275 of at least 70 % of capacity",
        "class=\"peak in\"", "class=\"tick out\"");
  }

  @Test
  void aMonthWhoseBeginningIsOverwrittenSaysSoBeforeItIsClosed() throws Exception {
    assertFalse(text("hub1.lag-1").contains("the ring begins at"));
    agent.begins = Optional.of(Instant.parse("2026-11-02T08:05:00Z"));
    String text = text("hub1.lag-1");
    assertHas(text,
        "Records of this month are lost: the ring begins at 2 Nov 2026 09:05:00, so the figure is not"
            + " billable.");
    text = text.substring(text.indexOf("|October 2026 |"));
    assertHas(text, "Records of this month are lost: the ring begins at 1 Nov 2026 00:00:00");
  }

  @Test
  void showsTheLastThirtyDays() throws Exception {
    assertHas(text("hub1.lag-1"), "Last 30 days", "Of the 8 640 slots up to 20 Nov 2026 11:00:00");
  }

  @Test
  void aDerivedSeriesSaysWhatItIsMadeOf() throws Exception {
    String page = client.body("/series/hub1.lag-1.unicast", HTML);
    assertHas(page, "<a href=\"/interfaces/hub1.lag-1\">hub1.lag-1</a> less ",
        "about all octets of a gate, not about this series", "hub1.lag-1.unicast, 2026-11");
    assertFalse(page.contains("Discards and errors"), "only interfaces count them");
  }

  @Test
  void saysWhatIsDueAndHowToBillWhatIncludesMulticast() throws Exception {
    assertHas(text("client-a"), "|due 2026-12-01|",
        "client-a reached 70 % of the capacity (14 000 Mbit/s) in September 2026 and October 2026",
        "more capacity is due by 1 Dec 2026", "upgrade: informed",
        "|urgent, due 2027-02-05|",
        "An urgent upgrade of client-a was requested on 5 Nov 2026: it is due by 5 Feb 2027. Once it is in service,",
        "An urgent upgrade was requested on 1 Aug 2026, due by 1 Nov 2026; its conformity was recorded on 20 Aug 2026.",
        "&#39;unicast: {sumOf: [the SVLANs]}&#39;", "|with multicast|", "Forecast to be issued with 2027-H1",
        "October 2026 |closed|", "SHA-256 of the month&#39;s slots",
        "Capacity of the month: 20 000 Mbit/s, the configured number of 1 Nov 2026 12:15:00, which has no date.");
  }

  @Test
  void listsTheClosedMonthsTheNewestFirst() throws Exception {
    String text = text("client-a");
    text = text.substring(text.indexOf("|Closed months|"));
    assertHas(text, "|≥ 70 %| 72.00 %", "|14 400.00|", "|100.00 %|");
    assertTrue(text.indexOf("|October 2026|") < text.indexOf("|September 2026|"), text);
    assertHas(client.body("/series/client-a", HTML), "/api/v1/reports/2026-10?format=text",
        "/percentiles?month=2026-09");
  }

  @Test
  void aDiscardWithinTheCapacityIsAPromiseBroken() throws Exception {
    agent.drops.put(SampleAgent.LAST_SLOT.minusSeconds(600), new Drops(0L, 12L, 3L, 0L));
    agent.drops.put(SampleAgent.LAST_SLOT, new Drops(7L, 0L, 0L, 0L)); // above the capacity in IN
    assertHas(text("hub1.lag-1"), "1 slot of this month discarded packets although their traffic was within",
        "20 Nov 2026 10:45:00 with 12 packets", "|Discarded||7||1||12||1|", "|In error||3||1||0||0|");
  }

  @Test
  void saysThatNothingWasDiscarded() throws Exception {
    assertHas(text("hub1.lag-1"), "No slot of this month has a count of discards or errors");
    agent.drops.put(SampleAgent.LAST_SLOT, Drops.NONE);
    agent.head.incrementAndGet();
    assertHas(text("hub1.lag-1"), "Counted in 1 slot of this month: nothing was discarded");
  }

  @Test
  void theRingIsReadOncePerRecord() throws Exception {
    client.body("/interfaces/hub1.lag-1", HTML);
    int first = agent.windowsRead.get();
    client.body("/interfaces/hub1.lag-1", HTML);
    client.json("/api/v1/interfaces/hub1.lag-1/percentiles");
    assertEquals(first, agent.windowsRead.get());
    agent.head.incrementAndGet();
    client.body("/interfaces/hub1.lag-1", HTML);
    assertEquals(first + 1, agent.windowsRead.get());
  }

  @Test
  void aClockFarAheadDoesNotMakeThePageLarge() throws Exception {
    agent.time.advance(Duration.ofDays(3660));
    assertTrue(client.body("/interfaces/hub1.lag-1", HTML).length() < 200_000);
  }
}
