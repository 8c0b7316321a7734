package org.nroagent.agent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.config.Gate.Rank;
import org.nroagent.agent.config.Gate.Scope;
import org.nroagent.agent.config.InterconnectionSheet.LacpMode;
import org.nroagent.agent.config.InterconnectionSheet.LacpTimeout;
import org.nroagent.agent.config.InterconnectionSheet.Revert;
import org.nroagent.agent.config.MulticastPlan.Group;
import org.nroagent.agent.config.Olt.Standby;
import org.nroagent.agent.config.ServiceClasses.ServiceClass;
import org.nroagent.agent.config.Topology.Client;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.Problem;
import org.nroagent.daemon.config.YamlReader.Loaded;
import org.nroagent.model.address.Ipv4Address;
import org.nroagent.model.address.Ipv4Prefix;

class TopologySectionsTest {
  /// Keys of the section `topology` start in line 8.
  private static final String HEAD = """
      name: hub1-agent
      devices:
        - name: hub1
          snmp: &snmp {address: 192.0.2.1, version: 2c, communityFile: community}
        - name: spoke7
          snmp: *snmp
      topology:
      """;
  private static final String CLIENT = "client: {name: Client A, trigramme: CLA}\n";
  private static final String GATE = "{name: g1, device: hub1, interface: lag-1, rank: nominal, scope: local}";
  private static final String OTHER_GATE = "{name: g2, device: hub2, interface: lag-1, elsewhere: true, rank: standby, scope: national}";
  private static final String GATES = "gates:\n  - " + GATE + "\n  - " + OTHER_GATE + "\n";

  @TempDir
  Path folder;

  @BeforeEach
  void secret() throws Exception {
    Path file = Files.writeString(folder.resolve("community"), "public\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
  }

  private Loaded<AgentConfig> load(String topology) throws Exception {
    Path file = Files.writeString(folder.resolve("agent.yaml"), HEAD + topology.indent(2));
    return new AgentConfigReader(Map.<String, String>of()::get).read(file);
  }

  private Topology read(String topology) throws Exception {
    return load(topology).value().topology().orElseThrow();
  }

  private List<String> problems(String topology) {
    return rendered(assertThrows(ConfigurationException.class, () -> load(topology)).problems());
  }

  private List<String> rendered(List<Problem> problems) {
    return problems.stream().filter(problem -> !problem.render().contains("no interface is metered"))
        .map(problem -> problem.render().replace(folder + "/", "")).toList();
  }

  private Gate gate(String sheet) throws Exception {
    return read(CLIENT + "gates:\n  - " + GATE.replace("}", ", sheet: {" + sheet + "}}") + "\n").gates()
        .getFirst();
  }

  private static Ipv4Address ip(String text) {
    return Ipv4Address.parse(text);
  }

  @Test
  void everythingIsOptional() throws Exception {
    Path file = Files.writeString(folder.resolve("agent.yaml"), HEAD.replace("topology:\n", ""));
    assertEquals(Optional.empty(),
        new AgentConfigReader(Map.<String, String>of()::get).read(file).value().topology());
    assertEquals(
        new Topology(new Client("Client A", "CLA", Optional.empty()), List.of(), List.of(), Optional.empty()),
        read(CLIENT));
  }

  @Test
  void anOltHasItsServiceOnBothGates() throws Exception {
    Topology topology = read(CLIENT + GATES + """
        plaques:
          - name: vienne
            nros:
              - name: nro-1
                olts:
                  - name: olt-1
                    svlan: 1201
                    cvlans: [100-199, 835]
                    access: {device: spoke7, interface: lag-1}
                    nominalGate: g1
                    standbyGate: g2
                    standbySvlan: 1301
                  - {name: olt-2, svlan: 1202, cvlans: 7, nominalGate: g1, standbyGate: g2}
                  - {name: olt-3, svlan: 1203, nominalGate: g1}
        """);
    List<Olt> olts = topology.olts().toList();
    assertEquals(new Olt("olt-1", 1201, List.of(new VlanRange(100, 199), new VlanRange(835, 835)),
        Optional.of(new InterfaceRef("spoke7", "lag-1", false)), "g1", Optional.of(new Standby("g2", 1301))),
        olts.getFirst());
    assertEquals(Optional.of(1301), olts.getFirst().svlanAt("g2"));
    assertEquals(Optional.of(1202), olts.get(1).svlanAt("g2"), "the same VLAN on both gates");
    assertEquals(List.of(new VlanRange(7, 7)), olts.get(1).cvlans());
    assertEquals(Optional.empty(), olts.get(2).svlanAt("g2"));
    assertEquals(List.of("vienne"), topology.plaques().stream().map(Topology.Plaque::name).toList());
  }

  @Test
  void aGateOfAnotherAgentIsOnlyNamed() throws Exception {
    List<Gate> gates = read(CLIENT + GATES).gates();
    assertEquals(new Gate("g1", new InterfaceRef("hub1", "lag-1", false), Rank.NOMINAL, Scope.LOCAL,
        InterconnectionSheet.EMPTY, Optional.empty()), gates.getFirst());
    assertEquals(new InterfaceRef("hub2", "lag-1", true), gates.get(1).at());
    assertEquals(Scope.NATIONAL, gates.get(1).scope());
  }

  @Test
  void theSheetHasWhatWasAgreed() throws Exception {
    InterconnectionSheet sheet = gate("lacpMode: passive, lacpTimeout: short, minimumLinks: 2, cfm: true,"
        + " ccmInterval: 100ms, revertDelay: 600s, mtu: 1522, priorities: {realTime: [7, 6], bestEffort: [0, 0]},"
        + " uplinkPriorities: {realTime: 7}").sheet();
    assertEquals(Optional.of(LacpMode.PASSIVE), sheet.lacpMode());
    assertEquals(Optional.of(LacpTimeout.SHORT), sheet.lacpTimeout());
    assertEquals(Optional.of(2), sheet.minimumLinks());
    assertEquals(Optional.of(Duration.ofMillis(100)), sheet.ccmInterval());
    assertEquals(Optional.of(new Revert.After(Duration.ofMinutes(10))), sheet.revert());
    assertEquals(1522, sheet.mtu());
    assertEquals(Map.of(ServiceClass.REAL_TIME, List.of(7, 6), ServiceClass.UNICAST_VIDEO, List.of(),
        ServiceClass.BUSINESS, List.of(), ServiceClass.BEST_EFFORT, List.of(0, 0)),
        sheet.classes().priorities());
    assertEquals(Map.of(ServiceClass.REAL_TIME, 7), sheet.classes().uplinkPriority());
  }

  @Test
  void whatTheSheetLeavesOutWasNotAgreed() throws Exception {
    assertEquals(InterconnectionSheet.EMPTY, gate("cfm: false").sheet());
    assertEquals(Optional.of(Duration.ofSeconds(10)), gate("cfm: true").sheet().ccmInterval());
    assertEquals(Optional.of(new Revert.Never()), gate("revertDelay: never").sheet().revert());
    assertEquals(Optional.of(new Revert.After(Duration.ZERO)), gate("revertDelay: 0s").sheet().revert());
  }

  @Test
  void thePlanHasEveryGroupOfARange() throws Exception {
    MulticastPlan plan = read(CLIENT
        + """
            multicast:
              sourceSpecific: true
              sourceBlocks: [192.0.2.0/25, 198.51.100.0/24]
              groups:
                - {group: 232.1.0.254-232.1.1.1, source: 192.0.2.1}
                - {group: 239.1.1.1, from: 2026-12-01, to: 2027-01-01, fromDeclared: 2026-10-01, toDeclared: 2026-11-01, exception: test}
            """)
        .multicast().orElseThrow();
    assertTrue(plan.sourceSpecific());
    assertEquals(List.of(Ipv4Prefix.parse("192.0.2.0/25"), Ipv4Prefix.parse("198.51.100.0/24")),
        plan.sourceBlocks());
    assertEquals(
        List.of(ip("232.1.0.254"), ip("232.1.0.255"), ip("232.1.1.0"), ip("232.1.1.1"), ip("239.1.1.1")),
        plan.groups().stream().map(Group::address).toList());
    assertEquals(new Group(ip("239.1.1.1"), Optional.empty(), Optional.of(LocalDate.parse("2026-12-01")),
        Optional.of(LocalDate.parse("2027-01-01")), Optional.of(LocalDate.parse("2026-10-01")),
        Optional.of(LocalDate.parse("2026-11-01")), "test"), plan.groups().getLast());
  }

  @Test
  void aGroupIsInForceFromItsFirstDayToTheOneBeforeItsEnd() throws Exception {
    List<Group> groups = read(CLIENT + """
        multicast:
          groups:
            - {group: 239.1.1.1, from: 2026-12-01, to: 2027-01-01}
            - {group: 239.1.1.2, from: 2027-01-01}
            - {group: 239.1.1.3, to: 2026-12-02}
        """).multicast().orElseThrow().groups();
    assertEquals(List.of(false, true, true, false),
        List.of("2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01")
            .stream().map(day -> groups.getFirst().isValidOn(LocalDate.parse(day))).toList());
    assertFalse(groups.getFirst().meets(groups.get(1)), "one begins when the other ends");
    assertTrue(groups.getFirst().meets(groups.get(2)));
    assertFalse(groups.get(1).meets(groups.get(2)));
  }

  @Test
  void theInterconnectionHasItsAddresses() throws Exception {
    MulticastInterconnection multicast = read(CLIENT + "gates:\n  - " + GATE.replace("}",
        ", multicast: {vlan: 4000, interface: lag-1.4000, network: 192.0.2.64/30, peer: 192.0.2.66,"
            + " bfd: false, msdpPeers: [192.0.2.1, 192.0.2.2], maximumSources: 200}}")
        + "\n").gates().getFirst().multicast().orElseThrow();
    assertEquals(
        new MulticastInterconnection(4000, Optional.of("lag-1.4000"), Ipv4Prefix.parse("192.0.2.64/30"),
            ip("192.0.2.66"), false, List.of(ip("192.0.2.1"), ip("192.0.2.2")), Optional.of(200)),
        multicast);
  }

  @Test
  void whatTheContractForbidsIsReadForTheAudit() throws Exception {
    Topology topology = read(CLIENT + GATES + """
        plaques:
          - name: p
            nros:
              - name: n
                olts:
                  - {name: a, svlan: 1, cvlans: [0, 4095], nominalGate: g1}
                  - {name: b, svlan: 1, nominalGate: g1}
        multicast:
          sourceBlocks: [10.0.0.0/8]
          groups:
            - {group: 224.0.0.5}
            - {group: 225.0.0.5}
        """);
    assertEquals(2, topology.olts().filter(olt -> olt.svlan() == 1).count());
  }

  @Test
  void allProblemsAreToldAtOnceWithTheNearestName() {
    assertEquals(List.of(
        "agent.yaml:8: topology.client.trigramme: is not three letters or digits, as in the names of the maintenance domains",
        "agent.yaml:8: topology.client.as: '4294967296' is not the number of an autonomous system, 1…4294967295",
        "agent.yaml:10: topology.gates[0].device: there is no device of this name; with 'elsewhere: true' it is another agent's;"
            + " did you mean 'hub1'?",
        "agent.yaml:11: topology.gates[1].scope: is required",
        "agent.yaml:11: topology.gates[1].elsewhere: device 'hub1' is one of this agent's; remove the key",
        "agent.yaml:11: topology.gates[1].rank: 'nominel' is none of nominal, standby; did you mean 'nominal'?",
        "agent.yaml:11: topology.gates[1].sheet.ccmInterval: makes no sense without 'cfm: true'",
        "agent.yaml:11: topology.gates[1].sheet.revertDelay: is not within PT0S…PT10M",
        "agent.yaml:11: topology.gates[1].sheet.lacpTimeuot: unknown key; did you mean 'lacpTimeout'?",
        "agent.yaml:12: topology.gates[2].name: is the name of the gate in line 10 already",
        "agent.yaml:12: topology.gates[2].multicast.peer: is not in 'network'",
        "agent.yaml:18: topology.plaques[0].nros[0].olts[0].svlan: 4096 is not within 0…4095",
        "agent.yaml:18: topology.plaques[0].nros[0].olts[0].cvlans[1]: 9-5 is not an ascending range within 0…4095",
        "agent.yaml:18: topology.plaques[0].nros[0].olts[0].nominalGate: there is no gate of this name under 'gates';"
            + " did you mean 'gate-a'?",
        "agent.yaml:19: warning: topology.plaques[0].nros[0].olts[1].standbyGate: gate 'gate-a' has rank nominal",
        "agent.yaml:19: topology.plaques[0].nros[0].olts[1].standbyGate: is the nominal gate; a pair needs two",
        "agent.yaml:20: topology.plaques[0].nros[0].olts[2].standbySvlan: makes no sense without 'standbyGate'",
        "agent.yaml:22: topology.multicast.sourceBlocks[0]: 10.0.0.1/8 has host bits; the block is 10.0.0.0/8",
        "agent.yaml:24: topology.multicast.groups[0].group: 192.0.2.1 is not within the groups, 224.0.0.0…239.255.255.255",
        "agent.yaml:25: topology.multicast.groups[1].group: 239.0.0.0-239.0.16.0 is not an ascending range of at most 4096 groups",
        "agent.yaml:26: topology.multicast.groups[2].to: is not after 'from'",
        "agent.yaml:27: topology.multicast.groups[3].fromDeclared: makes no sense without 'from'"),
        problems(
            """
                client: {name: Client A, trigramme: CLIENT, as: 4294967296}
                gates:
                  - {name: gate-a, device: hub9, interface: lag-1, rank: nominal, scope: local}
                  - {name: gate-b, device: hub1, interface: lag-1, elsewhere: true, rank: nominel, sheet: {ccmInterval: 1s, revertDelay: 601s, lacpTimeuot: short}}
                  - {name: gate-a, device: hub1, interface: lag-2, rank: standby, scope: local, multicast: {vlan: 1, network: 192.0.2.64/30, peer: 192.0.2.68}}
                plaques:
                  - name: p
                    nros:
                      - name: n
                        olts:
                          - {name: a, svlan: 4096, cvlans: [1-4, 9-5], nominalGate: gate-c}
                          - {name: b, svlan: 2, nominalGate: gate-a, standbyGate: gate-a}
                          - {name: c, svlan: 2, nominalGate: gate-a, standbySvlan: 7}
                multicast:
                  sourceBlocks: [10.0.0.1/8]
                  groups:
                    - {group: 192.0.2.1}
                    - {group: 239.0.0.0-239.0.16.0}
                    - {group: 239.0.0.1, from: 2026-01-01, to: 2026-01-01}
                    - {group: 239.0.0.2, fromDeclared: 2026-01-01}
                """));
  }

  @Test
  void namesAreUniqueAndAGroupIsOneGate() {
    assertEquals(List.of(
        "agent.yaml:11: topology.gates[1]: is the interface of the gate in line 10 already; a group is one gate",
        "agent.yaml:16: topology.plaques[0].nros[1].name: is the name of the NRO in line 15 already",
        "agent.yaml:17: topology.plaques[1].name: is the name of the plaque in line 13 already"),
        problems(CLIENT + """
            gates:
              - {name: a, device: hub1, interface: lag-1, rank: nominal, scope: local}
              - {name: b, device: hub1, interface: lag-1, rank: standby, scope: local}
            plaques:
              - name: p
                nros:
                  - name: n
                  - name: n
              - name: p
            """));
  }

  @Test
  void aStandbyGateAsNominalOneIsDoubtful() throws Exception {
    assertEquals(List.of(
        "agent.yaml:17: warning: topology.plaques[0].nros[0].olts[0].nominalGate: gate 'g2' has rank standby",
        "agent.yaml:17: warning: topology.plaques[0].nros[0].olts[0].standbyGate: gate 'g1' has rank nominal"),
        rendered(load(CLIENT + GATES + """
            plaques:
              - name: p
                nros:
                  - name: n
                    olts:
                      - {name: a, svlan: 2, nominalGate: g2, standbyGate: g1}
            """).warnings()));
  }

  @Test
  void oneDeviceCanTellSomethingOfItsPart() throws Exception {
    Topology topology = read(CLIENT + GATES.replace("hub2", "hub9") + """
        plaques:
          - name: p
            nros:
              - name: n
                olts:
                  - {name: on-g1, svlan: 2, access: {device: spoke7, interface: lag-1}, nominalGate: g1}
                  - {name: on-g2, svlan: 3, access: {device: spoke7, interface: lag-2}, nominalGate: g2}
        multicast:
          groups:
            - {group: 239.0.0.1}
        """);
    Topology hub = topology.on("hub1");
    assertEquals(List.of("g1"), hub.gates().stream().map(Gate::name).toList());
    assertEquals(List.of("on-g1"), hub.olts().map(Olt::name).toList());
    assertEquals(Optional.empty(), hub.olts().findFirst().orElseThrow().access());
    assertEquals(topology.multicast(), hub.multicast());
    Topology spoke = topology.on("spoke7");
    assertEquals(List.of(), spoke.gates());
    assertEquals(List.of("lag-1", "lag-2"),
        spoke.olts().map(olt -> olt.access().orElseThrow().ifName()).toList());
  }

  @Test
  void sizesAreBounded() {
    StringBuilder many = new StringBuilder(
        CLIENT + GATES + "plaques:\n- name: p\n  nros:\n  - name: n\n    olts:\n");
    for (int i = 0; i <= TopologySections.MOST_OLTS; i++) {
      many.append("    - {name: o" + i + ", svlan: 2, nominalGate: g1}\n");
    }
    assertEquals(List.of("agent.yaml:8: topology: has 2001 OLTs, more than 2000; use several agents"),
        problems(many.toString()));
    assertEquals(List.of("agent.yaml:11: topology.multicast.groups: has more than 4096 groups"),
        problems(CLIENT + """
            multicast:
              groups:
                - {group: 239.0.0.0-239.0.15.255}
                - {group: 239.0.16.0}
            """));
  }
}
