package org.nroagent.agent.http;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nroagent.agent.config.ServicesConfig;
import org.nroagent.agent.snapshot.InterfaceSnapshot;
import org.nroagent.daemon.regulation.Regulations;
import org.nroagent.model.Fraction;
import org.nroagent.model.impact.ExpectedTraffic;
import org.nroagent.model.incident.SlotTraffic;
import org.nroagent.model.incident.TrafficComparison;
import org.nroagent.model.reachability.LinkAt;
import org.nroagent.model.reachability.Route;
import org.nroagent.model.time.TimeRange;

/// How much less the NROs of an incident carried than was to be expected [R 3(5)]: over the operator's reference speed it is the
/// number of data users affected. The collector finds the same by the same rule, [TrafficComparison].
///
/// @param interfaces the metered accesses of these NROs, by public id; what is not metered is not in the sum
/// @param slots the incident's, as many as are looked at
/// @param highestGapMbps empty where no slot has a gap that can be told
record IncidentTraffic(List<String> interfaces, List<Entry> slots, Optional<BigDecimal> highestGapMbps) {
  private static final ZoneId ZONE = Regulations.shipped(Regulations.LUXEMBOURG).peakHours().zone();
  private static final int PLACES = 2;

  /// A slot. What is not known is empty.
  ///
  /// @param slot its start
  /// @param measuredMbps what was carried, the larger one of both directions
  /// @param expectedMbps what was to be expected
  /// @param gapMbps how much less was carried; 0 where it was more
  /// @param basis what the expectation rests on: `EARLIER_WEEKS`, `LAST_FIT_SLOT`
  /// @param weeks how many of the four weeks before it rests on
  record Entry(Instant slot, Optional<BigDecimal> measuredMbps, Optional<BigDecimal> expectedMbps,
      Optional<BigDecimal> gapMbps, Optional<String> basis, int weeks) {
    static Entry of(SlotTraffic slot) {
      return new Entry(slot.from(), slot.measuredMbps().map(Entry::shown),
          slot.expected().map(each -> shown(each.mbps())), slot.gapMbps().map(Entry::shown),
          slot.expected().map(each -> each.basis().name()),
          slot.expected().map(ExpectedTraffic::weeks).orElse(0));
    }

    private static BigDecimal shown(Fraction mbps) {
      return mbps.toDecimal(PLACES);
    }
  }

  /// The traffic of an incident, of a long one its beginning; empty where no access of it is metered, or its events are not kept.
  ///
  /// @param number of the incident
  /// @param from its first instant, or a later one
  /// @param to the first instant after it, or now
  /// @throws IOException if the disk fails
  static Optional<IncidentTraffic> of(AgentView view, long number, Instant from, Instant to)
      throws IOException {
    ServicesConfig services = view.snapshots().states().services().config();
    KeptIncidents incidents = KeptIncidents.read(view.events(), services.endedAfter(), view.time().wall());
    Set<String> nros = incidents.nros(number);
    List<String> interfaces = interfaces(view, services, nros);
    if (interfaces.isEmpty() || !from.isBefore(to)) {
      return Optional.empty();
    }
    Instant most = from.plus(TrafficComparison.LONGEST);
    TrafficComparison comparison = new TrafficComparison(view.grid(), ZONE,
        new TimeRange(from, most.isBefore(to) ? most : to), nros, incidents.times());
    KeptTraffic traffic = KeptTraffic.read(view.slots(), interfaces, comparison.times());
    List<Entry> entries = comparison.slots(traffic::mbps).stream().map(Entry::of).toList();
    return Optional.of(new IncidentTraffic(interfaces, entries,
        entries.stream().flatMap(each -> each.gapMbps().stream()).max(BigDecimal::compareTo)));
  }

  private static List<String> interfaces(AgentView view, ServicesConfig services, Set<String> nros) {
    Set<LinkAt> accesses = services.places().stream().filter(place -> nros.contains(place.nro()))
        .flatMap(place -> place.route().stream()).map(Route::access).collect(Collectors.toSet());
    return view.snapshots().devices().stream().flatMap(device -> device.metered().stream())
        .filter(each -> accesses.contains(new LinkAt(each.device(), each.ifName())))
        .map(InterfaceSnapshot::id).toList();
  }
}
