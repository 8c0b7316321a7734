package org.nroagent.endtoend.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/// Three PE-Spokes with an NRO each, on three agents, lose their ways to the same gates from 07:29 to 08:29 in Luxembourg on
/// Wednesday 18 November 2026. The polls see it from 07:30:20 to 08:30:20: an hour, whatever slots that
/// touches.
@SuppressWarnings("NullAway.Init") // set before each test
class ThreeAgentsTest {
  private static final Instant START = Instant.parse("2026-11-18T06:15:00Z");
  private static final Instant LOST = Instant.parse("2026-11-18T06:29:00Z");
  private static final Instant BACK = Instant.parse("2026-11-18T07:29:00Z");
  private static final Instant END = Instant.parse("2026-11-18T07:50:00Z");
  private static final Duration SLOT = Duration.ofMinutes(5);
  private static final Duration AFTER_POLL = Duration.ofSeconds(20);
  private static final int AGENTS = 3;
  private static final int[] PRA = {3, 3, 4};
  private static final int[] FTTH = {800, 700, 500};

  @TempDir
  private Path folder = Path.of("");
  private final ManualTime time = new ManualTime(START);
  private final Lockstep lockstep = new Lockstep();
  private final List<LabDevice> devices = new ArrayList<>();
  private final List<Agent> agents = new ArrayList<>();
  private Collector collector;

  @BeforeEach
  void start() throws Exception {
    Files.createDirectory(folder.resolve("inventory.d"));
    Files.writeString(folder.resolve("inventory.d/totals.yaml"),
        "totals: [{from: 2026-01-01, pra: 100, bra: 500, analogue: 10000, subscribers: 100000}]\n");
    Path config = Files.writeString(folder.resolve("collector.yaml"), """
        listen: 127.0.0.1:0
        http: {listen: "127.0.0.1:0"}
        plain: true
        dataDirectory: collector
        agents: [{name: a1}, {name: a2}, {name: a3}]
        """);
    collector = Collector.start(new CollectorConfigReader(System::getenv).read(config).value(), time);
    for (int i = 1; i <= AGENTS; i++) {
      devices
          .add(LabDevice.start(Presets.spoke("spoke" + i, i, START.minus(Duration.ofDays(3))), script(), time,
              LabSnmp.v2c("public")));
      agents.add(startAgent(i));
    }
    lockstep.await(START);
  }

  @AfterEach
  void stop() {
    agents.forEach(Agent::close);
    collector.close();
    devices.forEach(LabDevice::close);
  }

  /// 3 + 3 + 4 = 10 PRA: 10 × 194 of 29,900 = 97/1495 until 08:00, then 10 × 581 of 68,600 = 83/980. 2,000 of 100,000 lines
  /// are 1/50. Each alone stays below 5 %.
  @Test
  void threeNrosOnThreeAgentsAreOneRateAtTheCollector() throws Exception {
    for (Instant border = START.plus(SLOT); !border.isAfter(END); border = border.plus(SLOT)) {
      time.awaitSleepers(AGENTS);
      time.advanceTo(border.plus(AFTER_POLL));
      lockstep.await(border);
    }
    try (Http page = Http.at(collector.httpAddress().getPort())) {
      Eventually.until("the collector has everything",
          () -> agents.stream()
              .allMatch(agent -> agent.pushStatus().pending() == 0 && agent.pushStatus().settled() > 0)
              && page.json("/api/v1/events?kind=incident&aspect=state&limit=100").get("events").size() == 2
                  * AGENTS);
      JsonNode view = page.json("/api/v1/notifications");
      assertEquals(1, view.get("incidents").size(), view::toPrettyString);
      JsonNode incident = view.at("/incidents/0");
      assertEquals(AGENTS, incident.get("members").size(), view::toPrettyString);
      assertEquals("ended false",
          incident.get("state").asText() + " " + incident.get("atLeast").asText(), view::toPrettyString);
      JsonNode voice = service(incident, "fixed-voice");
      assertEquals("2026-11-18T06:30:20Z 97/1495 2026-11-18T07:00:00Z 83/980 2026-11-18T07:30:20Z 5-10%/1h",
          String.join(" ", voice.at("/segments/0/from").asText(), voice.at("/segments/0/rate").asText(),
              voice.at("/segments/1/from").asText(), voice.at("/segments/1/rate").asText(),
              voice.at("/segments/1/to").asText(), voice.get("criterion").asText()));
      JsonNode data = service(incident, "fixed-data");
      assertEquals("1/50 false",
          data.at("/segments/0/rate").asText() + " " + data.get("notifiable").asText());
      assertEquals("2026-11-20 2026-12-03", incident.get("preNotificationDue").asText() + " "
          + incident.get("finalNotificationDue").asText());
      assertTrue(page.text("/notifications").contains("meets 5-10%/1h"));
    }
  }

  private static JsonNode service(JsonNode incident, String id) {
    for (JsonNode service : incident.get("services")) {
      if (service.get("service").asText().equals(id)) {
        return service;
      }
    }
    throw new AssertionError("no service " + id + ": " + incident.toPrettyString());
  }

  private static Script script() {
    return Script.of(new LabEvent.PseudowireFault(LOST, "pw-nominal", true),
        new LabEvent.PseudowireFault(LOST, "pw-standby", true),
        new LabEvent.PseudowireFault(BACK, "pw-nominal", false),
        new LabEvent.PseudowireFault(BACK, "pw-standby", false));
  }

  private Agent startAgent(int number) throws Exception {
    Path home = Files.createDirectory(folder.resolve("a" + number));
    Files.createDirectory(home.resolve("inventory.d"));
    Files.writeString(home.resolve("inventory.d/nro.yaml"), """
        name: nro-%d
        attachments:
          - {olt: olt-1, lines: [{from: 2026-01-01, pra: %d, ftth: %d}]}
        """.formatted(number, PRA[number - 1], FTTH[number - 1]));
    Files.createFile(home.resolve("community"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(home.resolve("community"), "public");
    Path config = Files.writeString(home.resolve("agent.yaml"), """
        name: a%1$d
        dataDirectory: data
        http: {listen: "127.0.0.1:0"}
        push: {collector: "127.0.0.1:%2$d", plain: true}
        devices:
          - name: spoke%1$d
            snmp: {address: "udp:127.0.0.1:%3$d", version: 2c, communityFile: community}
            meter: [{ifName: lag-1, role: access, ifIn: OUT}]
        topology:
          client: {name: Client, trigramme: NRO}
          gates:
            - {name: paris, device: hub1, interface: lag-1, elsewhere: true, rank: nominal, scope: local}
            - {name: bordeaux, device: hub2, interface: lag-1, elsewhere: true, rank: standby, scope: local}
          plaques:
            - name: north
              nros:
                - name: nro-%1$d
                  olts:
                    - name: olt-1
                      svlan: 1201
                      access: {device: spoke%1$d, interface: lag-1}
                      nominalGate: paris
                      standbyGate: bordeaux
                      nominalWay: {pseudowire: pw-nominal}
                      standbyWay: {pseudowire: pw-standby}
        """.formatted(number, collector.pushAddress().getPort(), devices.getLast().address().getPort()));
    Profiles profiles = Profiles.shipped();
    return Agent.start(new AgentConfigReader(System::getenv).read(config).value(),
        new AgentEnvironment(time, Instant.EPOCH, new DeviceSources(profiles, time),
            new SecureRandom(), "test", lockstep.join("a" + number),
            (thread, error) -> error.printStackTrace()));
  }
}
