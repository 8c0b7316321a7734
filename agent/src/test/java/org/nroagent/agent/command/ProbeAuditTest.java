package org.nroagent.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.lab.device.DeviceModel;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.time.ManualTime;

/// The audit over real SNMP: simulated devices against a topology.
class ProbeAuditTest {
  private static final Instant NOW = Instant.parse("2026-10-05T12:00:00Z");
  private static final Instant BOOT = NOW.minus(Duration.ofHours(4));

  @TempDir
  private Path folder = Path.of("");

  @BeforeEach
  void secret() throws Exception {
    Path file = Files.writeString(folder.resolve("community"), "open-sesame\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private LabDevice device(DeviceModel model, LabEvent... events) throws Exception {
    return LabDevice.start(model, new Script(List.of(events)), new ManualTime(NOW),
        LabSnmp.v2c("open-sesame"));
  }

  private ProbeRun probe(LabDevice device, String name, String trigramme, String... more) throws Exception {
    Path config = Files.writeString(folder.resolve("agent.yaml"),
        """
            name: agent
            devices:
              - name: %1$s
                snmp: {address: "udp:127.0.0.1:%2$d", version: 2c, communityFile: community}
            topology:
              client: {name: Client A, trigramme: %3$s, as: 64496}
              gates:
                - name: nominal
                  device: hub1
                  interface: lag-1
            %4$s      rank: nominal
                  scope: local
                  sheet: {lacpTimeout: short, lacpMode: active, cfm: true}
              plaques:
                - name: p
                  nros:
                    - name: n
                      olts:
                        - name: olt-1
                          svlan: 1201
                          nominalGate: nominal
                          access: {device: spoke1, interface: lag-1, elsewhere: %5$s}
              multicast:
                groups:
                  - {group: 233.252.0.10, exception: a test network}
            """.formatted(name, device.address().getPort(), trigramme,
            name.equals("hub1") ? "" : "      elsewhere: true\n",
            !name.equals("spoke1")));
    List<String> arguments = new ArrayList<>(
        List.of("--config", config.toString(), "--device", name, "--audit"));
    arguments.addAll(List.of(more));
    return ProbeRun.of(Map.of(), arguments.toArray(String[]::new));
  }

  private static List<String> outcomes(JsonNode json, String rule) {
    List<String> outcomes = new ArrayList<>();
    json.at("/audit/findings").forEach(finding -> {
      if (finding.get("rule").textValue().equals(rule)) {
        outcomes.add(finding.get("outcome").textValue());
      }
    });
    return outcomes;
  }

  @Test
  void aHubAsAgreedConforms() throws Exception {
    try (LabDevice hub = device(Presets.hub("hub1", 7, BOOT))) {
      JsonNode json = probe(hub, "hub1", Presets.TRIGRAMME, "--format", "json").json();
      for (String rule : List.of("A1-active", "A1-speed", "A1-lacp-timeout", "A1-lacp-mode", "A2-sessions",
          "A4-mtu",
          "A6-speed")) {
        assertEquals(List.of("CONFORMS"), outcomes(json, rule), rule);
      }
      for (String rule : List.of("A2-level", "A2-names", "A2-ids", "A2-interval")) {
        assertEquals(List.of("CONFORMS", "CONFORMS"), outcomes(json, rule), rule);
      }
      assertEquals(List.of("WARNING"), outcomes(json, "A2-detection"), "10 s are too slow for a switch");
      assertEquals(List.of("CANNOT_TELL"), outcomes(json, "A4-tpid"));
      assertEquals(List.of(), outcomes(json, "A3-address"), "the access is on another device");
    }
  }

  @Test
  void aLostMemberAndAnotherClientsNamesAreFindings() throws Exception {
    try (LabDevice hub = device(Presets.hub("hub1", 7, BOOT),
        new LabEvent.PortDown(NOW.minusSeconds(60), "xe-1/1/2"))) {
      ProbeRun run = probe(hub, "hub1", "CLA", "--format", "json");
      assertTrue(outcomes(run.json(), "A1-active").contains("FINDING"), run.out());
      assertEquals(List.of("FINDING", "FINDING"), outcomes(run.json(), "A2-names"));
    }
  }

  @Test
  void aSpokeIsAuditedForPeople() throws Exception {
    try (LabDevice spoke = device(Presets.spoke("spoke1", 7, BOOT))) {
      ProbeRun run = probe(spoke, "spoke1", Presets.TRIGRAMME);
      assertEquals(0, run.exitCode(), run.err());
      for (String line : List.of("A3-address Service validation from the SVLAN's address [C STAS 5.1.4]",
          "conforms    olt-1, SVLAN 1201 (spoke1): expected 00:00:00:00:12:01, observed 00:00:00:00:12:01",
          "FINDING     group 233.252.0.11: expected declared and in force, observed seen on spoke1 lag-1.4000",
          "conforms    access of olt-1 (spoke1 lag-1): expected one speed, observed 10000 Mbit/s")) {
        assertTrue(run.out().contains(line), () -> "'" + line + "' is not in " + run.out());
      }
    }
  }

  @Test
  void withoutATopologyThereIsNothingToCompareWith() throws Exception {
    Path config = Files.writeString(folder.resolve("agent.yaml"), """
        name: agent
        devices:
          - name: hub1
            snmp: {address: 192.0.2.1, version: 2c, communityFile: community}
        """);
    ProbeRun run = ProbeRun.of(Map.of(), "--config", config.toString(), "--device", "hub1", "--audit");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("has no topology, so there is nothing to compare hub1 with"), run.err());
    ProbeRun direct = ProbeRun.of(Map.of(), "--snmp", "udp:127.0.0.1:1", "--community", "c", "--audit");
    assertEquals(2, direct.exitCode());
    assertTrue(direct.err().contains("--audit needs --config"), direct.err());
  }
}
