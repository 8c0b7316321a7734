package org.nroagent.collector.told;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

  private static final int EVENTS_AT_ONCE = 5_000;

  public ToldTimes {
    sights = Map.copyOf(sights);
    windows = List.copyOf(windows);
    incidents = Map.copyOf(incidents);
  }

  /// Reads it, a part of the events at a time, from the first one that is kept on: what was told last before the period holds
  /// in it.
  ///
  /// @param period until now at most
  /// @param withSlots whether it is looked up if an agent told anything at all while it had seen an outage last; else it is
  ///     taken to go on
  /// @throws org.nroagent.collector.store.StoreFailure if the store cannot be read
  public static ToldTimes read(StoreReader store, TimeRange period, boolean withSlots) {
    ToldServicesFold fold = new ToldServicesFold(period);
    read(store.events(), period.to(), fold);
    Map<String, List<NroSight>> sights = fold.sights().stream()
        .map(sight -> withSlots ? heard(store, sight, period.to()) : sight)
        .collect(Collectors.groupingBy(NroSight::nro));
    record Of(String nro, NroIncident incident) {}
    Map<String, List<NroIncident>> incidents = fold.incidents().stream()
        .flatMap(incident -> incident.nros().stream().map(nro -> new Of(nro, incident)))
        .collect(Collectors.groupingBy(Of::nro, Collectors.mapping(Of::incident, Collectors.toList())));
    return new ToldTimes(sights, fold.windows(), incidents);
  }

  /// A window is declared, or taken back, also when the period is long over.
  private static void read(EventReader events, Instant to, ToldServicesFold fold) {
    read(events, filter(Optional.empty(), Optional.empty(), Optional.of(to)), fold);
    read(events, filter(Optional.of(Subject.Kind.WINDOW), Optional.of(to), Optional.empty()), fold);
  }

  private static EventFilter filter(Optional<Subject.Kind> kind, Optional<Instant> from,
      Optional<Instant> to) {
    return new EventFilter(Optional.empty(), Optional.of(ToldServices.DEVICE), kind, Optional.empty(),
        Optional.empty(), from, to);
  }

  private static void read(EventReader events, EventFilter filter, ToldServicesFold fold) {
    EventReader.Cursor cursor = EventReader.Cursor.START;
    List<EventReader.Entry> part;
    do {
      part = events.inOrder(filter, cursor, EVENTS_AT_ONCE);
      part.forEach(fold::take);
      cursor = part.isEmpty() ? cursor : EventReader.Cursor.behind(part.getLast());
    } while (part.size() == EVENTS_AT_ONCE);
  }

  /// Takes the slots of which nothing came out of an outage: nobody saw whether it went on.
  private static NroSight heard(StoreReader store, NroSight sight, Instant now) {
    SlotGrid grid = store.gridOf(sight.agent()).orElse(SlotGrid.FIVE_MINUTES);
    // A slot that has just ended may be on its way.
    Instant through = grid.startOf(now.minus(grid.length()));
    List<TimeRange> silent = new ArrayList<>();
    for (TimeRange outage : sight.down().ranges()) {
      Instant first = grid.startOf(outage.from());
      Instant end = outage.to().isBefore(through) ? outage.to() : through;
      BitSet heard = first.isBefore(end)
          ? store.impacts().heard(sight.agent(), grid, first, end)
          : new BitSet();
      int position = 0;
      for (Instant slot = first; slot.isBefore(end); slot = grid.next(slot)) {
        if (!heard.get(position)) {
          silent.add(new TimeRange(slot, grid.next(slot)));
        }
        position++;
      }
    }
    TimeRanges unheard = TimeRanges.of(silent).and(sight.down());
    return sight.unheard(unheard);
  }
}
