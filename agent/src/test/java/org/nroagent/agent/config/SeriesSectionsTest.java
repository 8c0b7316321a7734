package org.nroagent.agent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.daemon.regulation.Terms;
import org.nroagent.agent.config.SeriesConfig.Derived;
import org.nroagent.agent.config.SeriesConfig.Measured;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.model.figure.DeclaredWindow;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.figure.UpgradeDates;

class SeriesSectionsTest {
  /// Items of the list `meter` start in line 6.
  private static final String HEAD = """
      name: hub1-agent
      devices:
        - name: hub1
          snmp: {address: 192.0.2.1, version: 2c, communityFile: community}
          meter:
      """;
  private static final String GATE = "- {ifName: lag-1, ifIn: OUT, role: gate, unicast: {minus: [hub1.lag-1.4000]}}\n";
  private static final String MULTICAST = "- {ifName: lag-1.4000, ifIn: OUT}\n";

  @TempDir
  Path folder;

  @BeforeEach
  void secret() throws IOException {
    Path file = Files.writeString(folder.resolve("community"), "public\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
  }

  private AgentConfig read(String meter, String rest) throws Exception {
    Path file = Files.writeString(folder.resolve("agent.yaml"), HEAD + meter.indent(6) + rest);
    return new AgentConfigReader(Map.<String, String>of()::get).read(file).value();
  }

  private record ById(List<SeriesConfig> all) {
    SeriesConfig get(String id) {
      return all.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }
  }

  private ById series(String meter, String rest) throws Exception {
    return new ById(read(meter, rest).series());
  }

  private List<String> problems(String meter, String rest) {
    return assertThrows(ConfigurationException.class, () -> read(meter, rest)).problems().stream()
        .map(problem -> problem.render().replace(folder + "/", "")).toList();
  }

  @Test
  void aGateWithoutUnicastIncludesMulticastAndNothingElseDoes() throws Exception {
    ById series = series("""
        - {ifName: lag-1, ifIn: OUT, role: gate}
        - {ifName: east, ifIn: OUT, role: loop}
        - {ifName: lag-2, ifIn: OUT}
        """, "");
    assertEquals(Map.of("hub1.lag-1", true, "hub1.east", false, "hub1.lag-2", false),
        series.all().stream()
            .collect(Collectors.toMap(SeriesConfig::id, SeriesConfig::includesMulticast)));
    assertEquals(new Measured("hub1", "lag-1"), series.get("hub1.lag-1").content());
    assertEquals(Optional.of(Terms.shipped().capacity().gate()), series.get("hub1.lag-1").capacityRule());
    assertEquals(Optional.of(Terms.shipped().capacity().loop()), series.get("hub1.east").capacityRule());
    assertEquals(Optional.empty(), series.get("hub1.lag-2").capacityRule());
  }

  @Test
  void aGateThatCarriesNoMulticastIsBilledItself() throws Exception {
    SeriesConfig gate = series("- {ifName: lag-1, ifIn: OUT, role: gate, unicast: all}", "")
        .get("hub1.lag-1");
    assertFalse(gate.includesMulticast());
    assertEquals(Optional.empty(), gate.billedAs());
  }

  @Test
  void theGateLessItsMulticastIsASeriesOfItsOwn() throws Exception {
    ById series = series(GATE + MULTICAST, "");
    assertTrue(series.get("hub1.lag-1").includesMulticast());
    assertEquals(Optional.of("hub1.lag-1.unicast"), series.get("hub1.lag-1").billedAs());
    SeriesConfig unicast = series.get("hub1.lag-1.unicast");
    assertEquals(new Derived(new SlotFormula(List.of("hub1.lag-1"), List.of("hub1.lag-1.4000")), List.of()),
        unicast.content());
    assertFalse(unicast.includesMulticast());
    assertEquals(Optional.empty(), unicast.capacityRule(), "capacity is about all octets");
  }

  @Test
  void theSumOfSubInterfacesIsASeriesOfItsOwn() throws Exception {
    ById series = series("""
        - {ifName: lag-1, ifIn: OUT, role: gate, unicast: {sumOf: [hub1.a, hub1.b]}}
        - {ifName: a, ifIn: OUT}
        - {ifName: b, ifIn: OUT}
        """, "");
    assertEquals(new Derived(new SlotFormula(List.of("hub1.a", "hub1.b"), List.of()), List.of()),
        series.get("hub1.lag-1.unicast").content());
  }

  @Test
  void aCapacityIsANumberOrEntriesWithDates() throws Exception {
    ById series = series(
        """
            - {ifName: lag-1, ifIn: OUT, role: gate, capacityMbps: [{from: 2026-11-10, mbps: 20000}, {from: 2026-06-01, mbps: 10000}]}
            - {ifName: lag-2, ifIn: OUT, role: gate, capacityMbps: 5000}
            - {ifName: lag-3, ifIn: OUT, role: gate}
            """,
        """
            aggregates:
              - {id: gates, sumOf: [hub1.lag-1, hub1.lag-2], role: gate, capacityMbps: [{from: 2026-01-01, mbps: 7.5}]}
            """);
    SeriesConfig dated = series.get("hub1.lag-1");
    assertTrue(dated.tellsCapacity());
    assertEquals(Optional.empty(), dated.capacityMbpsOn(LocalDate.parse("2026-05-31")));
    assertEquals(Optional.of(new BigDecimal("10000")), dated.capacityMbpsOn(LocalDate.parse("2026-11-09")));
    assertEquals(Optional.of(new BigDecimal("20000")), dated.capacityMbpsOn(LocalDate.parse("2026-11-10")));
    assertEquals(Optional.of(new BigDecimal("5000")),
        series.get("hub1.lag-2").capacityMbpsOn(LocalDate.EPOCH));
    assertFalse(series.get("hub1.lag-3").tellsCapacity());
    assertEquals(Optional.of(new BigDecimal("7.5")),
        series.get("gates").capacityMbpsOn(LocalDate.parse("2026-01-01")));
    List<String> problems = problems(
        "- {ifName: lag-1, ifIn: OUT, role: gate, capacityMbps: [{from: 2026-11-10, mbps: 0}, {mbps: 5}]}\n",
        "");
    assertEquals(2, problems.size(), problems.toString());
    assertTrue(problems.getFirst().contains("capacityMbps[0].mbps: must be above 0"), problems.toString());
    assertTrue(problems.getLast().contains("capacityMbps[1]"), problems.toString());
  }

  @Test
  void anAggregateOfInterfacesAndUnicastSeriesIsComputedFromMeteredInterfaces() throws Exception {
    ById series = series(GATE + MULTICAST
        + "- {ifName: lag-2, ifIn: OUT, role: gate, unicast: all}\n", """
            aggregates:
              - {id: billed, sumOf: [hub1.lag-1.unicast, hub1.lag-2], role: gate}
              - {id: carried, sumOf: [hub1.lag-1, hub1.lag-2], role: gate, capacityMbps: 40000}
              - {id: declared, sumOf: [hub1.lag-1, hub1.lag-2], role: gate, unicast: all}
            """);
    assertEquals(new Derived(new SlotFormula(List.of("hub1.lag-1", "hub1.lag-2"), List.of("hub1.lag-1.4000")),
        List.of("hub1.lag-1", "hub1.lag-2")),
        series.get("billed").content());
    assertFalse(series.get("billed").includesMulticast());
    assertEquals(Optional.empty(), series.get("billed").capacityRule());
    assertTrue(series.get("carried").includesMulticast());
    assertEquals(Optional.of(Terms.shipped().capacity().gate()), series.get("carried").capacityRule());
    assertEquals(Optional.of(new BigDecimal("40000")), series.get("carried").capacityMbps());
    assertFalse(series.get("declared").includesMulticast());
  }

  @Test
  void datedEntriesAreRead() throws Exception {
    SeriesConfig gate = series("""
        - ifName: lag-1
          ifIn: OUT
          role: gate
          subscribers: [{from: 2026-07-01, count: 1200}, {from: 2027-01-01, count: 1500}]
          mbpsPerSubscriber: [{from: 2027-01-01, mbps: 2.5}]
          upgrade: {informed: 2026-09-03, conformity: [2025-02-01, 2026-10-15], urgentRequest: 2026-08-20}
        """, "").get("hub1.lag-1");
    SortedMap<LocalDate, Integer> subscribers = new TreeMap<>(
        Map.of(LocalDate.of(2026, 7, 1), 1200, LocalDate.of(2027, 1, 1), 1500));
    assertEquals(new SeriesEntries(new TreeMap<>(), subscribers,
        new TreeMap<>(Map.of(LocalDate.of(2027, 1, 1), new BigDecimal("2.5"))),
        new UpgradeDates(new TreeSet<>(List.of(LocalDate.of(2026, 9, 3))),
            new TreeSet<>(List.of(LocalDate.of(2025, 2, 1), LocalDate.of(2026, 10, 15)))),
        new TreeMap<>(Map.of(LocalDate.of(2026, 8, 20), LocalDate.of(2026, 11, 20)))), gate.entries());
  }

  @Test
  void aDeclaredWindowConcernsWhatItNamesAndWhatIsComputedFromIt() throws Exception {
    ById series = series(GATE + MULTICAST + "- {ifName: east, ifIn: IN, role: loop}\n",
        """
            aggregates: [{id: loops, sumOf: [hub1.east], role: loop}]
            declaredWindows:
              - {from: 2026-10-02T22:00:00+02:00, to: 2026-10-03T02:00:00Z, kind: planned, note: new line card}
              - {from: 2026-10-05T00:00:00Z, to: 2026-10-05T01:00:00Z, kind: incident, interfaces: [hub1.lag-1.4000]}
              - {from: 2026-10-06T00:00:00Z, to: 2026-10-06T01:00:00Z, kind: unexplained, interfaces: [loops]}
            """);
    DeclaredWindow everywhere = new DeclaredWindow(Instant.parse("2026-10-02T20:00:00Z"),
        Instant.parse("2026-10-03T02:00:00Z"), DeclaredWindow.Kind.PLANNED, "new line card");
    DeclaredWindow multicast = new DeclaredWindow(Instant.parse("2026-10-05T00:00:00Z"),
        Instant.parse("2026-10-05T01:00:00Z"), DeclaredWindow.Kind.INCIDENT, "");
    DeclaredWindow loops = new DeclaredWindow(Instant.parse("2026-10-06T00:00:00Z"),
        Instant.parse("2026-10-06T01:00:00Z"), DeclaredWindow.Kind.UNEXPLAINED, "");
    assertEquals(List.of(everywhere), series.get("hub1.lag-1").windows());
    assertEquals(List.of(everywhere, multicast), series.get("hub1.lag-1.4000").windows());
    assertEquals(List.of(everywhere, multicast), series.get("hub1.lag-1.unicast").windows());
    assertEquals(List.of(everywhere), series.get("hub1.east").windows());
    assertEquals(List.of(everywhere, loops), series.get("loops").windows());
  }

  @Test
  void everyWrongReferenceIsReportedAtItsLineWithTheNearestId() {
    assertEquals(List.of(
        "agent.yaml:6: devices[0].meter[0].unicast.minus[0]: there is no metered interface of this id;"
            + " the sub-interfaces are metered too; did you mean 'hub1.lag-1.4000'?",
        "agent.yaml:10: aggregates[0].sumOf[1]: there is no metered interface or unicast series of this id;"
            + " did you mean 'hub1.lag-1.unicast'?",
        "agent.yaml:12: declaredWindows[0].interfaces: there is no metered interface, unicast series or aggregate"
            + " of this id; did you mean 'gates'?"),
        problems("- {ifName: lag-1, ifIn: OUT, role: gate, unicast: {minus: [hub1.lag-1.400]}}\n" + MULTICAST,
            """
                aggregates:
                  - id: gates
                    sumOf: [hub1.lag-1, hub1.lag-1.unicst]
                    role: gate
                declaredWindows: [{from: 2026-10-05T00:00:00Z, to: 2026-10-05T01:00:00Z, kind: incident, interfaces: gate}]
                """));
  }

  @Test
  void nothingCountsTwiceAndNothingCountsItself() {
    assertEquals(List.of(
        "agent.yaml:6: devices[0].meter[0].unicast.minus: is the gate itself; name its VLAN sub-interfaces",
        "agent.yaml:8: aggregates[0].sumOf[1]: interface 'hub1.lag-1.4000' would count twice; name it once"),
        problems("- {ifName: lag-1, ifIn: OUT, role: gate, unicast: {minus: hub1.lag-1}}\n" + MULTICAST,
            "aggregates: [{id: twice, sumOf: [hub1.lag-1.4000, hub1.lag-1.4000], role: access}]\n"));
  }

  @Test
  void idsOfDerivedSeriesAreUniqueToo() {
    assertEquals(List.of(
        "agent.yaml:7: devices[0].meter[1].id: the id 'hub1.lag-1.unicast' is used in line 6 already;"
            + " give one of them another 'id'",
        "agent.yaml:8: aggregates[0].id: the id 'hub1.lag-1' is used in line 6 already;"
            + " give one of them another 'id'"),
        problems(
            GATE.replace("4000", "unicast") + "- {ifName: lag-1.4000, ifIn: OUT, id: hub1.lag-1.unicast}\n",
            "aggregates: [{id: hub1.lag-1, sumOf: [hub1.lag-1], role: access}]\n"));
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertEquals(List.of(
        "agent.yaml:6: devices[0].meter[0].unicast: is for role gate only; nothing else is billed",
        "agent.yaml:7: devices[0].meter[1].unicast: is the word 'all' where there is no multicast, or for a metered"
            + " gate a section with sumOf or minus",
        "agent.yaml:8: devices[0].meter[2].unicast.sumOf: 'minus' is there too; keep one of them",
        "agent.yaml:9: devices[0].meter[3].subscribers[1].from: there is an entry for 2026-07-01 already;"
            + " remove one of them",
        "agent.yaml:9: devices[0].meter[3].upgrade.informed: '2026-13-01' is not a day; write it as 2026-10-31",
        "agent.yaml:10: declaredWindows[0].from: '2026-10-05T00:00:00' is not a time with its offset;"
            + " write it as 2026-10-31T22:00:00+01:00 or 2026-10-31T21:00:00Z",
        "agent.yaml:11: declaredWindows[1].to: is not after 'from'"),
        problems(
            """
                - {ifName: a, ifIn: IN, role: loop, unicast: all}
                - {ifName: b, ifIn: IN, role: gate, unicast: some}
                - {ifName: c, ifIn: IN, role: gate, unicast: {minus: hub1.a, sumOf: hub1.a}}
                - {ifName: d, ifIn: IN, subscribers: [{from: 2026-07-01, count: 1}, {from: 2026-07-01, count: 2}], upgrade: {informed: 2026-13-01}}
                """,
            """
                declaredWindows: [{from: 2026-10-05T00:00:00, to: 2026-10-05T01:00:00Z, kind: incident},
                  {from: 2026-10-05T00:00:00Z, to: 2026-10-05T00:00:00Z, kind: incident}]
                """));
  }

  @Test
  void listsAreBounded() {
    String many = IntStream.rangeClosed(0, WindowSections.MOST_WINDOWS)
        .mapToObj(i -> "  - {from: 2026-10-05T00:00:00Z, to: 2026-10-05T01:00:00Z, kind: incident}\n")
        .collect(Collectors.joining());
    assertEquals(
        List.of(
            "agent.yaml:8: declaredWindows: has more than 1000 windows; remove those of months long past"),
        problems("- {ifName: a, ifIn: IN}\n", "declaredWindows:\n" + many));
  }
}
