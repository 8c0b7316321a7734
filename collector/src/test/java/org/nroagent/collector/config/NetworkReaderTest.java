package org.nroagent.collector.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.model.Fraction;
import org.nroagent.model.HalfYear;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.collector.config.Network.GateConfig;
import org.nroagent.collector.inventory.BaseStation;
import org.nroagent.collector.inventory.BaseStation.Technology;
import org.nroagent.collector.inventory.DeviceRef;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.collector.inventory.Nro;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.model.billing.CollectionKind;

class NetworkReaderTest {
  private static final String NETWORK = """
      plain: true
      agents: [{name: a1}]
      clients: [{trigramme: ABC, name: Example ISP}, {trigramme: XYZ}]
      plaques: [{name: north}, {name: south}]
      gates:
        - name: bordeaux
          plaque: north
          client: ABC
          collection: regional
          inService: 2024-03-01
          capacityMbps: 10000
          unicast: {minus: [{agent: a1, interface: hub1.lag-1.900}]}
          interfaces: [{agent: a1, interface: hub1.lag-1}]
        - name: lyon
          client: ABC
          collection: national
          capacityMbps: 10000
          interfaces: [{agent: a1, interface: hub1.lag-2}]
          shares:
            - {plaque: north, interfaces: [{agent: a1, interface: hub1.lag-2.100}]}
            - {plaque: south, interfaces: [{agent: a1, interface: hub1.lag-2.200}]}
        - name: plain
          capacityMbps: 10000
          interfaces: [{agent: a1, interface: hub1.lag-3}]
      loops:
        - {name: loop-1, capacityMbps: 20000, interfaces: [{agent: a1, interface: hub1.lag-9}]}
      """;
  private static final String MOBILE_NETWORK = """
      mobileNetworks:
        - {operator: Example Mobile, sessionDevices: [{agent: a1, device: pgw1}]}
      """;
  private static final String NRO = """
      nros:
        - name: n1
          client: ABC
          plaque: north
          available: 2026-01-10
          givenUp: 2026-12-01
          gates: [bordeaux, lyon]
          lines: [{from: 2026-03-01, count: 120}, {from: 2026-01-10, count: 7}]
      """;

  @TempDir
  Path folder;

  @Test
  void readsGatesLoopsAndTheInventoryBesideTheFile() throws Exception {
    Network network = read(NRO);
    GateConfig bordeaux = network.gate("bordeaux").orElseThrow();
    assertEquals(new InterfaceRef("a1", "hub1.lag-1.900"),
        bordeaux.unicast().orElseThrow().minus().getFirst());
    assertEquals(CollectionKind.REGIONAL, bordeaux.delivery().orElseThrow().collection());
    GateConfig lyon = network.gate("lyon").orElseThrow();
    assertEquals(List.of("north", "south"), lyon.plaques());
    assertEquals(lyon.shares().stream().flatMap(share -> share.unicast().plus().stream()).toList(),
        lyon.unicast().orElseThrow().plus());
    assertEquals(Optional.empty(), network.gate("plain").orElseThrow().delivery());
    assertEquals("loop-1", network.loops().getFirst().name());
    assertEquals("n1", network.inventory().nros().getFirst().name());
  }

  @Test
  void theLinesOfADayAreThoseOfTheLatestEntryAndNoneOutsideOfTheSubscription() throws Exception {
    Nro nro = read(NRO).inventory().nros().getFirst();
    assertEquals(OptionalLong.of(0), nro.linesOn(LocalDate.of(2026, 1, 9)));
    assertEquals(OptionalLong.of(7), nro.linesOn(LocalDate.of(2026, 1, 10)));
    assertEquals(OptionalLong.of(7), nro.linesOn(LocalDate.of(2026, 2, 28)));
    assertEquals(OptionalLong.of(120), nro.linesOn(LocalDate.of(2026, 11, 30)));
    assertEquals(OptionalLong.of(0), nro.linesOn(LocalDate.of(2026, 12, 1)));
    assertEquals(OptionalLong.empty(), read(NRO.replace("2026-01-10, count", "2026-02-10, count")).inventory()
        .nros().getFirst().linesOn(LocalDate.of(2026, 2, 9)));
    assertEquals(nro.available(), nro.inService());
  }

  @Test
  void withoutAFolderThereIsNoInventoryButANamedOneMustBeThere() throws Exception {
    Path file = Files.writeString(folder.resolve("collector.yaml"), NETWORK);
    assertEquals(Inventory.EMPTY,
        new CollectorConfigReader(_ -> null).read(file).value().network().inventory());
    Files.writeString(file, NETWORK + "inventory: elsewhere\n");
    assertTrue(problems(file).getFirst().contains("inventory: elsewhere is not a folder"));
  }

  @Test
  void aReferenceSpeedIsOfANetworkAndHalfYearOnceAndAboveZero() throws Exception {
    Files.createDirectory(folder.resolve("inventory.d"));
    Path speeds = Files.writeString(folder.resolve("inventory.d/speeds.yaml"), """
        referenceSpeeds:
          - {halfYear: 2026-H1, mbps: 0.52}
          - {halfYear: 2026-H1, mbps: 0.6}
          - {halfYear: 2026-2, mbps: 0}
          - {network: mobile, halfYear: 2026-H1, mbps: 0.25}
          - {network: wifi, halfYear: 2026-H2, mbps: 1}
        """);
    Path file = Files.writeString(folder.resolve("collector.yaml"), NETWORK);
    assertEquals(List.of(
        "inventory.d/speeds.yaml:3: referenceSpeeds[1].halfYear: there is a reference speed of this half-year already;"
            + " remove one of them",
        "inventory.d/speeds.yaml:4: referenceSpeeds[2].halfYear: '2026-2' is no half-year; write it as 2027-H1",
        "inventory.d/speeds.yaml:4: referenceSpeeds[2].mbps: must be above 0",
        "inventory.d/speeds.yaml:6: referenceSpeeds[4].network: 'wifi' is none of fixed, mobile"),
        problems(file));
    Files.writeString(speeds,
        "referenceSpeeds: [{halfYear: 2026-H1, mbps: 0.52}, {network: mobile, halfYear: 2026-H1, mbps: 0.25}]\n");
    Inventory inventory = new CollectorConfigReader(_ -> null).read(file).value().network().inventory();
    assertEquals(Fraction.of(13, 25),
        inventory.referenceSpeed(DataNetwork.FIXED, new HalfYear(2026, 1)).orElseThrow().mbps());
    assertEquals(Fraction.of(1, 4),
        inventory.referenceSpeed(DataNetwork.MOBILE, new HalfYear(2026, 1)).orElseThrow().mbps());
  }

  /// Lines that agents tell of do not say whose they are: the users of both would be a share of what one has.
  @Test
  void totalsAndReferenceSpeedsAreOfOneOperator() throws Exception {
    Files.createDirectory(folder.resolve("inventory.d"));
    Files.writeString(folder.resolve("inventory.d/nros.yaml"), NRO);
    Path totals = Files.writeString(folder.resolve("inventory.d/totals.yaml"), """
        totals: [{from: 2026-01-01, subscribers: 100000, simCards: 7}]
        referenceSpeeds: [{halfYear: 2026-H1, mbps: 0.5}, {network: mobile, halfYear: 2026-H1, mbps: 0.25}]
        """);
    String one = NETWORK.replace("    inService: 2024-03-01\n", "    operator: Example ISP\n")
        + MOBILE_NETWORK;
    Path file = Files.writeString(folder.resolve("collector.yaml"), one);
    LocalDate day = LocalDate.of(2026, 4, 1);
    Network network = new CollectorConfigReader(_ -> null).read(file).value().network();
    assertEquals(120, Nro.linesOn(network.inventoryForRates().nros(), day).orElseThrow());

    String several = one.replace("  - name: plain\n", "  - name: plain\n    operator: Other ISP\n");
    Files.writeString(file, several);
    String apart = "is of one operator, but 'gates' names Example ISP and Other ISP, whose users are not told apart;"
        + " leave 'operator' only where it is the one that this collector notifies for, and give each other one a"
        + " collector of its own, with the same store if you like";
    assertEquals(List.of("inventory.d/totals.yaml:1: totals[0]: " + apart,
        "inventory.d/totals.yaml:2: referenceSpeeds[0]: " + apart), problems(file));
    Files.delete(totals);
    network = new CollectorConfigReader(_ -> null).read(file).value().network();
    assertTrue(Nro.linesOn(network.inventoryForRates().nros(), day).isEmpty());
    assertEquals(120, Nro.linesOn(network.inventory().nros(), day).orElseThrow(), "bills are of them");
    Files.writeString(file, several + "  - {operator: Other Mobile}\n");
    Files.writeString(totals, "totals: [{from: 2026-01-01, simCards: 7}]\n");
    assertTrue(problems(file).toString().contains("'mobileNetworks' names Example Mobile and Other Mobile"),
        () -> problems(file).toString());
  }

  @Test
  void baseStationsHaveTechnologiesOfAnyNameAndTheirPorts() throws Exception {
    Files.createDirectory(folder.resolve("inventory.d"));
    Files.writeString(folder.resolve("inventory.d/stations.yaml"),
        """
            baseStations:
              - name: bs-1
                operator: Example Mobile
                nro: n1
                technologies:
                  - {name: 4G, inService: 2026-01-12, interfaces: [{agent: a1, interface: spoke1.xe-1.401}]}
                  - {name: TETRA, inService: 2015-03-01, givenUp: 2026-06-01, interfaces: [{agent: a1, interface: spoke1.xe-1.401}]}
            sessions: [{network: mobile, operator: Example Mobile, at: 2026-10-25T02:34:00+01:00, count: 7}]
            """);
    Path file = Files.writeString(folder.resolve("collector.yaml"), NETWORK + MOBILE_NETWORK);
    Network network = new CollectorConfigReader(_ -> null).read(file).value().network();
    assertEquals(List.of(new DeviceRef("a1", "pgw1")), network.mobileNetworks().getFirst().sessionDevices());
    BaseStation station = network.inventory().baseStations().getFirst();
    assertEquals("bs-1 n1", station.name() + " " + station.nro());
    assertEquals(List.of("4G", "TETRA"), station.technologies().stream().map(Technology::name).toList());
    assertTrue(station.technologies().getLast().carriesOn(LocalDate.of(2026, 5, 31)));
    assertFalse(station.technologies().getLast().carriesOn(LocalDate.of(2026, 6, 1)));
    assertEquals(DataNetwork.MOBILE, network.inventory().sessions().getFirst().network());
  }

  @Test
  void saysWhatIsWrongWithBaseStations() throws Exception {
    Files.createDirectory(folder.resolve("inventory.d"));
    Files.writeString(folder.resolve("inventory.d/nros.yaml"),
        """
            nros:
              - {name: n1, client: ABC, plaque: north, available: 2026-01-10, gates: [bordeaux], interfaces: [{agent: a1, interface: s.lag-1}]}
            """);
    Files.writeString(folder.resolve("inventory.d/stations.yaml"),
        """
            baseStations:
              - {name: b1, operator: Example Mobil, nro: n1, technologies: [{name: 4G, inService: 2026-01-01}, {name: 4G, inService: 2026-02-01, givenUp: 2026-01-31}]}
              - {name: b1, operator: Other Mobile, nro: n1, technologies: [{name: 4G, inService: 2026-01-01, interfaces: [{agent: a1, interface: s.lag-1}]}]}
              - {name: b2, operator: Other Mobile, nro: n1, technologies: [{name: 4G, inService: 2026-01-01, interfaces: [{agent: a1, interface: s.x}]}]}
              - {name: b3, operator: Other Mobile, nro: n1, technologies: [{name: 4G, inService: 2026-01-01, interfaces: [{agent: a1, interface: s.x}]}]}
              - {name: b4, operator: Example Mobile, nro: n1, technologies: [{name: 4G, inService: 2026-01-01, interfaces: [{agent: a1, interface: s.x}]}]}
              - {name: b5, operator: Example Mobile, nro: n1, technologies: []}
            sessions: [{network: mobile, operator: Example ISP, at: 2026-10-25T02:34:00+01:00, count: 7}]
            """);
    Path file = Files.writeString(folder.resolve("collector.yaml"),
        NETWORK + MOBILE_NETWORK + "  - {operator: Other Mobile}\n  - {operator: Other Mobile}\n");
    String all = String.join("\n", problems(file));
    for (String problem : List.of("there are two mobile networks called 'Other Mobile'",
        "stations.yaml:2: baseStations[0].operator: there is no operator 'Example Mobil' under 'mobileNetworks'; did you mean 'Example Mobile'?",
        "baseStations[0].technologies[1].name: is there twice; put its interfaces together",
        "baseStations[0].technologies[1].givenUp: is before 'inService'",
        "baseStations[1].name: there is a base station 'b1' already",
        "interface a1~s.lag-1 carries the fixed data of NRO 'n1' already",
        "baseStations[4]: interface a1~s.x carries the mobile data of operator 'Other Mobile' already",
        "baseStations[5].technologies: must name 1 to 20 technologies",
        "sessions[0].operator: there is no operator 'Example ISP' under 'mobileNetworks'")) {
      assertTrue(all.contains(problem), () -> problem + "\n" + all);
    }
    assertFalse(all.contains("baseStations[3]"), all);
  }

  @Test
  void problemsOfAllFilesAreReportedAtOnceWithTheirPlaces() throws Exception {
    Files.createDirectory(folder.resolve("inventory.d"));
    Files.writeString(folder.resolve("inventory.d/b.yaml"), NRO);
    Files.writeString(folder.resolve("inventory.d/a.yaml"),
        """
            nros:
              - {name: n1, client: ABC, plaque: north, available: 2026-02-31, gates: [bordeau]}
              - {name: n2, client: XYZ, plaque: nort, available: 2026-02-01, gates: [bordeaux, plain],
                 linez: [{from: 2026-01-01, count: 1}]}
              - {name: n3, client: ABC, plaque: south, available: 2026-02-01, givenUp: 2026-01-01, gates: [bordeaux],
                 lines: [{from: 2026-01-01, count: -1}, {from: 2026-01-01, count: 1}]}
            tickes: []
            """);
    Files.writeString(folder.resolve("inventory.d/.unfinished.yaml"), "nros: [");
    Path file = Files.writeString(folder.resolve("collector.yaml"), NETWORK + "loopz: []\n");
    assertEquals(List.of("collector.yaml:27: loopz: unknown key; did you mean 'loops'?",
        "inventory.d/a.yaml:2: nros[0].available: '2026-02-31' is not a day; write it as 2026-10-31",
        "inventory.d/a.yaml:2: nros[0].gates[0]: there is no gate 'bordeau' under 'gates'; did you mean 'bordeaux'?",
        "inventory.d/a.yaml:3: nros[1].plaque: there is no plaque 'nort' under 'plaques'; did you mean 'north'?",
        "inventory.d/a.yaml:3: nros[1].gates[0]: gate 'bordeaux' is a gate of client 'ABC', the NRO is of 'XYZ'",
        "inventory.d/a.yaml:3: nros[1].gates[1]: gate 'plain' has no 'client' and no 'collection' in the collector's"
            + " file; give it both",
        "inventory.d/a.yaml:4: nros[1].linez: unknown key; did you mean 'lines'?",
        "inventory.d/a.yaml:5: nros[2].givenUp: is before 'available'",
        "inventory.d/a.yaml:5: nros[2].gates[0]: gate 'bordeaux' serves north by the collector's file, not 'south'",
        "inventory.d/a.yaml:6: nros[2].lines[0].count: -1 is not within 0…10000000",
        "inventory.d/a.yaml:6: nros[2].lines[1].from: there are two counts of 2026-01-01; remove one of them",
        "inventory.d/a.yaml:7: tickes: unknown key; did you mean 'tickets'?",
        "inventory.d/b.yaml:2: nros[0].name: client 'ABC' has an NRO 'n1' already, in inventory.d/a.yaml:2"),
        problems(file));
  }

  @Test
  void whatContradictsItselfInAGateIsReported() throws Exception {
    Path file = Files.writeString(folder.resolve("collector.yaml"), NETWORK
        .replace("    plaque: north\n    client: ABC", "    client: ABC")
        .replace("collection: regional", "unicas: all")
        .replace("{minus: [{agent", "{sumOf: [{agent: a1, interface: x}], minus: [{agent")
        .replace("    shares:", "    plaque: north\n    unicast: all\n    shares:")
        .replace("lag-2.200", "lag-2.100"));
    assertEquals(List.of(
        "gates[0]: a gate that is billed needs both 'client' and 'collection' (national or regional)",
        "gates[0].unicas: unknown key; did you mean 'unicast'?",
        "gates[0].unicast: needs one of 'sumOf' and 'minus'",
        "gates[1].plaque: contradicts 'shares', which name several plaques; remove one of them",
        "gates[1].unicast: is not needed beside 'shares': their sum is the unicast",
        "gates[1].shares[1]: interface a1~hub1.lag-2.100 is another plaque's already"),
        problems(file).stream().map(problem -> problem.replaceFirst("[^:]*:\\d+: ", "")).toList());
  }

  private Network read(String inventory) throws IOException, ConfigurationException {
    Files.createDirectories(folder.resolve("inventory.d"));
    Files.writeString(folder.resolve("inventory.d/north.yaml"), inventory);
    Path file = Files.writeString(folder.resolve("collector.yaml"), NETWORK);
    return new CollectorConfigReader(_ -> null).read(file).value().network();
  }

  private List<String> problems(Path file) {
    return assertThrows(ConfigurationException.class, () -> new CollectorConfigReader(_ -> null).read(file))
        .problems().stream().map(problem -> problem.render().replace(folder + "/", "")).toList();
  }
}
