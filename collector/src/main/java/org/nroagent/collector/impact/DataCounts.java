package org.nroagent.collector.impact;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
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
import org.nroagent.collector.store.ImpactReader.Row;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.model.HalfYear;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.ExpectedTraffic;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.time.TimeRange;

/// Says how the users of fixed data of incidents are counted: by the traffic of the NROs whose lines are cut off, where a
/// reference speed was told and the slots are there [R 3(5)].
final class DataCounts {
  /// How far back is looked for what is fit for comparison.
  static final Duration EARLIER = Duration.ofDays(28).plusHours(1);
  /// Where no earlier week is fit, the last slot of this time before the incident that is.
  private static final Duration BEFORE = Duration.ofDays(1);
  /// The same local time of another week may be an hour off.
  private static final Duration CLOCK_CHANGE = Duration.ofHours(1);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int WEEKS = 4;
  /// The longest incident whose traffic is looked at, and the most interfaces.
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final int MOST_INTERFACES = 500;

  private final Inventory inventory;
  private final ZoneId zone;
  private final StoreReader store;
  private final List<AgentIncident> incidents;
  private final List<Row> rows;

  /// @param zone the regulation's, in which weeks and half-years are
  /// @param incidents all that are known
  /// @param rows whose lines were cut off, from [#EARLIER] before the first incident on
  DataCounts(Inventory inventory, ZoneId zone, StoreReader store, List<AgentIncident> incidents,
      List<Row> rows) {
    this.inventory = inventory;
    this.zone = zone;
    this.store = store;
    this.incidents = List.copyOf(incidents);
    this.rows = List.copyOf(rows);
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
    Set<String> nros = places.stream().map(DataCounts::nro).collect(Collectors.toCollection(TreeSet::new));
    Set<InterfaceRef> interfaces = new HashSet<>();
    for (String nro : nros) {
      List<InterfaceRef> ports = inventory.nros().stream()
          .filter(each -> each.name().equals(nro)).map(Nro::interfaces).flatMap(List::stream).toList();
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
    if (interfaces.size() > MOST_INTERFACES || incident.duration().compareTo(LONGEST) > 0) {
      return new DataCount.ByLines("its traffic is not looked at, as it lasts more than " + LONGEST.toDays()
          + " days or concerns more than " + MOST_INTERFACES + " interfaces");
    }
    return gaps(speed, nros, interfaces, grids.iterator().next(), incident);
  }

  private DataCount gaps(ReferenceSpeed speed, Set<String> nros, List<InterfaceRef> interfaces,
      SlotGrid grid, TimeRange incident) {
    CarriedTraffic traffic = CarriedTraffic.read(store, interfaces, grid, times(incident, grid),
        cutOff(nros));
    List<SlotGap> gaps = new ArrayList<>();
    int slots = 0;
    for (Instant slot = grid.startOf(incident.from()); slot.isBefore(incident.to()); slot = grid.next(slot)) {
      slots++;
      Instant start = slot;
      traffic.measured(slot).flatMap(measured -> ExpectedTraffic.of(start, zone, traffic)
          .map(expected -> new SlotGap(start, grid.next(start), measured, expected))).ifPresent(gaps::add);
    }
    return gaps.isEmpty()
        ? new DataCount.ByLines("of none of its slots is known what was carried and what was to be expected")
        : new DataCount.ByTraffic(speed, gaps, slots - gaps.size());
  }

  /// The incident with the day before it, and the same time of earlier weeks.
  private static List<TimeRange> times(TimeRange incident, SlotGrid grid) {
    List<TimeRange> times = new ArrayList<>();
    times.add(whole(incident.from().minus(BEFORE), incident.to(), grid));
    for (int week = 1; week <= WEEKS; week++) {
      Duration ago = WEEK.multipliedBy(week);
      times.add(whole(incident.from().minus(ago).minus(CLOCK_CHANGE),
          incident.to().minus(ago).plus(CLOCK_CHANGE), grid));
    }
    return times;
  }

  private static TimeRange whole(Instant from, Instant to, SlotGrid grid) {
    return new TimeRange(grid.startOf(from), grid.next(grid.startOf(to.minusNanos(1))));
  }

  /// The slots in which lines of these NROs were cut off, as far as incidents tell. Lines of incidents that a row does not
  /// list may be theirs.
  private Set<Instant> cutOff(Set<String> nros) {
    Set<AgentIncident.Id> theirs = incidents.stream()
        .filter(each -> each.places().stream().anyMatch(place -> nros.contains(nro(place))))
        .map(AgentIncident::id).collect(Collectors.toSet());
    Set<String> agents = theirs.stream().map(AgentIncident.Id::agent).collect(Collectors.toSet());
    return rows.stream().filter(row -> row.impact().byIncident().keySet().stream()
        .anyMatch(number -> number == RowImpact.OTHERS
            ? agents.contains(row.agent())
            : theirs.contains(new AgentIncident.Id(row.agent(), number))))
        .map(Row::slotStart).collect(Collectors.toSet());
  }

  /// The NRO of a place: `NRO`, `NRO/OLT`, `NRO/device ifName`.
  private static String nro(String place) {
    int slash = place.indexOf('/');
    return slash < 0 ? place : place.substring(0, slash);
  }
}
