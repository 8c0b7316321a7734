package org.nroagent.endtoend.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.core.Agent;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.snmp.LabDevice;

/// An NRO loses its ways to both gates for an hour, in which maintenance was declared at the agent over HTTP for a quarter, and
/// a storm in its files for the five minutes that follow; nobody opens a ticket. The polls see it from 06:30 to 07:30.
@SuppressWarnings("NullAway.Init") // set before each test
class OutageToAvailabilityTest {
  private static final Instant START = Instant.parse("2026-11-18T06:15:00Z");
  private static final Instant LOST = Instant.parse("2026-11-18T06:29:00Z");
  private static final Instant BACK = Instant.parse("2026-11-18T07:29:00Z");
  private static final Instant END = Instant.parse("2026-11-18T07:50:00Z");
  private static final String TOKEN = "declared-by-the-night-shift";

  @AutoClose
  private final Replay replay = new Replay(START);
  private Agent agent;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    replay.collector(PlainFiles.collector(folder,
        """
            agents: [{name: a1}]
            clients: [{trigramme: NRO, name: Client}]
            plaques: [{name: north}]
            gates: [{name: paris, client: NRO, collection: national, capacityMbps: 1, interfaces: [{agent: a1, interface: hub1.lag-1}]}]
            """,
        "nros: [{name: nro-1, client: NRO, plaque: north, available: 2026-01-01, gates: [paris]}]\n"));
    LabDevice spoke = replay.device(Presets.spoke("spoke1", 1, Replay.upBefore(START)),
        SpokeSite.waysLost(LOST, BACK), PlainFiles.COMMUNITY);
    agent = replay.agent("a1", agentFile(folder.resolve("a1"), spoke));
  }

  @Test
  void whatAnAgentSawAndWhatWasDeclaredThereIsInTheAvailability() throws Exception {
    declare();
    replay.playUntil(END);
    try (Http page = replay.page()) {
      replay.awaitDelivered(page, 2);
      JsonNode north = page.json("/api/v1/availability").at("/plaques/0");
      assertEquals("0.00 40.00 20.00", String.join(" ", north.get("unavailableMinutes").asText(),
          north.get("measuredUnavailableMinutes").asText(), north.get("measuredExcludedMinutes").asText()),
          north::toPrettyString);
      JsonNode line = north.at("/nros/0/lines/1");
      assertEquals("15.00 excluded", line.get("minutes").asText() + " " + line.get("measured").asText());
      assertTrue(line.get("reasons").toString().contains("of a1 (planned-maintenance): new cards"),
          line::toString);
      assertTrue(north.at("/nros/0/lines/2/reasons").toString()
          .contains("window in the files of a1 (force-majeure): storm"), north::toPrettyString);
      JsonNode incident = north.at("/incidentsWithoutTicket/0");
      assertTrue(incident.get("total").asBoolean(), north::toPrettyString);
      assertTrue(page.text("/plaques").contains(incident.get("incident").asText()));
    }
  }

  private void declare() throws Exception {
    HttpRequest request = HttpRequest
        .newBuilder(URI.create("http://127.0.0.1:" + agent.httpAddress().getPort() + "/api/v1/windows"))
        .header("Authorization", "Bearer " + TOKEN)
        .POST(HttpRequest.BodyPublishers.ofString(
            """
                {"kind":"planned-maintenance","from":"2026-11-18T07:00:20Z","to":"2026-11-18T07:15:20Z","nros":["nro-1"],"note":"new cards"}
                """))
        .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertEquals(202, answer.statusCode(), answer.body());
    }
  }

  private Path agentFile(Path home, LabDevice spoke) throws Exception {
    Path file = PlainFiles.agent(home, "a1", replay.pushPort(),
        """
            services:
              windowsTokenFile: windows-token
              windows:
                - {kind: force-majeure, from: "2026-11-18T07:15:20Z", to: "2026-11-18T07:20:20Z", nros: [nro-1], note: storm}
            devices:
              - name: spoke1
                snmp: %s
                meter: [{ifName: lag-1, role: access, ifIn: OUT}]
            """
            .formatted(PlainFiles.snmp(spoke)) + SpokeSite.topology(1));
    PlainFiles.secret(home.resolve("windows-token"), TOKEN);
    return file;
  }
}
