package org.nroagent.collector.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nroagent.collector.inventory.BaseStation;
import org.nroagent.collector.inventory.BaseStation.Technology;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.notice.ConcernedStation;
import org.nroagent.model.time.TimeRanges;

/// Two base stations are connected to the NRO `n1`: `bs-1` with 2G and 4G behind an interface each, `bs-2` with 4G; 3G was given up.
/// [R 6(1)] is of base stations, [R 6(2)] of their technologies.
class StationsOfPlacesTest {
  private static final Instant BEGIN = Instant.parse("2026-11-18T09:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
  private static final List<BaseStation> STATIONS = List.of(
      new BaseStation("bs-2", "X", "n1", List.of(technology("4G", "xe-1.403", Optional.empty()))),
      new BaseStation("bs-1", "X", "n1",
          List.of(technology("4G", "xe-1.401", Optional.empty()),
              technology("2G", "xe-1.402", Optional.empty()),
              technology("3G", "xe-1.401", Optional.of(LocalDate.of(2026, 11, 18))))),
      new BaseStation("bs-3", "X", "n2", List.of(technology("4G", "xe-2", Optional.empty()))));

  private static Technology technology(String name, String ifName, Optional<LocalDate> givenUp) {
    return new Technology(name, DAY, givenUp, List.of(new InterfaceRef("a1", "spoke." + ifName)));
  }

  @Test
  void ofAnNroThatIsCutOffAllMayBeConcerned() {
    assertEquals("bs-1 (2G, 4G), bs-2 (4G)", stations(LineKind.CHANNELS, Map.of(), "n1"));
  }

  @Test
  void ofAnInterfaceWhatIsBehindIt() {
    assertEquals("bs-1 (2G)", stations(LineKind.CHANNELS, Map.of(), "n1/spoke xe-1.402"));
    assertEquals("bs-1 (2G), bs-2 (4G)",
        stations(LineKind.CHANNELS, Map.of(), "n1/spoke xe-1.402", "n1/spoke xe-1.403"));
  }

  /// The inventory of the collector names sub-interfaces, that of the agent their port.
  @Test
  void ofAnInterfaceThatTheInventoryDoesNotNameAllOfTheNro() {
    assertEquals("bs-1 (2G, 4G), bs-2 (4G)", stations(LineKind.CHANNELS, Map.of(), "n1/spoke xe-1"));
  }

  @Test
  void aPlaceWithoutChannelsConcernsNone() {
    Map<String, Set<LineKind>> told = Map.of("n2", Set.of(LineKind.FTTH), "n1/spoke xe-1.402",
        Set.of(LineKind.CHANNELS));
    assertEquals("bs-1 (2G)", stations(LineKind.CHANNELS, told, "n2", "n1/spoke xe-1.402"));
    assertEquals("", stations(LineKind.FTTH, Map.of(), "n1"));
  }

  private static String stations(LineKind cutOff, Map<String, Set<LineKind>> told, String... places) {
    AgentIncident incident = new AgentIncident(new AgentIncident.Id("a1", BEGIN.getEpochSecond()), BEGIN,
        Optional.empty(), AgentIncident.End.told(Optional.empty()), OptionalLong.empty(), Set.of(places),
        new ToldOutage(TimeRanges.NONE, List.of(), Optional.empty(), Set.of(), told, Optional.empty()),
        Optional.empty());
    CutOff lines = new CutOff(List.of(new CutOff.Piece(BEGIN, BEGIN.plusSeconds(60),
        new AffectedLines(LineCounts.of(cutOff, 32), LineCounts.NONE))));
    Inventory inventory = new Inventory(List.of(), STATIONS, List.of(), List.of(), List.of(), List.of(),
        List.of());
    Stream<ConcernedStation> found = new StationsOfPlaces(inventory, ZoneOffset.UTC)
        .of(List.of(incident), lines).stream();
    return String.join(", ", found.map(ConcernedStation::text).toList());
  }
}
