package org.nroagent.agent.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.command.ImpactCommand;
import org.nroagent.agent.recompute.Difference;
import org.nroagent.agent.recompute.Difference.Reason;
import org.nroagent.agent.recompute.IncidentReport;
import org.nroagent.agent.recompute.IncidentReport.Entry;
import picocli.CommandLine;

/// The rings of an agent have everything that its incidents follow from [R10].
@Timeout(120)
class RecomputedIncidentsTest {
  private static final int SLOTS = 26;
  private static final String LINES = "FIXED_VOICE pra=3,analogue=40; FIXED_DATA ftth=1200; EMERGENCY emergency=1";

  @TempDir
  private Path folder = Path.of("");

  /// Ports that fail and come back, and devices that are silent, at random minutes. One gate's ports never fail: all devices
  /// are read at one instant of a clock that stands still, so an outage of both gates could begin and end in it.
  private static Map<String, String> anything(Random random) {
    Map<String, String> scripts = new LinkedHashMap<>();
    for (String device : List.of("spoke1", "hub1", "hub2")) {
      StringBuilder script = new StringBuilder();
      for (int minute = 6; minute < 5 * SLOTS - 40; minute += 15 + random.nextInt(20)) {
        if (device.equals("hub2") || random.nextInt(4) == 0) {
          script.append("+%dm silence %dm%n".formatted(minute, 3 + random.nextInt(9)));
        } else {
          script.append(ports(minute, "down")).append(ports(minute + 6 + random.nextInt(8), "up"));
        }
      }
      scripts.put(device, script.toString());
    }
    return scripts;
  }

  private static String ports(int minute, String what) {
    return "+%1$dm port-%2$s xe-1/1/1%n+%1$dm port-%2$s xe-1/1/2%n".formatted(minute, what);
  }

  private static String told(Entry entry) {
    return entry.told().map(each -> each.number() + " " + each.state() + " " + each.cause()).orElse("none");
  }

  private static String computed(Entry entry) {
    return entry.computed().map(each -> each.number() + " " + each.state() + " " + each.cause())
        .orElse("none");
  }

  @Test
  void afterARandomRunWithRestartsTheyAreThoseThatWereTold() throws Exception {
    int incidents = 0;
    for (long seed : List.of(3L, 17L)) {
      Random random = new Random(seed);
      try (Site site = new Site(folder.resolve("run-" + seed), "", anything(random))) {
        for (int slot = 0; slot < SLOTS; slot++) {
          if (random.nextInt(9) == 0) {
            site.die();
          } else {
            site.pass(1);
          }
        }
        IncidentReport report = site.recomputed();
        assertEquals(List.of(), report.remarks(), "seed " + seed);
        assertEquals(report.incidents().stream().map(RecomputedIncidentsTest::told).toList(),
            report.incidents().stream().map(RecomputedIncidentsTest::computed).toList(), "seed " + seed);
        List<Difference> differences = new ArrayList<>(report.slots());
        report.incidents().forEach(each -> differences.addAll(each.differences()));
        differences.removeIf(each -> each.reason() == Reason.AGENT_AWAY
            || each.reason() == Reason.NOT_CONFIRMED);
        assertEquals(List.of(), differences, "seed " + seed);
        assertTrue(report.comparedSlots() > 20, "seed " + seed);
        incidents += report.incidents().size();
      }
    }
    assertTrue(incidents > 0, "only " + incidents + " incidents in all runs");
  }

  @Test
  void aChangedInventoryIsNamedAsTheReason() throws Exception {
    try (Site site = new Site(folder, "", Map.of("spoke1", ports(6, "down") + ports(16, "up")))) {
      site.pass(7);
      assertEquals(List.of(), site.recomputed().slots());
      Path inventory = folder.resolve("inventory.d").resolve("nro.yaml");
      Files.writeString(inventory, Files.readString(inventory).replace("ftth: 1200", "ftth: 1300"));
      IncidentReport report = site.recomputed();
      assertEquals(List.of(Reason.INVENTORY), reasons(report.incidents().getFirst().differences()));
      assertEquals(List.of(Reason.INVENTORY), reasons(report.slots()));
      assertEquals("mostLines", report.incidents().getFirst().differences().getFirst().what());
      assertEquals(0, report.unexplained());
    }
  }

  /// Down from 10:10:20 on, an incident at the first reading after twelve minutes, 10:25:20: two slots were written before, and
  /// what was seen in the third counts as seen.
  @Test
  void slotsThatWereWrittenBeforeItWasAnIncidentAreNamed() throws Exception {
    try (Site site = new Site(folder, "services: {incidentAfter: 12m}\n",
        Map.of("spoke1", ports(6, "down") + ports(31, "up")))) {
      site.pass(10);
      IncidentReport report = site.recomputed();
      assertEquals(List.of(), report.incidents().getFirst().differences());
      assertEquals(List.of(Reason.NO_INCIDENT_YET), reasons(report.slots()));
      assertEquals("2026-11-20T10:10:00Z to 2026-11-20T10:20:00Z", report.slots().getFirst().what());
      String all = "pra=3,analogue=40,ftth=1200,emergency=1";
      assertEquals(List.of("+20 " + all, "+25 " + all, "+30 " + all, "+35 " + all), site.impact());
    }
  }

  private static List<Reason> reasons(List<Difference> differences) {
    return differences.stream().map(Difference::reason).toList();
  }

  @Test
  void theCommandPrintsTimelinesBesideARunningAgent() throws Exception {
    try (Site site = new Site(folder, "", Map.of("spoke1",
        ports(6, "down") + "+11m silence 8m\n" + ports(21, "up")))) {
      site.pass(8);
      String text = command();
      assertTrue(text.contains("ended, access spoke1 lag-1"), text);
      assertTrue(text.contains("    2026-11-20T10:10:20Z  2026-11-20T10:15:20Z  " + LINES), text);
      assertTrue(
          text.contains("    2026-11-20T10:15:20Z  2026-11-20T10:20:20Z  nobody; not confirmed " + LINES),
          text);
      assertTrue(text.contains("as it was told"), text);
      assertFalse(text.contains("DIFFERS"), text);
      String json = command("--format", "json", "--from", "2026-11-20T11:00:00Z");
      assertTrue(json.contains("\"incidents\" : [ ]"), json);
    }
  }

  /// Nobody told the lines: that is not nobody. Nor is it with a file that cannot be read any more, which is said as check-config
  /// says it.
  @Test
  void linesThatNobodyToldAreNotKnown() throws Exception {
    try (Site site = new Site(folder, "", Map.of("spoke1", ports(6, "down") + ports(16, "up")),
        "name: nro-1\n")) {
      site.pass(7);
      String text = command();
      assertTrue(text.contains(", 2 places, lines not known"), text);
      assertTrue(text.contains("    lines of nro-1/olt-1 are not known: "), text);
      assertFalse(text.contains("nobody"), text);
      assertTrue(command("--format", "json").contains("\"unknownLines\" : [ \"nro-1/olt-1\" ]"));
      Path inventory = folder.resolve("inventory.d").resolve("nro.yaml");
      Files.writeString(inventory, "name: nro-2\n");
      assertTrue(command().contains("note: " + inventory + ":1: name: there is no NRO of this name"),
          command());
    }
  }

  private String command(String... more) throws IOException {
    StringWriter out = new StringWriter();
    List<String> arguments = new ArrayList<>(List.of("--config", folder.resolve("agent.yaml").toString()));
    arguments.addAll(List.of(more));
    int exit = new CommandLine(new ImpactCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(out))
        .execute(arguments.toArray(String[]::new));
    assertEquals(0, exit, out::toString);
    return out.toString().lines().collect(Collectors.joining("\n"));
  }
}
