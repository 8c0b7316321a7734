package org.nroagent.endtoend.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.snmp.LabDevice;

/// Three PE-Spokes with an NRO each, on three agents, lose their ways to the same gates from 07:29 to 08:29 in Luxembourg on
/// Wednesday 18 November 2026. The polls see it from 07:30:20 to 08:30:20: an hour, whatever slots that
/// touches.
class ThreeAgentsTest {
  private static final Instant START = Instant.parse("2026-11-18T06:15:00Z");
  private static final Instant LOST = Instant.parse("2026-11-18T06:29:00Z");
  private static final Instant BACK = Instant.parse("2026-11-18T07:29:00Z");
  private static final Instant END = Instant.parse("2026-11-18T07:50:00Z");
  private static final int AGENTS = 3;
  private static final int[] PRA = {3, 3, 4};
  private static final int[] FTTH = {800, 700, 500};

  @AutoClose
  private final Replay replay = new Replay(START);

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    replay.collector(PlainFiles.collector(folder, "agents: [{name: a1}, {name: a2}, {name: a3}]\n",
        "totals: [{from: 2026-01-01, pra: 100, bra: 500, analogue: 10000, subscribers: 100000}]\n"));
    for (int site = 1; site <= AGENTS; site++) {
      LabDevice spoke = replay.device(Presets.spoke("spoke" + site, site, Replay.upBefore(START)),
          SpokeSite.waysLost(LOST, BACK), PlainFiles.COMMUNITY);
      replay.agent("a" + site, agentFile(folder.resolve("a" + site), site, spoke));
    }
  }

  /// 3 + 3 + 4 = 10 PRA: 10 × 194 of 29,900 = 97/1495 until 08:00, then 10 × 581 of 68,600 = 83/980. 2,000 of 100,000 lines
  /// are 1/50. Each alone stays below 5 %.
  @Test
  void threeNrosOnThreeAgentsAreOneRateAtTheCollector() throws Exception {
    replay.playUntil(END);
    try (Http page = replay.page()) {
      replay.awaitDelivered(page, 2 * AGENTS);
      JsonNode view = page.json("/api/v1/notifications");
      assertEquals(1, view.get("incidents").size(), view::toPrettyString);
      JsonNode incident = view.at("/incidents/0");
      assertEquals(AGENTS, incident.get("members").size(), view::toPrettyString);
      assertEquals("ended false",
          incident.get("state").asText() + " " + incident.get("atLeast").asText(), view::toPrettyString);
      JsonNode voice = CollectorSays.service(incident, "fixed-voice");
      assertEquals("2026-11-18T06:30:20Z 97/1495 2026-11-18T07:00:00Z 83/980 2026-11-18T07:30:20Z 5-10%/1h",
          String.join(" ", voice.at("/segments/0/from").asText(), voice.at("/segments/0/rate").asText(),
              voice.at("/segments/1/from").asText(), voice.at("/segments/1/rate").asText(),
              voice.at("/segments/1/to").asText(), voice.get("criterion").asText()));
      JsonNode data = CollectorSays.service(incident, "fixed-data");
      assertEquals("1/50 false",
          data.at("/segments/0/rate").asText() + " " + data.get("notifiable").asText());
      assertEquals("2026-11-20 2026-12-03", incident.get("preNotificationDue").asText() + " "
          + incident.get("finalNotificationDue").asText());
      assertTrue(page.text("/notifications").contains("meets 5-10%/1h"));
    }
  }

  private Path agentFile(Path home, int site, LabDevice spoke) throws Exception {
    PlainFiles.nro(home, """
        name: nro-%d
        attachments:
          - {olt: olt-1, lines: [{from: 2026-01-01, pra: %d, ftth: %d}]}
        """.formatted(site, PRA[site - 1], FTTH[site - 1]));
    return PlainFiles.agent(home, "a" + site, replay.pushPort(), """
        devices:
          - name: spoke%d
            snmp: %s
            meter: [{ifName: lag-1, role: access, ifIn: OUT}]
        """.formatted(site, PlainFiles.snmp(spoke)) + SpokeSite.topology(site));
  }
}
