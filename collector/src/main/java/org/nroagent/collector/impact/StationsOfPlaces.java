package org.nroagent.collector.impact;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.collector.inventory.BaseStation;
import org.nroagent.collector.inventory.BaseStation.Technology;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.notice.ConcernedStation;
import org.nroagent.model.reachability.Place;

/// The base stations whose channels incidents may cut off, as the inventory connects them to NROs [R 6(1), 6(2)]. Where agents tell of
/// interfaces that it names they are those behind these interfaces, else all of the NRO (choice).
final class StationsOfPlaces {
  private final Inventory inventory;
  private final ZoneId zone;

  /// @param zone the regulation's, in which days are
  StationsOfPlaces(Inventory inventory, ZoneId zone) {
    this.inventory = inventory;
    this.zone = zone;
  }

  /// The stations of an incident, by their names.
  ///
  /// @param members what agents tell of it, the one that was detected first at the head
  /// @param lines what is cut off; without a channel no station is concerned
  List<ConcernedStation> of(List<AgentIncident> members, CutOff lines) {
    if (lines.pieces().stream().allMatch(piece -> piece.lines().all().of(LineKind.CHANNELS) == 0)) {
      return List.of();
    }
    LocalDate day = LocalDate.ofInstant(members.getFirst().detected(), zone);
    Map<String, List<Optional<InterfaceRef>>> losing = new TreeMap<>();
    members.forEach(member -> member.places().stream()
        .filter(place -> member.outage().mayLose(place, LineKind.CHANNELS))
        .forEach(place -> losing.computeIfAbsent(Place.nroOf(place), _ -> new ArrayList<>())
            .add(port(member.id().agent(), place))));
    return losing.entrySet().stream().flatMap(nro -> at(nro.getKey(), nro.getValue(), day))
        .sorted(Comparator.comparing(ConcernedStation::name)).toList();
  }

  /// Whose place that is; empty where it is no interface's.
  private static Optional<InterfaceRef> port(String agent, String place) {
    String name = place.substring(Math.min(place.length(), Place.nroOf(place).length() + 1));
    int blank = name.indexOf(' ');
    return blank < 0
        ? Optional.empty()
        : Optional.of(new InterfaceRef(agent, name.substring(0, blank) + "." + name.substring(blank + 1)));
  }

  private Stream<ConcernedStation> at(String nro, List<Optional<InterfaceRef>> losing, LocalDate day) {
    List<BaseStation> connected = inventory.baseStations().stream()
        .filter(station -> station.nro().equals(nro)).toList();
    Set<InterfaceRef> behind = connected.stream().flatMap(station -> station.technologies().stream())
        .flatMap(technology -> technology.interfaces().stream())
        .collect(Collectors.toCollection(HashSet::new));
    Set<InterfaceRef> lost = losing.stream().flatMap(Optional::stream).collect(Collectors.toSet());
    boolean allTold = losing.stream().allMatch(port -> port.filter(behind::contains).isPresent());
    Predicate<Technology> concerned = technology -> technology.carriesOn(day)
        && (!allTold || technology.interfaces().stream().anyMatch(lost::contains));
    return connected.stream().flatMap(station -> {
      List<String> technologies = station.technologies().stream().filter(concerned).map(Technology::name)
          .sorted().toList();
      return technologies.isEmpty()
          ? Stream.empty()
          : Stream.of(new ConcernedStation(station.name(), technologies));
    });
  }
}
