package org.nroagent.agent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.inventory.Inventory;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.Problem;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.reachability.Delivery;
import org.nroagent.model.reachability.LinkAt;
import org.nroagent.model.reachability.Place;
import org.nroagent.model.reachability.Route;
import org.nroagent.model.reachability.ServiceWindow;

/// The files of `inventory.d` beside the configuration, and the section `services`.
class InventoryTest {
  private static final String AGENT = """
      name: agent
      devices:
        - {name: spoke1, snmp: &snmp {address: 192.0.2.1, version: 2c, communityFile: community}}
        - {name: hub1, snmp: *snmp}
      topology:
        client: {name: Client A, trigramme: CLA}
        gates:
          - {name: g1, device: hub1, interface: lag-1, rank: nominal, scope: local, sheet: {cfm: true}}
          - {name: g2, device: hub2, interface: lag-1, elsewhere: true, rank: standby, scope: local}
        plaques:
          - name: vienne
            nros:
              - name: nro-1
                olts:
                  - name: olt-1
                    svlan: 1201
                    access: {device: spoke1, interface: lag-1}
                    nominalGate: g1
                    standbyGate: g2
                    standbyWay: {pseudowire: pw-2, endPoint: MD/MA/101/201}
                  - {name: olt-2, svlan: 1202, access: {device: far, interface: lag-1, elsewhere: true}, nominalGate: g1}
      """;
  private static final String PUSH = "push: {collector: 127.0.0.1, plain: true}\n";
  private static final Delivery NOMINAL = new Delivery("g1", Optional.of(new LinkAt("hub1", "lag-1")), true,
      Optional.empty(), Optional.empty());
  private static final Delivery STANDBY = new Delivery("g2", Optional.empty(), false, Optional.of("pw-2"),
      Optional.of("MD/MA/101/201"));
  private static final Route ROUTE = new Route(new LinkAt("spoke1", "lag-1"), List.of(NOMINAL, STANDBY));

  @TempDir
  Path folder;

  @BeforeEach
  void secrets() throws IOException {
    secret("community", "public");
    secret("token", "0123456789abcdef");
    secret("short", "0123");
    Files.createDirectory(folder.resolve("inventory.d"));
  }

  private void secret(String name, String value) throws IOException {
    Files.setPosixFilePermissions(Files.writeString(folder.resolve(name), value),
        PosixFilePermissions.fromString("rw-------"));
  }

  private void nro(String file, String yaml) throws IOException {
    Files.writeString(folder.resolve("inventory.d").resolve(file), yaml);
  }

  private ServicesConfig load(String more) throws Exception {
    Path file = Files.writeString(folder.resolve("agent.yaml"), AGENT + more);
    return new AgentConfigReader(Map.<String, String>of()::get).read(file).value().services();
  }

  private List<String> problems() throws Exception {
    return load("").inventory().problems().stream()
        .map(problem -> problem.render().replace(folder + "/inventory.d/", "")).toList();
  }

  @Test
  void anAgentAnswersForTheOltsWhoseAccessItPolls() throws Exception {
    assertEquals(
        List.of(Place.ofOlt("nro-1", "olt-1", ROUTE), Place.ofNro("nro-1", List.of("nro-1/olt-2"))),
        load("").places());
  }

  @Test
  void aBaseStationIsBehindAnInterfaceOfItsOwn() throws Exception {
    nro("nro-1.yaml", """
        name: nro-1
        attachments:
          - {olt: olt-1, technologies: [4G], lines: [{from: 2026-01-01, channels: 8}]}
          - {device: spoke1, interface: xe-1/1/9, technologies: [], lines: [{from: 2026-01-01, channels: 8}]}
        """);
    assertEquals(List.of(
        "nro-1.yaml:3: attachments[0].technologies: is of the interface that a base station is behind; name it"
            + " with 'device' and 'interface'",
        "nro-1.yaml:4: attachments[1].technologies: must name 1 to 20 technologies, such as 4G"),
        problems());
  }

  @Test
  void linesAreThoseOfTheDay() throws Exception {
    nro("nro-1.yaml",
        """
            name: nro-1
            attachments:
              - olt: olt-1
                lines:
                  - {from: 2026-01-01, ftth: 1800, pra: 3}
                  - {from: 2026-07-01, until: 2027-01-01, ftth: 1900}
              - {device: spoke1, interface: xe-1/1/9, olt: olt-1, lines: [{from: 2026-01-01, e1: 2}]}
              - {device: spoke1, interface: xe-1/1/8, technologies: [2G, 4G], lines: [{from: 2026-01-01, channels: 48}]}
              - lines: [{from: 2026-01-01, emergency: 1}]
            windows:
              - {kind: planned-maintenance, from: "2026-11-18T01:00:00+01:00", to: "2026-11-18T03:00:00+01:00", note: new card}
            sessions: {count: 1500, on: 2026-06-30}
            mobileSessions: {count: 700, on: 2026-06-30}
            """);
    ServicesConfig services = load(PUSH);
    Inventory inventory = services.inventory();
    assertEquals(List.of(), inventory.problems());
    LocalDate june = LocalDate.of(2026, 6, 30);
    assertEquals("pra=3,ftth=1800", inventory.on("nro-1/olt-1", june).text());
    assertEquals(LineCounts.of(LineKind.FTTH, 1900),
        inventory.on("nro-1/olt-1", LocalDate.of(2026, 7, 1)));
    assertEquals(LineCounts.NONE, inventory.on("nro-1/olt-1", LocalDate.of(2027, 1, 1)));
    assertEquals(LineCounts.NONE, inventory.on("nro-1/olt-1", LocalDate.of(2025, 12, 31)));
    assertEquals(LineCounts.of(LineKind.E1, 2), inventory.on("nro-1/spoke1 xe-1/1/9", june));
    assertEquals(LineCounts.of(LineKind.EMERGENCY, 1), inventory.on("nro-1", june));
    assertEquals(List.of(
        Place.ofLink("nro-1", new Route(new LinkAt("spoke1", "xe-1/1/9"), ROUTE.deliveries())),
        Place.ofLink("nro-1", new Route(new LinkAt("spoke1", "xe-1/1/8"), List.of()))), inventory.links());
    assertEquals(List.of(new ServiceWindow(ServiceWindow.Kind.PLANNED_MAINTENANCE,
        Instant.parse("2026-11-18T00:00:00Z"), Instant.parse("2026-11-18T02:00:00Z"),
        new TreeSet<>(List.of("nro-1")), "new card")), services.declared());
    assertEquals(Map.of(DataNetwork.FIXED, new Inventory.Sessions(1500, june), DataNetwork.MOBILE,
        new Inventory.Sessions(700, june)), inventory.sessions().get("nro-1"));
    assertEquals(Map.of("nro-1/spoke1 xe-1/1/8", List.of("2G", "4G")), inventory.technologies());
    assertEquals(DataNetwork.MOBILE, inventory.network("nro-1/spoke1 xe-1/1/8"));
    assertEquals(DataNetwork.FIXED, inventory.network("nro-1/spoke1 xe-1/1/9"));
    assertEquals(4, services.places().size());
  }

  @Test
  void aFileWithAMistakeSaysNothingAndStopsNothing() throws Exception {
    nro("a.yaml", """
        name: nro-1
        attachments:
          - {olt: olt-3, lines: [{from: 2026-01-01, ftht: 1}]}
          - {olt: olt-2, lines: [{from: 2026-01-01, ftth: 1}]}
          - {device: spoke2, interface: x, lines: [{from: 2026-02-01, until: 2026-01-01, ftth: -1}]}
        """);
    nro("b.yaml", "name: nro-2\n");
    nro("c.yaml", "name: nro-1\n");
    List<String> problems = problems();
    assertEquals(List.of(
        "a.yaml:3: attachments[0].olt: NRO 'nro-1' has no OLT of this name in the topology; did you mean 'olt-1'?",
        "a.yaml:3: attachments[0].lines[0].ftht: unknown key; did you mean 'ftth'?"), problems.subList(0, 2));
    assertTrue(problems.get(2).contains("is on another agent's device"), problems::toString);
    assertTrue(problems.stream().anyMatch(each -> each.contains("did you mean 'spoke1'?")),
        problems::toString);
    assertTrue(problems.stream().anyMatch(each -> each.startsWith("b.yaml:1: name: there is no NRO")),
        problems::toString);
    assertTrue(
        problems.stream().anyMatch(each -> each.startsWith("c.yaml:1: name: NRO 'nro-1' has its file")),
        problems::toString);
    assertEquals(Map.of(), load("").inventory().lines());
    assertEquals(3, load("").inventory().errors().stream().map(Problem::file).distinct().count());
  }

  @Test
  void whatIsNotYamlIsAProblemOfThatFile() throws Exception {
    nro("a.yaml", "{");
    nro("b.yaml", "name: nro-1\nattachments: [{olt: olt-1, lines: [{from: 2026-01-01, ftth: 7}]}]\n");
    nro(".half-written.yaml", "{");
    assertEquals(1, problems().size());
    assertEquals(LineCounts.of(LineKind.FTTH, 7),
        load("").inventory().on("nro-1/olt-1", LocalDate.of(2026, 1, 1)));
  }

  /// Nobody told how many lines it has: that is not none.
  @Test
  void linesOfAPlaceWithoutAReadableFileAreUnknown() throws Exception {
    LocalDate day = LocalDate.of(2026, 1, 1);
    nro("a.yaml", "name: nro-1\nattachments: [{olt: olt-1, lines: [{from: 2026-01-01, ftht: 7}]}]\n");
    assertEquals(Optional.empty(), load("").inventory().known("nro-1/olt-1", day));
    nro("a.yaml", "name: nro-1\nattachments: [{olt: olt-1, lines: [{from: 2027-01-01, ftth: 7}]}]\n");
    assertEquals(Optional.of(LineCounts.NONE), load("").inventory().known("nro-1/olt-1", day));
    assertEquals(Optional.of(LineCounts.NONE), load("").inventory().known("nro-1", day));
    assertEquals(Optional.empty(), load("").inventory().known("nro-2/olt-1", day));
  }

  @Test
  void onePlaceIsThereOnce() throws Exception {
    nro("a.yaml", """
        name: nro-1
        attachments:
          - {olt: olt-1, lines: [{from: 2026-01-01, ftth: 1}]}
          - {olt: olt-1, lines: [{from: 2026-01-01, pra: 1}]}
        """);
    assertTrue(problems().getFirst().contains("is the same place as another attachment"),
        problems()::toString);
  }

  @Test
  void settingsOfServices() throws Exception {
    ServicesConfig services = load("""
        services:
          incidentAfter: 2m
          endedAfter: 20m
          windowsTokenFile: token
          windows:
            - {kind: force-majeure, from: "2026-11-18T00:00:00Z", to: "2026-11-19T00:00:00Z", nros: [nro-1]}
        """);
    assertEquals(Duration.ofMinutes(2), services.incidentAfter());
    assertEquals(Duration.ofMinutes(20), services.endedAfter());
    assertEquals("0123456789abcdef", services.windowsToken().orElseThrow().reveal());
    assertEquals(1, services.declared().size());
    assertEquals(ServicesConfig.DEFAULT_ENDED_AFTER, load("").endedAfter());
  }

  @Test
  void aFileThatIsNotReadForItsNameIsNamed() throws Exception {
    nro("nro-1.yml", "name: nro-1\n");
    assertEquals(List.of("nro-1.yml: warning: is not read: only names that end in '.yaml' are; rename it"),
        problems());
  }

  /// Its OLT is another agent's: nobody here would see the NRO fail.
  @Test
  void linesOfAnNroThatThisAgentDoesNotSeeBelongElsewhere() throws Exception {
    String far = AGENT + "        - name: nro-2\n          olts:\n"
        + "            - {name: olt-3, svlan: 1203, access: {device: far, interface: lag-2, elsewhere: true}, nominalGate: g1}\n";
    nro("nro-2.yaml", """
        name: nro-2
        attachments:
          - lines: [{from: 2026-01-01, emergency: 1, channels: 48}]
        """);
    Path file = Files.writeString(folder.resolve("agent.yaml"), far);
    Inventory inventory = new AgentConfigReader(Map.<String, String>of()::get).read(file).value().services()
        .inventory();
    assertEquals(List
        .of("nro-2.yaml:3: attachments[0]: no OLT of NRO 'nro-2' has its access on a device of this agent,"
            + " so nobody would count these lines; they belong into the inventory of an agent that polls one"),
        inventory.problems().stream().map(problem -> problem.render().replace(folder + "/inventory.d/", ""))
            .toList());
  }

  /// Of nro-1 another agent polls olt-2. Only who hears both agents can tell that all of it is cut off.
  @Test
  void linesOfAnNroThatIsSharedNeedACollector() throws Exception {
    nro("nro-1.yaml", """
        name: nro-1
        attachments:
          - {olt: olt-1, lines: [{from: 2026-01-01, ftth: 1200}]}
          - lines: [{from: 2026-01-01, emergency: 1}]
        """);
    assertEquals(
        List.of("nro-1.yaml:4: warning: attachments[1]: lines of NRO 'nro-1' as a whole: OLT 'olt-2' of it"
            + " is polled by another agent, so this agent never knows that all of it is cut off; a collector that hears"
            + " both agents counts these lines, but none is configured (push): configure one, or attach the lines to"
            + " OLTs"),
        problems());
    Inventory pushed = load(PUSH).inventory();
    assertEquals(List.of(), pushed.problems());
    assertEquals(LineCounts.of(LineKind.EMERGENCY, 1), pushed.on("nro-1", LocalDate.of(2026, 11, 20)));
  }

  @Test
  void theAccessOfAnOltIsNoInterfaceOfItsOwn() throws Exception {
    nro("nro-1.yaml", """
        name: nro-1
        attachments:
          - {olt: olt-1, lines: [{from: 2026-01-01, ftth: 1200}]}
          - {device: spoke1, interface: lag-1, lines: [{from: 2026-01-01, pra: 3}]}
        """);
    assertEquals(List.of(
        "nro-1.yaml:4: attachments[1]: spoke1 lag-1 is the access of OLT 'olt-1'; name that instead of the"
            + " interface, olt: olt-1, and put its lines together"),
        problems());
  }

  @Test
  void placesWhoseLinesNobodyToldAreNamed() throws Exception {
    LocalDate day = LocalDate.of(2026, 11, 20);
    assertEquals(List.of("nro-1/olt-1"), load("").withUnknownLines(day));
    nro("nro-1.yaml", """
        name: nro-1
        attachments:
          - {olt: olt-1, lines: [{from: 2026-01-01, ftth: 0}]}
        """);
    assertEquals(List.of(), load("").withUnknownLines(day));
  }

  /// They are printed.
  @Test
  void nothingThatATerminalWouldObeyIsTaken() throws Exception {
    nro("nro-1.yaml", """
        name: nro-1
        attachments:
          - {device: spoke1, interface: "xe-1\\e[2J", lines: [{from: 2026-01-01, pra: 3}]}
        windows:
          - {kind: client, from: "2026-11-18T00:00:00Z", to: "2026-11-19T00:00:00Z", note: "a\\e[2J"}
        """);
    assertEquals(List.of("nro-1.yaml:3: attachments[0].interface: contains control characters",
        "nro-1.yaml:5: windows[0].note: contains control characters"), problems());
  }

  @Test
  void settingsThatCannotBeMeant() {
    List<String> problems = assertThrows(ConfigurationException.class, () -> load("""
        services:
          endedAfter: 0s
          windowsTokenFile: short
          windows:
            - {kind: client, from: "2026-11-18T00:00:00Z", to: "2026-11-18T00:00:00Z", nros: [nro-7]}
        """)).problems().stream().map(Problem::render).toList();
    assertTrue(problems.stream().anyMatch(each -> each.contains("services.endedAfter: is not within")),
        problems::toString);
    assertTrue(problems.stream().anyMatch(each -> each.contains("is shorter than 16 characters")),
        problems::toString);
    assertTrue(problems.stream().anyMatch(each -> each.contains("is not after 'from'")), problems::toString);
    assertTrue(problems.stream().anyMatch(each -> each.contains("did you mean 'nro-1'?")),
        problems::toString);
  }
}
