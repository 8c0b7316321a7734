package org.nroagent.agent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nroagent.agent.snapshot.ClosingSnapshot;
import org.nroagent.agent.snapshot.CoreSnapshot;
import org.nroagent.agent.snapshot.FormerSeries;
import org.nroagent.agent.push.PushStatus;
import org.nroagent.model.Drops;
import org.nroagent.model.Slot;

@Timeout(60)
class ApiTest {
  private static final String SLOTS = "/api/v1/interfaces/hub1.lag-1/slots";

  private final SampleAgent agent = new SampleAgent();
  private Client client;

  @BeforeEach
  void start() throws IOException {
    client = new Client(agent.view());
  }

  @AfterEach
  void stop() {
    client.close();
  }

  @Test
  void statusSaysWhatTheAgentIsAndHowItFares() throws Exception {
    JsonNode status = client.json("/api/v1/status");
    assertEquals("poitiers-1", status.get("name").textValue());
    assertEquals("1.2.3", status.get("version").textValue());
    assertEquals("2026-11-20T10:02:00Z", status.get("time").textValue());
    assertEquals(300, status.get("slotSeconds").intValue());
    assertEquals("Europe/Paris", status.get("zone").textValue());
    assertEquals(false, status.get("rebuilding").booleanValue());
    assertEquals("{\"plausible\":true,\"problem\":null,\"steps\":1,\"wall\":\"2026-11-20T10:02:00Z\"}",
        status.get("clock").toString());
    assertEquals(900, status.at("/ring/head").intValue());
    assertEquals(3, status.at("/notifications/counts/unknownSender").intValue());
    assertEquals(0, status.at("/notifications/counts/wrongDigest").intValue());
    assertEquals("00000000000000010000000000000002", status.at("/ring/epoch").textValue());
    assertEquals("DAMAGED_RECORDS", status.at("/ring/notices/0/kind").textValue());
    assertEquals(
        "{\"lastRound\":\"2026-11-20T10:00:00Z\",\"batchesStored\":312,\"batchesRefused\":2,\"problem\":null}",
        status.get("store").toString());
    assertEquals("{\"total\":3,\"answering\":1}", status.get("devices").toString());
    assertEquals(20, status.at("/push/pending").intValue());
  }

  @Test
  void statusCountsWhatTheSnmpServerAnsweredAndRefused() throws Exception {
    JsonNode server = client.json("/api/v1/status").get("snmpServer");
    assertEquals("192.0.2.7:9161", server.get("listen").textValue());
    assertEquals("80007ed90501", server.get("engineId").textValue());
    assertEquals(3, server.get("engineBoots").intValue());
    assertEquals(234, server.at("/requests/answered").intValue());
    assertEquals(5, server.at("/requests/wrongDigest").intValue());
    assertEquals(0, server.at("/requests/notAuthorized").intValue());
    assertEquals("{\"sent\":6,\"failed\":0,\"heldBack\":8}", server.get("notifications").toString());
    agent.snmpServer.set(Optional.empty());
    assertTrue(client.json("/api/v1/status").get("snmpServer").isNull());
  }

  @Test
  void statusSaysWhyTheClockIsNotBelieved() throws Exception {
    String problem = "which is more than a day after the newest record";
    try (Client other = new Client(agent.view(SampleAgent.HEALTHY.withClock(Optional.of(problem), true)))) {
      assertEquals(
          "{\"plausible\":false,\"problem\":\"" + problem
              + "\",\"steps\":2,\"wall\":\"2026-11-20T10:02:00Z\"}",
          other.json("/api/v1/status").get("clock").toString());
    }
  }

  @Test
  void theAuditSaysWhatWasExpectedAndObserved() throws Exception {
    JsonNode audit = client.json("/api/v1/audit");
    assertTrue(audit.get("configured").booleanValue());
    assertEquals("{\"finding\":1,\"warning\":1,\"cannotTell\":1,\"conforms\":1}",
        audit.get("counts").toString());
    assertEquals(4, audit.get("rules").size());
    assertEquals(4, audit.get("matching").intValue());
    JsonNode finding = audit.at("/findings/0");
    assertEquals("X-FINDING", finding.get("rule").textValue());
    assertEquals("STAS 4.2.2", finding.get("clause").textValue());
    assertEquals("FINDING", finding.get("outcome").textValue());
    assertEquals("one speed", finding.get("expected").textValue());
    assertEquals("10000 Mbit/s", finding.get("observed").textValue());
    assertEquals("hub1 does not answer", audit.at("/findings/2/note").textValue());
  }

  @Test
  void theAuditCanBeAskedForAPartOfIt() throws Exception {
    assertEquals("X-WARNING",
        client.json("/api/v1/audit?outcome=warning").at("/findings/0/rule").textValue());
    assertEquals(1, client.json("/api/v1/audit?outcome=cannot_tell").get("findings").size());
    assertEquals(1, client.json("/api/v1/audit?rule=X-CONFORMS").get("findings").size());
    assertEquals(0, client.json("/api/v1/audit?rule=none").get("findings").size());
    JsonNode bounded = client.json("/api/v1/audit?limit=2");
    assertEquals(2, bounded.get("findings").size());
    assertEquals(4, bounded.get("matching").intValue());
    client.problem(400, "/api/v1/audit?outcome=bad");
    client.problem(400, "/api/v1/audit?limit=20001");
  }

  @Test
  void withoutATopologyTheAuditIsEmpty() throws Exception {
    agent.audit.set(Optional.empty());
    assertEquals("{\"configured\":false,\"at\":null,\"counts\":{\"finding\":0,\"warning\":0,\"cannotTell\":0,"
        + "\"conforms\":0},\"rules\":[],\"matching\":0,\"findings\":[]}",
        client.json("/api/v1/audit").toString());
  }

  @Test
  void devicesSayWhetherAndWhyNotTheyAnswer() throws Exception {
    JsonNode devices = client.json("/api/v1/devices").get("devices");
    assertEquals(3, devices.size());
    JsonNode hub = devices.get(0);
    assertEquals("ANSWERING", hub.get("state").textValue());
    assertEquals(86_400, hub.at("/system/upTimeSeconds").intValue());
    assertEquals("hub1.lag-1", hub.at("/metered/0").textValue());
    assertFalse(hub.get("slowest").booleanValue());
    JsonNode olt = devices.get(1);
    assertEquals("FAILING", olt.get("state").textValue());
    assertTrue(olt.get("problem").textValue().contains("did not answer"));
    assertTrue(olt.get("system").isNull());
    assertTrue(olt.get("slowest").booleanValue());
    assertEquals("NOT_POLLED", devices.get(2).get("state").textValue());
  }

  @Test
  void octetsAreIntegersAndRatesAreText() throws Exception {
    JsonNode gate = client.json("/api/v1/interfaces").at("/interfaces/0");
    JsonNode last = gate.get("lastSlot");
    assertEquals(Slot.MAX_OCTETS, last.get("inOctets").longValue());
    assertTrue(last.get("inOctets").isIntegralNumber());
    assertEquals("7505999.38", last.get("inMbps").textValue());
    assertEquals("0.00", last.get("outMbps").textValue());
    assertEquals("interpolated", last.get("quality").textValue());
    assertEquals("20000", gate.get("capacityMbps").textValue());
    assertEquals("gate", gate.get("role").textValue());
    assertEquals("14500.00", gate.at("/month/inMbps").textValue());
    assertEquals("{\"direction\":\"in\",\"mbps\":\"14500.00\"}", gate.at("/month/reference").toString());
    assertEquals("72.50", gate.at("/month/utilisationPercent").textValue());
    assertTrue(gate.at("/month/thresholdReached").booleanValue());
  }

  @Test
  void aMissingSlotHasNoNumbersButAReason() throws Exception {
    JsonNode last = client.json("/api/v1/interfaces").at("/interfaces/1/lastSlot");
    assertEquals("missing", last.get("quality").textValue());
    assertEquals("OVER_LINE_RATE", last.get("reason").textValue());
    assertTrue(last.get("inOctets").isNull());
    assertTrue(last.get("outMbps").isNull());
  }

  @Test
  void slotsAreOfTheLastDayByDefault() throws Exception {
    JsonNode document = client.json(SLOTS);
    assertEquals("2026-11-19T10:02:00Z", document.get("from").textValue());
    assertEquals("2026-11-20T10:02:00Z", document.get("to").textValue());
    assertEquals(3, document.get("slots").size());
    assertEquals(
        "{\"slot\":\"2026-11-20T09:50:00Z\",\"inOctets\":null,\"outOctets\":null,\"quality\":\"missing\","
            + "\"reason\":\"COUNTER_RESET\",\"inDiscards\":null,\"outDiscards\":null,\"inErrors\":null,"
            + "\"outErrors\":null}",
        document.at("/slots/1").toString());
    assertEquals(375_000_000, document.at("/slots/0/inOctets").longValue());
  }

  @Test
  void slotsComeAsTheCsvThatPercentileReads() throws Exception {
    assertEquals("""
        slot,in_octets,out_octets,quality
        2026-11-20T09:45:00Z,375000000,37500000,measured
        2026-11-20T09:50:00Z,,,missing
        2026-11-20T09:55:00Z,281474976710655,0,interpolated
        """, client.body(SLOTS + "?format=csv", "text/csv; charset=utf-8; header=present"));
  }

  @Test
  void theSpanIsHalfOpen() throws Exception {
    JsonNode slots = client.json(SLOTS + "?from=2026-11-20T09:45:00Z&to=2026-11-20T10:55:00%2B01:00")
        .get("slots");
    assertEquals(2, slots.size());
    assertEquals("2026-11-20T09:45:00Z", slots.get(0).get("slot").textValue());
  }

  @Test
  void aSpanOfTheLongestMonthIsServed() throws Exception {
    assertEquals(4,
        client.json(SLOTS + "?from=2026-10-31T23:00:00Z&to=2026-12-01T23:00:00Z").get("slots").size());
  }

  @ParameterizedTest
  @CsvSource({"from=yesterday, from", "to=1760000000, to",
      "from=2026-11-20T10:00:00Z&to=2026-11-20T10:00:00Z, from",
      "from=2026-10-19T10:01:59Z, from", "from=2027-01-01T00:00:00Z, from", "format=xml, format",
      "from=-999999999-01-01T00:00:00%2B18:00&to=-999999999-01-02T00:00:00Z, to",
      "from=2026-11-20T00:00:00Z&from=2026-11-20T00:00:00Z, from", "to=+999999999-12-31T23:59:59Z, to"})
  void aWrongParameterIsNamed(String query, String parameter) throws Exception {
    JsonNode problem = client.problem(400, SLOTS + "?" + query);
    assertEquals(parameter, problem.get("parameter").textValue());
    assertTrue(problem.get("detail").textValue().startsWith("parameter '" + parameter + "' "));
  }

  @ParameterizedTest
  @CsvSource({"slots", "percentiles"})
  void anUnknownInterfaceIsNamedAndTheListShown(String part) throws Exception {
    String detail = client.problem(404, "/api/v1/interfaces/hub1.lag-9/" + part).get("detail").textValue();
    assertTrue(detail.contains("'hub1.lag-9'"), detail);
    assertTrue(detail.contains("/api/v1/interfaces"), detail);
  }

  @Test
  void aFailingDiskIsNotExplainedToStrangers() throws Exception {
    assertFalse(client.problem(500, "/api/v1/interfaces/olt1.broken/slots").toString().contains("secret"));
  }

  @Test
  void percentilesExplainBothMonths() throws Exception {
    JsonNode months = client.json("/api/v1/interfaces/hub1.lag-1/percentiles");
    JsonNode current = months.get("current");
    assertEquals("2026-11", current.get("month").textValue());
    assertTrue(current.get("running").booleanValue());
    assertEquals(8640, current.get("expectedSlots").intValue());
    assertEquals(
        "{\"valid\":5500,\"discarded\":275,\"rank\":5225,\"octets\":543750000000,\"mbps\":\"14500.00\"}",
        current.get("in").toString());
    assertEquals("0.6365", current.get("coverage").textValue());
    assertFalse(current.get("billable").booleanValue());
    assertEquals(70, current.get("thresholdPercent").intValue());
    JsonNode previous = months.get("previous");
    assertFalse(previous.get("running").booleanValue());
    assertTrue(previous.get("out").isNull());
    assertEquals("{\"direction\":\"in\",\"mbps\":\"10000.00\"}", previous.get("reference").toString());
    assertFalse(previous.get("billable").booleanValue());
  }

  @Test
  void anInterfaceWithoutSlotsHasNoFigure() throws Exception {
    JsonNode months = client.json("/api/v1/interfaces/olt1.broken/percentiles");
    assertTrue(months.get("previous").isNull());
    assertTrue(months.at("/current/reference").isNull());
    assertTrue(months.at("/current/capacityMbps").isNull());
    assertTrue(months.at("/current/thresholdReached").isNull());
  }

  @Test
  void aMonthThatHasEndedIsNotRunning() throws Exception {
    agent.time.advanceTo(Instant.parse("2026-11-30T23:00:00Z"));
    assertFalse(
        client.json("/api/v1/interfaces/hub1.lag-1/percentiles").at("/current/running").booleanValue());
  }

  @Test
  void lagMembersShowTheirLacpState() throws Exception {
    JsonNode lag = client.json("/api/v1/lags").at("/devices/0/lags/0");
    JsonNode expired = lag.at("/members/1");
    assertEquals("short", lag.at("/members/0/timeout").textValue());
    assertTrue(lag.at("/members/0/synchronized").booleanValue());
    assertTrue(expired.get("expired").booleanValue());
    assertTrue(expired.get("defaulted").booleanValue());
    assertFalse(expired.get("collecting").booleanValue());
    assertEquals("lacpActivity,aggregation,defaulted,expired", expired.get("actorState").textValue());
    assertEquals("long", expired.get("timeout").textValue());
  }

  @Test
  void eventsComeInPartsUpToTheHead() throws Exception {
    JsonNode newest = client.json("/api/v1/events?limit=3");
    assertEquals(3, newest.get("events").size());
    assertEquals(FixedEvents.HEAD, newest.get("next").longValue());
    JsonNode last = newest.at("/events/2");
    assertEquals("lagMember", last.get("kind").textValue());
    assertEquals("attached", last.get("aspect").textValue());
    assertEquals("port", last.get("cause").textValue());
    assertEquals("1/1/4", last.get("causeSubject").textValue());
    assertEquals("notification", last.get("origin").textValue());
    long after = 0;
    int seen = 0;
    for (JsonNode part = client.json("/api/v1/events?after=0&limit=7"); !part.get("events")
        .isEmpty(); part = client
            .json("/api/v1/events?limit=7&after=" + after)) {
      assertEquals(FixedEvents.OLDEST + seen, part.at("/events/0/sequence").longValue());
      seen += part.get("events").size();
      after = part.get("next").longValue();
    }
    assertEquals(FixedEvents.HEAD - FixedEvents.OLDEST + 1, seen);
    assertEquals("limit", client.problem(400, "/api/v1/events?limit=1001").get("parameter").textValue());
  }

  @Test
  void statesOfADeviceThatNeverAnsweredAreEmptyAndDated() throws Exception {
    for (String part : new String[]{"lags/lags", "cfm/meps", "igmp/igmpGroups", "pseudowires/pseudowires"}) {
      String path = part.substring(0, part.indexOf('/'));
      JsonNode olt = client.json("/api/v1/" + path).at("/devices/1");
      assertEquals("olt1", olt.get("device").textValue());
      assertTrue(olt.get("readAt").isNull());
      assertEquals(0, olt.get(part.substring(part.indexOf('/') + 1)).size());
    }
  }

  @Test
  void pushTellsWhatIsPending() throws Exception {
    JsonNode push = client.json("/api/v1/push");
    assertEquals("CONNECTED", push.get("state").textValue());
    assertEquals(880, push.get("settled").intValue());
    agent.push.set(PushStatus.disabled(SampleAgent.NOW));
    assertEquals("DISABLED", client.json("/api/v1/push").get("state").textValue());
  }

  @Test
  void aliveAndReady() throws Exception {
    assertEquals("ok\n", client.body("/healthz", "text/plain; charset=utf-8"));
    assertEquals("ok\n", client.body("/readyz", "text/plain; charset=utf-8"));
  }

  @Test
  void notReadyBeforeTheFirstRound() throws Exception {
    try (Client starting = new Client(
        agent.view(new CoreSnapshot(SampleAgent.NOW, true, Optional.empty(), 0, Optional.empty(),
            0, 0, Optional.empty(), ClosingSnapshot.AT_START)))) {
      HttpResponse<String> response = starting.get("/readyz");
      assertEquals(503, response.statusCode());
      assertTrue(response.body().contains("no round of polls has ended"), response.body());
      assertEquals(200, starting.get("/healthz").statusCode());
    }
  }

  @Test
  void notReadyWhileTheDiskRefuses() throws Exception {
    try (Client refusing = new Client(agent.view(new CoreSnapshot(SampleAgent.NOW, false, Optional.empty(), 0,
        Optional.of(SampleAgent.NOW), 5, 1, Optional.of("slots.ring: no space left; free some"),
        ClosingSnapshot.AT_START)))) {
      HttpResponse<String> response = refusing.get("/readyz");
      assertEquals(503, response.statusCode());
      assertEquals("the disk refuses: slots.ring: no space left; free some\n", response.body());
      assertEquals(200, refusing.get("/healthz").statusCode());
    }
  }

  @Test
  void thousandInterfacesAreListed() throws Exception {
    try (Client large = new Client(
        agent.view(SampleAgent.HEALTHY, List.of(SampleAgent.large(1000))))) {
      assertEquals(1000, large.json("/api/v1/interfaces").get("interfaces").size());
    }
  }

  @Test
  void percentilesTellWhatTheyRestOn() throws Exception {
    JsonNode months = client.json("/api/v1/interfaces/hub1.lag-1/percentiles");
    JsonNode certificate = months.at("/current/certificate");
    assertEquals("{\"NO_ANSWER\":104}", certificate.get("missing").toString());
    assertEquals(1, certificate.get("interpolated").intValue());
    assertEquals(8640 - 5604, certificate.get("unrecorded").intValue());
    assertEquals("2026-11-19T11:00:00Z", certificate.get("inRetainedSlot").textValue());
    assertEquals(275, months.at("/current/evidence/in/count").intValue());
    assertEquals("{\"70\":275,\"80\":275,\"90\":0,\"100\":0}",
        months.at("/current/evidence/in/atLeastPercent").toString());
    assertEquals(8640, months.at("/rolling/expectedSlots").intValue());
    assertEquals("2026-11-20T10:00:00Z", months.at("/rolling/to").textValue());
    assertEquals("closing", months.at("/previous/state").textValue());
    assertEquals("no_figure", months.at("/capacityState/state").textValue());
  }

  @Test
  void aClosedMonthIsGivenAsItWasClosed() throws Exception {
    JsonNode figure = client.json("/api/v1/interfaces/client-a/percentiles?month=2026-10").get("figure");
    assertEquals("closed", figure.get("state").textValue());
    assertEquals("14400.00", figure.at("/reference/mbps").textValue());
    assertTrue(figure.get("includesMulticast").booleanValue());
    assertFalse(figure.get("billable").booleanValue());
    assertEquals(64, figure.at("/certificate/digest").textValue().length());
    assertEquals("configured", figure.at("/certificate/capacityOrigin").textValue());
    assertEquals("2026-11-01T11:15:00Z", figure.at("/certificate/capacityAsOf").textValue());
  }

  @Test
  void anotherMonthIsComputedFromTheRing() throws Exception {
    JsonNode figure = client.json("/api/v1/interfaces/hub1.lag-1/percentiles?month=2026-10").get("figure");
    assertEquals("closing", figure.get("state").textValue());
    assertEquals("10000.00", figure.at("/in/mbps").textValue());
    assertTrue(figure.get("out").isNull());
    client.problem(404, "/api/v1/interfaces/hub1.lag-1/percentiles?month=2026-08");
    client.problem(404, "/api/v1/interfaces/hub1.lag-1/percentiles?month=2026-12");
    assertEquals("month",
        client.problem(400, "/api/v1/interfaces/hub1.lag-1/percentiles?month=10-2026").get("parameter")
            .textValue());
  }

  @Test
  void aMonthWhoseBeginningIsOverwrittenIsMarkedBeforeItIsClosed() throws Exception {
    agent.begins = Optional.of(Instant.parse("2026-11-02T08:05:00Z"));
    JsonNode months = client.json("/api/v1/interfaces/hub1.lag-1/percentiles");
    assertEquals("2026-11-02T08:05:00Z", months.at("/current/wholeFrom").textValue());
    assertFalse(months.at("/current/billable").booleanValue());
    assertEquals("2026-10-31T23:00:00Z", months.at("/previous/wholeFrom").textValue());
    assertFalse(months.at("/previous/billable").booleanValue());
    assertEquals("2026-11-02T08:05:00Z",
        client.json("/api/v1/interfaces/hub1.lag-1/percentiles?month=2026-11").at("/figure/wholeFrom")
            .textValue());
  }

  @Test
  void closedMonthsOfWhatIsNotConfiguredAnyMoreAreReadable() throws Exception {
    assertEquals("{\"series\":[],\"complete\":true}", client.json("/api/v1/former").toString());
    agent.former = new FormerSeries.All(List.of(agent.former("hub7.lag-7")), false);
    try (Client other = new Client(agent.view())) {
      JsonNode former = other.json("/api/v1/former");
      assertFalse(former.get("complete").booleanValue());
      JsonNode gate = former.at("/series/0");
      assertEquals("hub7.lag-7", gate.get("id").textValue());
      assertEquals("gate", gate.get("role").textValue());
      assertEquals("hub7", gate.get("device").textValue());
      assertTrue(gate.get("parts").isNull());
      assertEquals("2026-10", gate.at("/closedMonths/1/month").textValue());
      assertTrue(gate.at("/closedMonths/1/billable").booleanValue());
      String percentiles = "/api/v1/interfaces/hub7.lag-7/percentiles";
      JsonNode october = other.json(percentiles + "?month=2026-10").get("figure");
      assertEquals("14400.00", october.at("/reference/mbps").textValue());
      assertEquals("closed", october.get("state").textValue());
      assertEquals("72.00", october.get("utilisationPercent").textValue());
      assertTrue(october.get("thresholdPercent").isNull());
      assertEquals(64, october.at("/certificate/digest").textValue().length());
      assertEquals("as_closed", october.at("/evidence/windows").textValue());
      other.problem(404, percentiles + "?month=2026-08");
      assertTrue(other.problem(404, percentiles).get("detail").textValue().contains("/api/v1/former"));
      SchemaCheck check = new SchemaCheck(other.json("/api/openapi.json"));
      assertEquals(List.of(), check.problems("Former", former));
      assertEquals(List.of(), check.problems("MonthOfSeries", other.json(percentiles + "?month=2026-09")));
    }
  }

  @Test
  void percentilesListClosedMonthsAndWhatIsDue() throws Exception {
    JsonNode months = client.json("/api/v1/interfaces/client-a/percentiles");
    assertEquals("2026-09", months.at("/closedMonths/0/month").textValue());
    assertTrue(months.at("/closedMonths/1/thresholdReached").booleanValue());
    assertEquals("2026-12-01", months.at("/capacityState/due").textValue());
    assertEquals(
        "{\"received\":\"2026-08-01\",\"due\":\"2026-11-01\",\"overdue\":false,\"conformity\":\"2026-08-20\"}",
        months.at("/urgentRequests/0").toString());
    assertEquals("{\"received\":\"2026-11-05\",\"due\":\"2027-02-05\",\"overdue\":false,\"conformity\":null}",
        months.at("/urgentRequests/1").toString());
    assertEquals("2027-H1", months.at("/forecast/halfYear").textValue());
    assertEquals("closed", months.at("/previous/state").textValue());
  }

  @Test
  void seriesAreInterfacesAndWhatIsDerivedFromThem() throws Exception {
    JsonNode series = client.json("/api/v1/series").get("series");
    assertTrue(series.get(0).get("parts").isNull());
    JsonNode unicast = series.get(3);
    assertEquals("hub1.lag-1.unicast", unicast.get("id").textValue());
    assertEquals("{\"plus\":[\"hub1.lag-1\"],\"minus\":[\"hub1.lag-1.4000\"]}",
        unicast.get("parts").toString());
    assertEquals(2, series.get(4).get("closedMonths").intValue());
  }

  @Test
  void slotsOfADerivedSeriesAreComputed() throws Exception {
    JsonNode slots = client.json("/api/v1/interfaces/hub1.lag-1.unicast/slots"
        + "?from=2026-11-20T09:50:00Z&to=2026-11-20T10:00:00Z").get("slots");
    assertEquals(2, slots.size());
    assertEquals(599_999_999_999L, slots.get(1).get("inOctets").longValue());
    assertTrue(slots.get(1).get("inDiscards").isNull());
  }

  @Test
  void slotsTellWhatWasLost() throws Exception {
    agent.drops.put(SampleAgent.LAST_SLOT, new Drops(7L, 0L, null, 2L));
    JsonNode slot = client.json(SLOTS).at("/slots/2");
    assertEquals(7, slot.get("inDiscards").intValue());
    assertTrue(slot.get("inErrors").isNull());
    assertEquals(2, slot.get("outErrors").intValue());
  }

  @Test
  void theMonthlyReportComesInThreeNotations() throws Exception {
    JsonNode line = client.json("/api/v1/reports/2026-10").at("/interfaces/0");
    assertEquals("client-a", line.get("interface").textValue());
    assertEquals("2026-12-01", line.get("upgradeDue").textValue());
    assertTrue(client.body("/api/v1/reports/2026-10?format=csv", "text/csv; charset=utf-8; header=present")
        .startsWith("interface,role,configured,device,if_name,month,"));
    assertTrue(client.body("/api/v1/reports/2026-10?format=text", "text/plain; charset=utf-8")
        .contains("UPGRADE DUE by 2026-12-01"));
    assertTrue(
        client.problem(404, "/api/v1/reports/2026-11").get("detail").textValue().contains("not closed"));
    assertEquals("month", client.problem(400, "/api/v1/reports/october").get("parameter").textValue());
  }

  @Test
  void servicesHaveTheirStateReasonsLinesAndDeclaredTime() throws Exception {
    try (Client client = new Client(agent.view())) {
      JsonNode services = client.json("/api/v1/services").get("services");
      assertEquals(2, services.size());
      JsonNode olt = services.get(1);
      assertEquals(SampleServices.OLT, olt.get("place").textValue());
      assertEquals("degraded", olt.get("state").textValue());
      assertEquals("spoke1 lag-1 carries without all of its members",
          olt.at("/reasons/0/text").textValue());
      assertEquals(1200, olt.at("/lines/ftth").intValue());
      assertEquals("planned-maintenance", olt.at("/window/kind").textValue());
      JsonNode part = client.json("/api/v1/services?limit=1");
      assertEquals("nro-1", part.get("next").textValue());
      assertEquals(services.get(1), client.json("/api/v1/services?limit=1&after=nro-1").at("/services/0"));
    }
  }

  @Test
  void incidentsHaveTheirLines() throws Exception {
    try (Client client = new Client(agent.view())) {
      JsonNode incident = client.json("/api/v1/incidents").at("/incidents/0");
      assertEquals("ended", incident.get("state").textValue());
      assertEquals("access spoke1 lag-1", incident.get("cause").textValue());
      assertEquals(1200, incident.at("/mostLines/ftth").intValue());
      assertEquals(0, client.json("/api/v1/incidents?after=" + incident.get("number").longValue())
          .get("incidents").size());
    }
  }

  @Test
  void anNroHasTheSessionsOfItsInventory() throws Exception {
    try (Client client = new Client(agent.view())) {
      JsonNode services = client.json("/api/v1/services").get("services");
      assertEquals("nro-1", services.get(0).get("place").textValue());
      assertEquals(1500, services.get(0).at("/sessions/count").intValue());
      assertEquals("2026-06-30", services.get(0).at("/sessions/on").textValue());
      assertTrue(services.get(1).get("sessions").isNull());
    }
  }

  @Test
  void aDeviceHasItsSessionsOfEachSlot() throws Exception {
    try (Client client = new Client(agent.view())) {
      JsonNode document = client.json("/api/v1/devices/hub1/sessions");
      assertEquals("hub1 300 [{\"slot\":\"" + SampleAgent.LAST_SLOT + "\",\"sessions\":1234}]",
          document.get("device").asText() + " " + document.get("slotSeconds").asInt() + " "
              + document.get("slots"));
      assertEquals("[]",
          client.json("/api/v1/devices/hub1/sessions?to=" + SampleAgent.LAST_SLOT).get("slots").toString());
      assertEquals("[]", client.json("/api/v1/devices/olt1/sessions").get("slots").toString());
      client.problem(404, "/api/v1/devices/none/sessions");
      client.problem(400, "/api/v1/devices/hub1/sessions?from=2026-01-01T00:00:00Z");
    }
  }

  @Test
  void anIncidentHasATimelineOfItsLines() throws Exception {
    try (Client client = new Client(agent.view())) {
      JsonNode document = client.json("/api/v1/incidents/" + SampleServices.INCIDENT);
      assertEquals(SampleServices.INCIDENT, document.at("/incident/number").longValue());
      assertEquals(2, document.get("timeline").size(), "slots alike are one piece");
      JsonNode first = document.at("/timeline/0");
      assertEquals(SampleServices.SLOTS.firstKey().toString(), first.get("from").textValue());
      assertEquals(SampleServices.SLOTS.lastKey().toString(), first.get("to").textValue());
      assertEquals("FIXED_DATA", first.at("/services/0/service").textValue());
      assertEquals(1200, first.at("/services/0/confirmed/ftth").intValue());
      JsonNode last = document.at("/timeline/1/services/1");
      assertEquals("EMERGENCY", last.get("service").textValue());
      assertEquals(1, last.at("/unconfirmed/emergency").intValue());
      assertEquals(0, last.get("confirmed").size());
      client.problem(404, "/api/v1/incidents/none");
    }
  }

  @Test
  void anIncidentHasAPage() throws Exception {
    try (Client client = new Client(agent.view())) {
      String page = client.get("/incidents/" + SampleServices.INCIDENT).body();
      assertTrue(page.contains("access spoke1 lag-1"), page);
      assertTrue(page.contains("fixed data: "), page);
      assertTrue(page.contains("emergency services: 1 emergency"), page);
    }
  }
}
