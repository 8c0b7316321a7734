package org.nroagent.collector.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.collector.inventory.ReferenceSpeed;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.model.HalfYear;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.CutOffGap;
import org.nroagent.model.incident.CutOffGap.Lines;
import org.nroagent.model.incident.CutOffGaps;
import org.nroagent.model.incident.IncidentTime;
import org.nroagent.model.incident.SlotTraffic;
import org.nroagent.model.incident.TrafficComparison;
import org.nroagent.model.time.TimeRange;

/// Says how the users of data of incidents are counted, of each network by itself: by the traffic of the NROs whose lines are cut off,
/// where a reference speed was told and the slots are there [R 3(5), 6(3)].
final class DataCounts {
  /// The most interfaces whose traffic is looked at.
  private static final int MOST_INTERFACES = 500;

  private final Inventory inventory;
  private final ZoneId zone;
  private final StoreReader store;
  private final List<IncidentTime> incidents;

  /// @param zone the regulation's, in which weeks and half-years are
  /// @param incidents all that are known, from [TrafficComparison#EARLIER] before the first one that is judged on
  DataCounts(Inventory inventory, ZoneId zone, StoreReader store, List<AgentIncident> incidents) {
    this.inventory = inventory;
    this.zone = zone;
    this.store = store;
    this.incidents = incidents.stream()
        .map(each -> IncidentTime.of(each.detected(), each.ended(), each.places())).toList();
  }

  /// How an incident's users of data are counted, by network; one of which no line is cut off is not there.
  ///
  /// @param members what agents tell of it, the one that was detected first at the head
  /// @param lines what is cut off
  /// @param eventsLost agents that did not tell of all their places, so that not all traffic is known that is missing
  Map<DataNetwork, DataCount> of(List<AgentIncident> members, CutOff lines, List<String> eventsLost) {
    Map<DataNetwork, DataCount> counts = new EnumMap<>(DataNetwork.class);
    for (DataNetwork network : DataNetwork.values()) {
      if (lines.pieces().stream().anyMatch(piece -> piece.lines().all().of(network.lines()) > 0)) {
        counts.put(network,
            eventsLost.isEmpty() ? count(network, members, lines) : notAllPlaces(eventsLost));
      }
    }
    return counts;
  }

  private static DataCount notAllPlaces(List<String> eventsLost) {
    return new DataCount.ByLines("events of " + String.join(", ", eventsLost)
        + " did not come, so that not all places are known whose traffic is missing");
  }

  private DataCount count(DataNetwork network, List<AgentIncident> members, CutOff lines) {
    Instant detected = members.getFirst().detected();
    HalfYear halfYear = HalfYear.containing(YearMonth.from(detected.atZone(zone)).minusMonths(6));
    Optional<ReferenceSpeed> speed = inventory.referenceSpeed(network, halfYear);
    if (speed.isEmpty()) {
      return new DataCount.ByLines("the inventory has no reference speed of "
          + network.service().words() + " of " + halfYear
          + "; write the one that was told to the regulator under referenceSpeeds");
    }
    Set<String> nros = new TreeSet<>(IncidentTime.nros(OperatorIncident.places(members)));
    Set<String> losing = OperatorIncident.nrosLosing(members, network.lines());
    LocalDate day = LocalDate.ofInstant(detected, zone);
    Set<InterfaceRef> interfaces = new HashSet<>();
    for (String nro : nros) {
      NroPorts ports = NroPorts.of(inventory, network, nro, day);
      if (ports.missing().isPresent() && losing.contains(nro)) {
        return new DataCount.ByLines(ports.missing().get());
      }
      interfaces.addAll(ports.interfaces());
    }
    return byTraffic(speed.get(), nros, List.copyOf(interfaces), cutOff(lines, network.lines()));
  }

  private static List<Lines> cutOff(CutOff lines, LineKind kind) {
    return lines.pieces().stream()
        .map(piece -> new Lines(piece.from(), piece.to(), piece.lines().all().of(kind)))
        .filter(each -> each.count() > 0).toList();
  }

  /// @param lines at least one
  private DataCount byTraffic(ReferenceSpeed speed, Set<String> nros, List<InterfaceRef> interfaces,
      List<Lines> lines) {
    TimeRange incident = new TimeRange(lines.getFirst().from(), lines.getLast().to());
    Set<SlotGrid> grids = interfaces.stream().map(InterfaceRef::agent).distinct()
        .flatMap(agent -> store.gridOf(agent).stream()).collect(Collectors.toSet());
    if (grids.size() != 1) {
      return new DataCount.ByLines(grids.isEmpty()
          ? "nothing has come of the interfaces of " + String.join(", ", nros)
          : "the agents of its interfaces have slots of different lengths");
    }
    if (interfaces.size() > MOST_INTERFACES || incident.duration().compareTo(TrafficComparison.LONGEST) > 0) {
      return new DataCount.ByLines(
          "its traffic is not looked at, as it lasts more than " + TrafficComparison.LONGEST.toDays()
              + " days or concerns more than " + MOST_INTERFACES + " interfaces");
    }
    SlotGrid grid = grids.iterator().next();
    TrafficComparison comparison = new TrafficComparison(grid, zone, incident, nros, incidents);
    CarriedTraffic carried = CarriedTraffic.read(store, interfaces, grid, comparison.times());
    return gaps(speed, comparison.slots(carried::mbps), lines);
  }

  private static DataCount gaps(ReferenceSpeed speed, List<SlotTraffic> slots, List<Lines> lines) {
    List<CutOffGap> gaps = CutOffGaps.of(slots, lines);
    if (gaps.stream().anyMatch(gap -> gap.mbps().isPresent())) {
      return new DataCount.ByTraffic(speed, gaps);
    }
    return new DataCount.ByLines(slots.stream().allMatch(slot -> slot.gapMbps().isEmpty())
        ? "of none of its slots is known what was carried and what was to be expected"
        : "lines are cut off in less than half of each of its slots, which does not tell what was missing then");
  }
}
