package org.nroagent.collector.impact;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.collector.impact.AgentIncident.End;
import org.nroagent.collector.impact.AgentIncident.Said;
import org.nroagent.collector.store.ImpactReader;
import org.nroagent.collector.store.ImpactReader.Row;
import org.nroagent.collector.store.IncidentEnd;
import org.nroagent.collector.store.PersonsAct;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.RowImpact;

/// When incidents ended of which the agent told no end: what it knew was lost, or the event was. Such an incident must not take
/// up those that come later. Not for several threads.
///
/// It ended when a person says so; when the agent works and its slots tell no more of it; and at the latest when the agent told a
/// new one of the same cause, as it has no two at a time. An agent that is silent ends nothing.
final class UntoldEnds {
  /// How long an agent works and tells of nobody, where no event contradicts that: services may carry for a while within an
  /// incident (choice).
  private static final Duration PATIENCE = Duration.ofDays(1);
  private static final Duration LOOKED_AT_ONCE = Duration.ofDays(1);

  private final ImpactReader impacts;
  private final Instant now;
  private final Map<String, SlotGrid> grids = new HashMap<>();
  private final Map<AgentIncident.Id, Instant> lastSlots = new HashMap<>();
  private final Map<String, Set<Instant>> summed = new HashMap<>();
  private final Map<AgentIncident.Id, Instant> said = new HashMap<>();

  /// @param rows in the order of times, from the first incident without an end on
  /// @param all what persons said of ends
  UntoldEnds(ImpactReader impacts, List<Row> rows, List<IncidentEnd> all, Instant now) {
    this.impacts = impacts;
    this.now = now;
    for (Row row : rows) {
      grids.put(row.agent(), row.grid());
      row.impact().byIncident().keySet().forEach(number -> {
        if (number == RowImpact.OTHERS) {
          summed.computeIfAbsent(row.agent(), _ -> new HashSet<>()).add(row.slotStart());
        } else {
          lastSlots.put(new AgentIncident.Id(row.agent(), number), row.slotStart());
        }
      });
    }
    PersonsAct.inForce(all).forEach(act -> act.endedAt().filter(at -> !at.isAfter(now))
        .ifPresent(at -> said.put(new AgentIncident.Id(act.agent(), act.incident()), at)));
  }

  /// The incidents with their ends.
  List<AgentIncident> of(List<AgentIncident> known) {
    Map<String, List<AgentIncident>> byAgent = known.stream()
        .collect(Collectors.groupingBy(each -> each.id().agent()));
    return known.stream()
        .map(each -> each.ended().isPresent()
            ? each
            : each.with(end(each, byAgent.getOrDefault(each.id().agent(), List.of()))))
        .toList();
  }

  private End end(AgentIncident incident, List<AgentIncident> ofAgent) {
    Optional<Instant> lastSlot = Optional.ofNullable(lastSlots.get(incident.id()));
    Optional<Instant> lastTold = lastSlot.map(grid(incident)::next);
    // What the agent tells later takes back what a person said before.
    Optional<Instant> bySaying = Optional.ofNullable(said.get(incident.id()))
        .filter(at -> lastSlot.filter(slot -> !slot.isBefore(at)).isEmpty());
    return bySaying.map(at -> new End(bySaying, Said.PERSON, lastTold))
        .orElseGet(() -> new End(concluded(incident, lastSlot, ofAgent), Said.NOBODY, lastTold));
  }

  private Optional<Instant> concluded(AgentIncident incident, Optional<Instant> lastSlot,
      List<AgentIncident> ofAgent) {
    Optional<Instant> untilNext = ofAgent.stream().filter(other -> isNext(incident, other))
        .map(AgentIncident::detected).min(Instant::compareTo)
        .filter(at -> lastSlot.filter(slot -> !slot.isBefore(at)).isEmpty());
    return Stream.concat(untilNext.stream(), lastSlot.flatMap(slot -> silence(incident, slot)).stream())
        .min(Instant::compareTo)
        .map(at -> at.isBefore(incident.detected()) ? incident.detected() : at);
  }

  /// Whether an agent that still knew the first one would not have told the other: it has no two of one cause at a time.
  private static boolean isNext(AgentIncident incident, AgentIncident other) {
    return other.id().number() > incident.id().number() && other.detected().isAfter(incident.detected())
        && other.mergedInto().isEmpty()
        && incident.cause().filter(cause -> other.cause()
            .filter(next -> cause.explains(next) || next.explains(cause)).isPresent()).isPresent();
  }

  /// The start of the first slot in which the agent worked and told no more of an incident that it told of before.
  private Optional<Instant> silence(AgentIncident incident, Instant lastSlot) {
    if (!incident.outage().linesUnknown().isEmpty()) {
      return Optional.empty(); // places without an inventory are in no slot
    }
    SlotGrid grid = grid(incident);
    Instant through = grid.startOf(now.minus(grid.length()));
    return firstWithout(incident.id().agent(), grid, grid.next(lastSlot), through)
        .filter(at -> isCutOff(incident, at) || !at.plus(PATIENCE).isAfter(through));
  }

  /// Whether events say that lines were cut off.
  private static boolean isCutOff(AgentIncident incident, Instant at) {
    return incident.outage().lines().filter(lines -> lines.of(_ -> true).times().contains(at)).isPresent();
  }

  private Optional<Instant> firstWithout(String agent, SlotGrid grid, Instant from, Instant through) {
    for (Instant start = from; start.isBefore(through); start = start.plus(LOOKED_AT_ONCE)) {
      Instant end = start.plus(LOOKED_AT_ONCE);
      BitSet heard = impacts.heard(agent, grid, start, end.isBefore(through) ? end : through);
      for (int i = heard.nextSetBit(0); i >= 0; i = heard.nextSetBit(i + 1)) {
        Instant slot = grid.plus(start, i);
        if (!summed.getOrDefault(agent, Set.of()).contains(slot)) {
          return Optional.of(slot);
        }
      }
    }
    return Optional.empty();
  }

  private SlotGrid grid(AgentIncident incident) {
    return grids.getOrDefault(incident.id().agent(), SlotGrid.FIVE_MINUTES);
  }
}
