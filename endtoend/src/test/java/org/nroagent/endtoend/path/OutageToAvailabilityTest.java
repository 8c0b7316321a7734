package org.nroagent.endtoend.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.config.AgentConfigReader;
import org.nroagent.agent.core.Agent;
import org.nroagent.agent.core.AgentEnvironment;
import org.nroagent.agent.core.DeviceSources;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.collector.Collector;
import org.nroagent.collector.config.CollectorConfigReader;
import org.nroagent.endtoend.demo.Lockstep;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.time.ManualTime;

/// An NRO loses its ways to both gates for an hour, in which maintenance was declared at the agent over HTTP for a quarter, and
/// a storm in its files for the five minutes that follow; nobody opens a ticket. The polls see it from 06:30 to 07:30.
@SuppressWarnings("NullAway.Init") // set before each test
class OutageToAvailabilityTest {
  private static final Instant START = Instant.parse("2026-11-18T06:15:00Z");
  private static final Instant LOST = Instant.parse("2026-11-18T06:29:00Z");
  private static final Instant BACK = Instant.parse("2026-11-18T07:29:00Z");
  private static final Instant END = Instant.parse("2026-11-18T07:50:00Z");
  private static final Duration SLOT = Duration.ofMinutes(5);
  private static final Duration AFTER_POLL = Duration.ofSeconds(20);
  private static final String TOKEN = "declared-by-the-night-shift";

  @TempDir
  private Path folder = Path.of("");
  private final ManualTime time = new ManualTime(START);
  private final Lockstep lockstep = new Lockstep();
  private LabDevice device;
  private Collector collector;
  private Agent agent;

  @BeforeEach
  void start() throws Exception {
    Files.createDirectory(folder.resolve("inventory.d"));
    Files.writeString(folder.resolve("inventory.d/nros.yaml"), """
        nros: [{name: nro-1, client: NRO, plaque: north, available: 2026-01-01, gates: [paris]}]
        """);
    Path config = Files.writeString(folder.resolve("collector.yaml"),
        """
            listen: 127.0.0.1:0
            http: {listen: "127.0.0.1:0"}
            plain: true
            dataDirectory: collector
            agents: [{name: a1}]
            clients: [{trigramme: NRO, name: Client}]
            plaques: [{name: north}]
            gates: [{name: paris, client: NRO, collection: national, capacityMbps: 1, interfaces: [{agent: a1, interface: hub1.lag-1}]}]
            """);
    collector = Collector.start(new CollectorConfigReader(System::getenv).read(config).value(), time);
    device = LabDevice.start(Presets.spoke("spoke1", 1, START.minus(Duration.ofDays(3))),
        Script.of(new LabEvent.PseudowireFault(LOST, "pw-nominal", true),
            new LabEvent.PseudowireFault(LOST, "pw-standby", true),
            new LabEvent.PseudowireFault(BACK, "pw-nominal", false),
            new LabEvent.PseudowireFault(BACK, "pw-standby", false)),
        time, LabSnmp.v2c("public"));
    agent = startAgent();
    lockstep.await(START);
  }

  @AfterEach
  void stop() {
    agent.close();
    collector.close();
    device.close();
  }

  @Test
  void whatAnAgentSawAndWhatWasDeclaredThereIsInTheAvailability() throws Exception {
    declare();
    for (Instant border = START.plus(SLOT); !border.isAfter(END); border = border.plus(SLOT)) {
      time.awaitSleepers(1);
      time.advanceTo(border.plus(AFTER_POLL));
      lockstep.await(border);
    }
    try (Http page = Http.at(collector.httpAddress().getPort())) {
      Eventually.until("the collector has everything",
          () -> agent.pushStatus().pending() == 0 && agent.pushStatus().settled() > 0
              && page.json("/api/v1/events?kind=incident&aspect=state&limit=100").get("events").size() == 2);
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

  private Agent startAgent() throws Exception {
    Path home = Files.createDirectory(folder.resolve("a1"));
    secret(home.resolve("community"), "public");
    secret(home.resolve("windows-token"), TOKEN);
    Path config = Files.writeString(home.resolve("agent.yaml"),
        """
            name: a1
            dataDirectory: data
            http: {listen: "127.0.0.1:0"}
            push: {collector: "127.0.0.1:%1$d", plain: true}
            services:
              windowsTokenFile: windows-token
              windows:
                - {kind: force-majeure, from: "2026-11-18T07:15:20Z", to: "2026-11-18T07:20:20Z", nros: [nro-1], note: storm}
            devices:
              - name: spoke1
                snmp: {address: "udp:127.0.0.1:%2$d", version: 2c, communityFile: community}
                meter: [{ifName: lag-1, role: access, ifIn: OUT}]
            topology:
              client: {name: Client, trigramme: NRO}
              gates:
                - {name: paris, device: hub1, interface: lag-1, elsewhere: true, rank: nominal, scope: local}
                - {name: bordeaux, device: hub2, interface: lag-1, elsewhere: true, rank: standby, scope: local}
              plaques:
                - name: north
                  nros:
                    - name: nro-1
                      olts:
                        - name: olt-1
                          svlan: 1201
                          access: {device: spoke1, interface: lag-1}
                          nominalGate: paris
                          standbyGate: bordeaux
                          nominalWay: {pseudowire: pw-nominal}
                          standbyWay: {pseudowire: pw-standby}
            """
            .formatted(collector.pushAddress().getPort(), device.address().getPort()));
    return Agent.start(new AgentConfigReader(System::getenv).read(config).value(),
        new AgentEnvironment(time, Instant.EPOCH, new DeviceSources(Profiles.shipped(), time),
            new SecureRandom(), "test", lockstep.join("a1"), (thread, error) -> error.printStackTrace()));
  }

  private static void secret(Path file, String text) throws Exception {
    Files.createFile(file,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }
}
