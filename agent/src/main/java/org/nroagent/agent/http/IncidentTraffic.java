package org.nroagent.agent.http;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.agent.config.ServicesConfig;
import org.nroagent.agent.snapshot.InterfaceSnapshot;
import org.nroagent.model.Fraction;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.impact.ExpectedTraffic;
import org.nroagent.model.incident.CutOffGap;
import org.nroagent.model.incident.CutOffGaps;
import org.nroagent.model.incident.SlotTraffic;
import org.nroagent.model.incident.TrafficComparison;
import org.nroagent.model.reachability.LinkAt;
import org.nroagent.model.reachability.Route;
import org.nroagent.model.time.TimeRange;

/// How much less of a network's data the NROs of an incident carried than was to be expected [R 3(5), 6(3)]: over the operator's
/// reference speed it is the number of data users affected. The collector finds the same by the same rules, [TrafficComparison] and
/// [CutOffGaps].
///
/// @param interfaces the metered accesses of these NROs that carry the network's data, by public id; what is not metered is not in
///     the sum
/// @param slots the incident's, as many as are looked at
/// @param gaps what is missing while the network's lines are cut off, ascending; none where those were not told
/// @param highestGapMbps the highest of them, of the slots where there are none; empty where none can be told
record IncidentTraffic(List<String> interfaces, List<Entry> slots, List<Gap> gaps,
    Optional<BigDecimal> highestGapMbps) {
  private static final int PLACES = 2;

  /// A slot. What is not known is empty.
  ///
  /// @param slot its start
  /// @param measuredMbps what was carried, the larger one of both directions
  /// @param expectedMbps what was to be expected
  /// @param gapMbps how much less was carried in all of it; 0 where it was more
  /// @param basis what the expectation rests on: `EARLIER_WEEKS`, `LAST_FIT_SLOT`
  /// @param weeks how many of the four weeks before it rests on
  record Entry(Instant slot, Optional<BigDecimal> measuredMbps, Optional<BigDecimal> expectedMbps,
      Optional<BigDecimal> gapMbps, Optional<String> basis, int weeks) {
    static Entry of(SlotTraffic slot) {
      return new Entry(slot.from(), slot.measuredMbps().map(IncidentTraffic::shown),
          slot.expected().map(each -> shown(each.mbps())), slot.gapMbps().map(IncidentTraffic::shown),
          slot.expected().map(each -> each.basis().name()),
          slot.expected().map(ExpectedTraffic::weeks).orElse(0));
    }
  }

  /// A time in which the same lines are cut off, at most a slot.
  ///
  /// @param from its first instant
  /// @param to the first instant after it
  /// @param gapMbps what is missing then; empty where no traffic tells it
  /// @param basis where that is from: `SLOT`, `SLOT_BESIDE`, `SHARE`, `UNKNOWN`
  record Gap(Instant from, Instant to, Optional<BigDecimal> gapMbps, String basis) {
    static Gap of(CutOffGap gap) {
      return new Gap(gap.from(), gap.to(), gap.mbps().map(IncidentTraffic::shown), gap.basis().name());
    }
  }

  /// The traffic of an incident, of a long one its beginning; empty where no access of it is metered, or its events are not kept.
  ///
  /// @param incidents those that are kept
  /// @param number of the incident
  /// @param from its first instant, or a later one
  /// @param to the first instant after it, or now
  /// @throws IOException if the disk fails
  static Optional<IncidentTraffic> of(AgentView view, KeptIncidents incidents, DataNetwork network,
      long number, Instant from, Instant to) throws IOException {
    ServicesConfig services = view.snapshots().states().services().config();
    Set<String> nros = incidents.nros(number);
    List<String> interfaces = interfaces(view, services, network, nros);
    if (interfaces.isEmpty() || !from.isBefore(to)) {
      return Optional.empty();
    }
    Instant most = from.plus(TrafficComparison.LONGEST);
    TrafficComparison comparison = new TrafficComparison(view.grid(), services.regulation().zone(),
        new TimeRange(from, most.isBefore(to) ? most : to), nros, incidents.times());
    KeptTraffic traffic = KeptTraffic.read(view.slots(), interfaces, comparison.times());
    List<SlotTraffic> slots = comparison.slots(traffic::mbps);
    List<Gap> gaps = CutOffGaps.of(slots, incidents.cutOff(number, network.lines(), to)).stream().map(Gap::of)
        .toList();
    return Optional.of(of(interfaces, slots.stream().map(Entry::of).toList(), gaps));
  }

  private static IncidentTraffic of(List<String> interfaces, List<Entry> slots, List<Gap> gaps) {
    Stream<Optional<BigDecimal>> all = gaps.isEmpty()
        ? slots.stream().map(Entry::gapMbps)
        : gaps.stream().map(Gap::gapMbps);
    return new IncidentTraffic(interfaces, slots, gaps,
        all.flatMap(Optional::stream).max(BigDecimal::compareTo));
  }

  private static BigDecimal shown(Fraction mbps) {
    return mbps.toDecimal(PLACES);
  }

  private static List<String> interfaces(AgentView view, ServicesConfig services, DataNetwork network,
      Set<String> nros) {
    Set<LinkAt> accesses = services.places().stream().filter(place -> nros.contains(place.nro())
        && services.inventory().network(place.name()) == network)
        .flatMap(place -> place.route().stream()).map(Route::access).collect(Collectors.toSet());
    return view.snapshots().devices().stream().flatMap(device -> device.metered().stream())
        .filter(each -> accesses.contains(new LinkAt(each.device(), each.ifName())))
        .map(InterfaceSnapshot::id).toList();
  }
}
