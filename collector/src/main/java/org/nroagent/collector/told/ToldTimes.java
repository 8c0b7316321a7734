package org.nroagent.collector.told;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nroagent.collector.impact.AgentIncident;
import org.nroagent.collector.impact.IncidentEnds;
import org.nroagent.collector.store.EventFilter;
import org.nroagent.collector.store.EventReader;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.state.Subject;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// What agents told of NROs in a period.
///
/// @param sights by the name of the NRO, also of NROs of which nothing was told in the period but before it
/// @param windows that reach into it or lie behind it
/// @param incidents that lasted within it, by each NRO of which anything was lost
public record ToldTimes(Map<String, List<NroSight>> sights, List<DeclaredWindow> windows,
    Map<String, List<NroIncident>> incidents) {
  /// Nothing.
  public static final ToldTimes NOTHING = new ToldTimes(Map.of(), List.of(), Map.of());

  public ToldTimes {
    sights = Map.copyOf(sights);
    windows = List.copyOf(windows);
    incidents = Map.copyOf(incidents);
  }

  /// Reads it, a part of the events at a time, from the first one that is kept on: what was told last before the period holds
  /// in it.
  ///
  /// @param period until now at most
  /// @param now by when slots should have come, and ends be known
  /// @param withSlots whether it is looked up if an agent told anything at all while it had seen an outage last; else it is
  ///     taken to go on
  /// @throws org.nroagent.collector.store.StoreFailure if the store cannot be read
  public static ToldTimes read(StoreReader store, TimeRange period, Instant now, boolean withSlots) {
    ToldServicesFold fold = read(store.events(), period, Map.of());
    Map<AgentIncident.Id, Instant> ends = IncidentEnds.of(store, fold.notEnded(), now);
    if (!ends.isEmpty()) {
      fold = read(store.events(), period, ends);
    }
    Map<String, List<NroSight>> sights = fold.sights().stream()
        .collect(Collectors.groupingBy(NroSight::nro));
    if (withSlots) {
      sights.replaceAll((_, ofNro) -> heard(store, ofNro, now));
    }
    record Of(String nro, NroIncident incident) {}
    Map<String, List<NroIncident>> incidents = fold.incidents().stream()
        .flatMap(incident -> incident.nros().stream().map(nro -> new Of(nro, incident)))
        .collect(Collectors.groupingBy(Of::nro, Collectors.mapping(Of::incident, Collectors.toList())));
    return new ToldTimes(sights, fold.windows(), incidents);
  }

  /// A window is declared, or taken back, also when the period is long over.
  private static ToldServicesFold read(EventReader events, TimeRange period,
      Map<AgentIncident.Id, Instant> ends) {
    ToldServicesFold fold = new ToldServicesFold(period, ends);
    Optional<Instant> to = Optional.of(period.to());
    events.forEachInOrder(filter(Optional.empty(), Optional.empty(), to), fold::take);
    events.forEachInOrder(filter(Optional.of(Subject.Kind.WINDOW), to, Optional.empty()), fold::take);
    fold.finish();
    return fold;
  }

  private static EventFilter filter(Optional<Subject.Kind> kind, Optional<Instant> from,
      Optional<Instant> to) {
    return new EventFilter(Optional.empty(), Optional.of(ToldServices.DEVICE), kind, Optional.empty(),
        Optional.empty(), from, to);
  }

  /// Takes the slots of which nothing came out of an NRO's outages: nobody saw whether they went on, and whether what other agents poll
  /// was lost, too.
  private static List<NroSight> heard(StoreReader store, List<NroSight> ofNro, Instant now) {
    TimeRanges outages = ofNro.stream().map(NroSight::down).reduce(TimeRanges.NONE, TimeRanges::plus);
    return ofNro.stream()
        .map(sight -> sight.unheard(unheard(store, sight.agent(), outages, now).and(outages))).toList();
  }

  private static TimeRanges unheard(StoreReader store, String agent, TimeRanges times, Instant now) {
    SlotGrid grid = store.gridOf(agent).orElse(SlotGrid.FIVE_MINUTES);
    // A slot that has just ended may be on its way.
    Instant through = grid.startOf(now.minus(grid.length()));
    List<TimeRange> silent = new ArrayList<>();
    for (TimeRange time : times.ranges()) {
      Instant first = grid.startOf(time.from());
      Instant end = time.to().isBefore(through) ? time.to() : through;
      BitSet heard = first.isBefore(end) ? store.impacts().heard(agent, grid, first, end) : new BitSet();
      int position = 0;
      for (Instant slot = first; slot.isBefore(end); slot = grid.next(slot)) {
        if (!heard.get(position)) {
          silent.add(new TimeRange(slot, grid.next(slot)));
        }
        position++;
      }
    }
    return TimeRanges.of(silent);
  }
}
