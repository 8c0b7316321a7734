package org.nroagent.agent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nroagent.agent.http.MonthProgress.Billing;
import org.nroagent.agent.snapshot.SeriesSnapshot;

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
  void anUnknownInterfaceIsNamed() throws Exception {
    assertTrue(
        client.problem(404, "/interfaces/hub1.lag-9").get("detail").textValue().contains("'hub1.lag-9'"));
  }

  @Test
  void aRunningMonthIsLostOnceTooMuchIsMissing() {
    SeriesSnapshot gate = SampleAgent.gate().series(); // 5500 values in 5604 final slots of 8640, 432 may be missing
    assertEquals(Billing.OPEN, MonthProgress.of(gate, gate.current(), SampleAgent.NOW).billing());
    assertEquals(Billing.NOT_BILLABLE, new MonthProgress(gate.current(), true, 5500 + 433, false).billing());
    assertEquals(Billing.OPEN, new MonthProgress(gate.current(), true, 5500 + 432, false).billing());
    assertEquals(Billing.NOT_BILLABLE,
        MonthProgress.of(gate, gate.current(), Instant.parse("2026-12-01T00:00:00Z")).billing());
  }
}
