package org.nroagent.agent.http;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nroagent.agent.snapshot.InterfaceSnapshot;
import org.nroagent.model.Fraction;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.figure.SlotWindow;
import org.nroagent.model.impact.ExpectedTraffic;
import org.nroagent.model.reachability.LinkAt;
import org.nroagent.model.reachability.OutageCause;
import org.nroagent.model.reachability.Place;
import org.nroagent.model.record.RowImpact;

/// How much less the accesses of an incident's services carried than was to be expected [R 3(5)]: over the operator's
/// reference speed it is the number of data users affected. Which accesses they are follows from the incident's cause.
///
/// @param interfaces the metered ones, by public id; what is not metered is not in the sum
/// @param slots the incident's, as many as are looked at
/// @param highestGapMbps empty where no slot has a gap that can be told
record IncidentTraffic(List<String> interfaces, List<Entry> slots, Optional<BigDecimal> highestGapMbps) {
  /// The most slots that are looked at: a week of five minutes each.
  static final int MOST_SLOTS = 2016;
  /// What expectations rest on, and an hour for clocks that change.
  private static final Duration EARLIER = Duration.ofDays(28).plusHours(1);
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
    static Entry of(Instant slot, KeptTraffic traffic, ZoneId zone) {
      Optional<ExpectedTraffic> expected = ExpectedTraffic.of(slot, zone, traffic);
      Optional<Fraction> measured = traffic.measured(slot);
      return new Entry(slot, measured.map(Entry::shown), expected.map(each -> shown(each.mbps())),
          expected.flatMap(each -> measured.map(each::gapMbps)).map(Entry::shown),
          expected.map(each -> each.basis().name()), expected.map(ExpectedTraffic::weeks).orElse(0));
    }

    private static BigDecimal shown(Fraction mbps) {
      return mbps.toDecimal(PLACES);
    }
  }

  /// The traffic of an incident's slots [from, to); empty where no access of it is metered.
  ///
  /// @param from a border of the grid
  /// @throws IOException if the disk fails
  static Optional<IncidentTraffic> of(AgentView view, IncidentDocument incident, Instant from, Instant to)
      throws IOException {
    List<String> interfaces = interfaces(view, incident.cause());
    if (interfaces.isEmpty()) {
      return Optional.empty();
    }
    Instant begin = view.grid().startOf(from.minus(EARLIER));
    Instant last = view.grid().plus(from, MOST_SLOTS);
    Instant end = last.isBefore(to) ? last : view.grid().next(view.grid().startOf(to.minusMillis(1)));
    SlotWindow window = view.slots().window(new SlotFormula(interfaces, List.of()), begin, end);
    Map<Instant, RowImpact> cutOff = view.slots().impacts(begin, end);
    KeptTraffic traffic = new KeptTraffic(window, cutOff.keySet());
    List<Entry> entries = new ArrayList<>();
    for (Instant slot = from; slot.isBefore(end); slot = view.grid().next(slot)) {
      entries.add(Entry.of(slot, traffic, view.zone()));
    }
    return Optional.of(new IncidentTraffic(interfaces, entries,
        entries.stream().flatMap(each -> each.gapMbps().stream()).max(BigDecimal::compareTo)));
  }

  private static List<String> interfaces(AgentView view, String cause) {
    Set<LinkAt> accesses = new TreeSet<>((one, other) -> one.toString().compareTo(other.toString()));
    OutageCause.parse(cause).ifPresent(each -> view.snapshots().states().services().config().places().stream()
        .map(Place::route).flatMap(Optional::stream).filter(each::concerns)
        .forEach(route -> accesses.add(route.access())));
    return view.snapshots().devices().stream().flatMap(device -> device.metered().stream())
        .filter(each -> accesses.contains(new LinkAt(each.device(), each.ifName())))
        .map(InterfaceSnapshot::id).toList();
  }
}
