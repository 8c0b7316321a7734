package org.nroagent.collector.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nroagent.collector.impact.DataCount.SlotGap;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.collector.inventory.Nro;
import org.nroagent.collector.inventory.ReferenceSpeed;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.model.HalfYear;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.IncidentTime;
import org.nroagent.model.incident.SlotTraffic;
import org.nroagent.model.incident.TrafficComparison;
import org.nroagent.model.time.TimeRange;

/// Says how the users of fixed data of incidents are counted: by the traffic of the NROs whose lines are cut off, where a
/// reference speed was told and the slots are there [R 3(5)].
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

  /// How an incident's users of fixed data are counted; empty where none of their lines is cut off.
  ///
  /// @param places that are part of it
  /// @param lines what is cut off
  Optional<DataCount> of(Instant detected, Set<String> places, CutOff lines) {
    return lines.pieces().stream().anyMatch(piece -> piece.lines().all().of(LineKind.FTTH) > 0)
        ? Optional.of(count(detected, places, lines))
        : Optional.empty();
  }

  private DataCount count(Instant detected, Set<String> places, CutOff lines) {
    HalfYear halfYear = HalfYear.containing(YearMonth.from(detected.atZone(zone)).minusMonths(6));
    Optional<ReferenceSpeed> speed = inventory.referenceSpeed(halfYear);
    if (speed.isEmpty()) {
      return new DataCount.ByLines("the inventory has no reference speed of " + halfYear
          + "; write the one that was told to the regulator under referenceSpeeds");
    }
    Set<String> nros = new TreeSet<>(IncidentTime.nros(places));
    LocalDate day = LocalDate.ofInstant(detected, zone);
    Set<InterfaceRef> interfaces = new HashSet<>();
    for (String nro : nros) {
      List<InterfaceRef> ports = inventory.nros().stream()
          .filter(each -> each.name().equals(nro) && each.carriesOn(day)).map(Nro::interfaces)
          .flatMap(List::stream).toList();
      if (ports.isEmpty()) {
        return new DataCount.ByLines("the inventory names no interfaces of NRO " + nro);
      }
      interfaces.addAll(ports);
    }
    return byTraffic(speed.get(), nros, List.copyOf(interfaces),
        new TimeRange(lines.pieces().getFirst().from(), lines.pieces().getLast().to()));
  }

  private DataCount byTraffic(ReferenceSpeed speed, Set<String> nros, List<InterfaceRef> interfaces,
      TimeRange incident) {
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
    return gaps(speed, nros, interfaces, grids.iterator().next(), incident);
  }

  private DataCount gaps(ReferenceSpeed speed, Set<String> nros, List<InterfaceRef> interfaces,
      SlotGrid grid, TimeRange incident) {
    TrafficComparison comparison = new TrafficComparison(grid, zone, incident, nros, incidents);
    CarriedTraffic carried = CarriedTraffic.read(store, interfaces, grid, comparison.times());
    List<SlotTraffic> slots = comparison.slots(carried::mbps);
    List<SlotGap> gaps = slots.stream().flatMap(slot -> gap(slot).stream()).toList();
    return gaps.isEmpty()
        ? new DataCount.ByLines("of none of its slots is known what was carried and what was to be expected")
        : new DataCount.ByTraffic(speed, gaps, slots.size() - gaps.size());
  }

  private static Optional<SlotGap> gap(SlotTraffic slot) {
    return slot.measuredMbps().flatMap(measured -> slot.expected()
        .map(expected -> new SlotGap(slot.from(), slot.to(), measured, expected)));
  }
}
