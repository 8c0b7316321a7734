package org.nroagent.collector.told;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nroagent.collector.impact.AgentIncident;
import org.nroagent.collector.store.EventReader;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.incident.ToldShares;
import org.nroagent.model.reachability.Place;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// Gathers what agents told of services, of events in the order of their times. It keeps what lasted within a period alone.
/// Not for several threads.
final class ToldServicesFold {
  private final TimeRange period;
  private final Map<String, NavigableMap<String, ToldTimesFold>> places = new TreeMap<>();
  private final Map<String, ToldShares> shares = new TreeMap<>();
  private final Map<AgentIncident.Id, Story> incidents = new TreeMap<>();
  private final Map<WindowKey, WindowCourse> windows = new LinkedHashMap<>();
  private final NavigableMap<Instant, List<AgentIncident.Id>> ends = new TreeMap<>();

  private record WindowKey(String agent, long number) {}

  private static final class Story {
    private Instant from;
    private Optional<Instant> until = Optional.empty();
    private final Set<String> nros = new TreeSet<>();
    private final Set<String> whole = new TreeSet<>();

    Story(AgentIncident.Id id) {
      from = Instant.ofEpochSecond(id.number());
    }
  }

  /// @param ends of incidents whose end the agent did not tell within the period
  ToldServicesFold(TimeRange period, Map<AgentIncident.Id, Instant> ends) {
    this.period = period;
    ends.forEach((id, at) -> this.ends.computeIfAbsent(at, _ -> new ArrayList<>()).add(id));
  }

  void take(EventReader.Entry entry) {
    StateEvent event = entry.event();
    endUntil(event.at());
    switch (event.subject().kind()) {
      case SERVICE -> service(entry.agent(), event);
      case INCIDENT -> number(event.subject().name())
          .ifPresent(number -> incident(new AgentIncident.Id(entry.agent(), number), event));
      case WINDOW -> number(event.subject().name()).ifPresent(number -> windows
          .computeIfAbsent(new WindowKey(entry.agent(), number), _ -> new WindowCourse()).take(event));
      default -> {
        // Nothing else is told of services.
      }
    }
  }

  private void service(String agent, StateEvent event) {
    String name = event.subject().name();
    shares.computeIfAbsent(agent, _ -> new ToldShares()).add(event);
    ToldTimesFold place = places.computeIfAbsent(agent, _ -> new TreeMap<>()).computeIfAbsent(name,
        _ -> new ToldTimesFold(period.from()));
    if (event.aspect() == Aspect.STATE) {
      ServiceState.ofWord(event.after())
          .ifPresent(after -> place.changes(ServiceState.ofWord(event.before()), after, event.at()));
    } else if (event.aspect() == Aspect.INCIDENT) {
      number(event.after()).ifPresent(number -> {
        place.joins(number, event.at());
        Story story = incidents.computeIfAbsent(new AgentIncident.Id(agent, number), Story::new);
        story.nros.add(Place.nroOf(name));
        if (isNro(name)) {
          story.whole.add(name);
        }
      });
    }
  }

  private void incident(AgentIncident.Id id, StateEvent event) {
    if (event.aspect() != Aspect.STATE) {
      return;
    }
    switch (event.after()) {
      case ToldServices.OPEN -> incidents.computeIfAbsent(id, Story::new).from = event.time();
      case ToldServices.ENDED -> end(id, event.time());
      case ToldServices.MERGED -> incidents.remove(id); // its services have joined the older one
      default -> {
        // Later software may know other states.
      }
    }
  }

  private void end(AgentIncident.Id id, Instant at) {
    places.getOrDefault(id.agent(), new TreeMap<>()).values()
        .forEach(place -> place.ends(id.number(), at));
    if (at.isAfter(period.from())) {
      incidents.computeIfAbsent(id, Story::new).until = Optional.of(at);
    } else {
      incidents.remove(id);
    }
  }

  /// Ends what ended until then and no event told.
  private void endUntil(Instant time) {
    NavigableMap<Instant, List<AgentIncident.Id>> due = ends.headMap(time, true);
    due.forEach((at, ids) -> ids.forEach(id -> end(id, at)));
    due.clear();
  }

  /// When all events were taken.
  void finish() {
    endUntil(Instant.MAX);
  }

  /// The incidents whose end no event told, with the time since when each lasted.
  Map<AgentIncident.Id, Instant> notEnded() {
    Map<AgentIncident.Id, Instant> open = new TreeMap<>();
    incidents.forEach((id, story) -> {
      if (story.until.isEmpty()) {
        open.put(id, story.from);
      }
    });
    return open;
  }

  private static OptionalLong number(String word) {
    try {
      return OptionalLong.of(Long.parseLong(word));
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }

  private static boolean isNro(String place) {
    return place.equals(Place.nroOf(place));
  }

  /// The NROs as a whole of which anything was told, also where nothing of it lies in the period.
  List<NroSight> sights() {
    List<NroSight> sights = new ArrayList<>();
    places.forEach((agent, told) -> told.keySet().stream().filter(ToldServicesFold::isNro)
        .forEach(nro -> sights.add(sight(agent, nro, told))));
    return sights;
  }

  /// An agent does not know the state of an NRO whose other OLTs another one polls; that its own are all down it tells of
  /// each of them.
  private NroSight sight(String agent, String nro, NavigableMap<String, ToldTimesFold> told) {
    TimeRanges within = TimeRanges.of(period);
    ToldTimesFold whole = Objects.requireNonNull(told.get(nro));
    Map<String, ToldTimesFold> olts = new TreeMap<>(
        told.subMap(nro, false, nro + Character.MAX_VALUE, false));
    olts.keySet().removeIf(place -> !Place.isOltOf(nro, place));
    TimeRanges down = whole.down(period.to()).and(within);
    TimeRanges unseen = whole.unseen(period.to()).and(within);
    TimeRanges part = olts.values().stream().map(course -> course.down(period.to())).reduce(TimeRanges::and)
        .orElse(TimeRanges.NONE).and(unseen);
    return new NroSight(agent, nro, olts.keySet(), down.plus(part), part,
        shares.getOrDefault(agent, new ToldShares()).all().stream().filter(share -> share.nro().equals(nro))
            .toList(),
        unseen.minus(part), TimeRanges.NONE, TimeRanges.NONE);
  }

  /// The incidents that lasted within the period, in the order of their numbers.
  List<NroIncident> incidents() {
    return incidents.entrySet().stream().map(each -> {
      Story story = each.getValue();
      return new NroIncident(each.getKey(), story.from, story.until, story.nros, story.whole);
    }).filter(each -> each.from().isBefore(period.to())).toList();
  }

  /// The windows that reach into the period or lie behind it, in the order in which they were declared: a ticket's clock goes on
  /// beyond the period in which it began.
  List<DeclaredWindow> windows() {
    List<DeclaredWindow> declared = new ArrayList<>();
    windows.forEach((key, course) -> course.window()
        .filter(window -> window.to().isAfter(period.from()))
        .ifPresent(window -> declared.add(new DeclaredWindow(key.agent(), key.number(), window))));
    return declared;
  }
}
