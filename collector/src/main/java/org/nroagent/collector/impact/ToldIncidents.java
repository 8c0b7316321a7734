package org.nroagent.collector.impact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nroagent.collector.store.EventReader;
import org.nroagent.collector.store.ImpactReader.Row;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.OutageHistory;
import org.nroagent.model.incident.OutageHistory.Recomputed;
import org.nroagent.model.incident.OutageSpan;
import org.nroagent.model.incident.ToldLines;
import org.nroagent.model.reachability.OutageCause;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// What agents told of incidents and of services that they do not see, gathered from events in the order of their times. Not
/// for several threads.
final class ToldIncidents {
  private static final String OPEN = "open";
  private static final String ENDED = "ended";
  private static final String MERGED = "merged";
  private static final String MERGED_INTO = "incident ";

  private final Map<AgentIncident.Id, Story> stories = new TreeMap<>();
  private final Map<String, Map<String, Unseen>> unseen = new TreeMap<>();
  private final Map<String, Outages> outages = new TreeMap<>();

  private static final class Story {
    private Optional<OutageCause> cause = Optional.empty();
    private Optional<Instant> ended = Optional.empty();
    private OptionalLong mergedInto = OptionalLong.empty();
    private final Set<String> places = new HashSet<>();
  }

  /// The outages of an agent, computed from its events as the agent itself computes them anew.
  private static final class Outages {
    private final OutageHistory history = OutageHistory.asTold();
    private final ToldLines lines = new ToldLines();
  }

  /// When a service was not seen: from the first instant to the first after it, several times.
  private static final class Unseen {
    private final Map<Instant, Instant> ended = new HashMap<>();
    private Optional<Instant> since = Optional.empty();
  }

  /// Takes what an agent told.
  void take(EventReader.Entry entry) {
    StateEvent event = entry.event();
    Outages outage = outages.computeIfAbsent(entry.agent(), _ -> new Outages());
    outage.history.add(event);
    outage.lines.add(event);
    switch (event.subject().kind()) {
      case INCIDENT -> number(event.subject().name())
          .ifPresent(number -> incident(story(entry.agent(), number), event));
      case SERVICE -> service(entry.agent(), event);
      default -> {
        // What else is told of services is no matter of incidents.
      }
    }
  }

  /// Takes the incidents of a row, also those whose events did not come.
  void take(Row row) {
    row.impact().byIncident().keySet().stream().filter(number -> number != RowImpact.OTHERS)
        .forEach(number -> story(row.agent(), number));
  }

  private Story story(String agent, long number) {
    return stories.computeIfAbsent(new AgentIncident.Id(agent, number), _ -> new Story());
  }

  private static void incident(Story story, StateEvent event) {
    if (event.aspect() == Aspect.CAUSE) {
      story.cause = OutageCause.parse(event.after());
    } else if (event.aspect() == Aspect.STATE) {
      switch (event.after()) {
        case OPEN -> story.cause = OutageCause.parse(event.cause().subject());
        case ENDED -> story.ended = Optional.of(event.time());
        case MERGED -> {
          story.ended = Optional.of(event.at());
          story.mergedInto = mergedInto(event.cause().subject());
        }
        default -> {
          // Later software may know other states.
        }
      }
    }
  }

  private static OptionalLong mergedInto(String cause) {
    return cause.startsWith(MERGED_INTO)
        ? number(cause.substring(MERGED_INTO.length()))
        : OptionalLong.empty();
  }

  private void service(String agent, StateEvent event) {
    String place = event.subject().name();
    if (event.aspect() == Aspect.INCIDENT) {
      number(event.after()).ifPresent(number -> story(agent, number).places.add(place));
    } else if (event.aspect() == Aspect.STATE) {
      Unseen times = unseen.computeIfAbsent(agent, _ -> new TreeMap<>()).computeIfAbsent(place,
          _ -> new Unseen());
      if (event.after().equals(ServiceState.UNKNOWN.word())) {
        times.since = Optional.of(event.at());
      } else {
        times.since.ifPresent(since -> times.ended.put(since, event.at()));
        times.since = Optional.empty();
      }
    }
  }

  private static OptionalLong number(String word) {
    try {
      return OptionalLong.of(Long.parseLong(word));
    } catch (NumberFormatException _) {
      return OptionalLong.empty(); // that a service left its incident
    }
  }

  /// All incidents, in the order of their detection.
  ///
  /// @param now where outages that go on are cut
  List<AgentIncident> incidents(Instant now) {
    Map<AgentIncident.Id, Recomputed> computed = new TreeMap<>();
    outages.forEach((agent, each) -> each.history.incidents(now).forEach(
        incident -> computed.put(new AgentIncident.Id(agent, incident.number()), incident)));
    Map<String, Map<String, List<OutageSpan>>> byPlace = new HashMap<>();
    computed.forEach((id, each) -> each.spans().forEach(span -> byPlace
        .computeIfAbsent(id.agent(), _ -> new HashMap<>())
        .computeIfAbsent(span.place(), _ -> new ArrayList<>()).add(span)));
    return stories.keySet().stream()
        .map(id -> incident(id, Optional.ofNullable(computed.get(id)),
            byPlace.getOrDefault(id.agent(), Map.of()), now))
        .sorted(AgentIncident.BY_DETECTION).toList();
  }

  private AgentIncident incident(AgentIncident.Id id, Optional<Recomputed> computed,
      Map<String, List<OutageSpan>> byPlace, Instant now) {
    Story story = story(id.agent(), id.number());
    Instant made = Instant.ofEpochSecond(id.number());
    Instant detected = computed.filter(each -> each.whole() || each.since().isBefore(made))
        .map(Recomputed::since).orElse(made);
    return new AgentIncident(id, detected, story.cause, AgentIncident.End.told(story.ended), story.mergedInto,
        story.places,
        computed.map(each -> outage(id.agent(), each, detected, story, byPlace, now))
            .orElse(ToldOutage.NONE),
        Optional.empty());
  }

  private ToldOutage outage(String agent, Recomputed computed, Instant detected, Story story,
      Map<String, List<OutageSpan>> byPlace, Instant now) {
    List<OutageSpan> spans = computed.spans();
    if (spans.isEmpty()) {
      return new ToldOutage(
          range(detected, story.ended.orElse(now)).map(TimeRanges::of).orElse(TimeRanges.NONE), List.of(),
          Optional.empty(), Set.of(), Map.of(), Optional.empty());
    }
    // A row has a place with the last incident that it was part of, whichever one its outage was of.
    List<OutageSpan> ofPlaces = story.places.stream()
        .flatMap(place -> byPlace.getOrDefault(place, List.of()).stream()).toList();
    ToldLines told = Objects.requireNonNull(outages.get(agent)).lines;
    Optional<ToldOutage.Lines> lines = spans.stream().allMatch(told::areTold)
        ? Optional.of(places -> CutOff.of(
            spans.stream().filter(span -> places.test(span.place())).toList(), told, now))
        : Optional.empty();
    return new ToldOutage(TimeRanges.of(spans.stream()
        .flatMap(span -> range(span.from(), span.to().orElse(now)).stream()).toList()), spans, lines,
        spans.stream().filter(span -> told.areUnknown(span, now)).map(OutageSpan::place)
            .collect(Collectors.toSet()),
        kinds(spans, told, now), Optional.of((from, to) -> told.touched(ofPlaces, from, to)));
  }

  private static Map<String, Set<LineKind>> kinds(List<OutageSpan> spans, ToldLines told, Instant now) {
    Map<String, Set<LineKind>> kinds = new TreeMap<>();
    spans.forEach(span -> kinds.computeIfAbsent(span.place(), _ -> new HashSet<>())
        .addAll(told.most(span, now).byKind().keySet()));
    spans.stream().filter(span -> !told.areTold(span) || told.areUnknown(span, now))
        .forEach(span -> kinds.remove(span.place()));
    return kinds;
  }

  private static Optional<TimeRange> range(Instant from, Instant to) {
    return from.isBefore(to) ? Optional.of(new TimeRange(from, to)) : Optional.empty();
  }

  /// The services of each agent that it did not see at some moment of [from, to), by place.
  Map<String, Set<String>> unseenWithin(Instant from, Instant to) {
    Map<String, Set<String>> found = new TreeMap<>();
    unseen.forEach((agent, places) -> places.forEach((place, times) -> {
      boolean now = times.since.filter(to::isAfter).isPresent();
      boolean before = times.ended.entrySet().stream()
          .anyMatch(each -> each.getKey().isBefore(to) && each.getValue().isAfter(from));
      if (now || before) {
        found.computeIfAbsent(agent, _ -> new TreeSet<>()).add(place);
      }
    }));
    return found;
  }
}
