package org.nroagent.collector.impact;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nroagent.collector.store.EventReader;
import org.nroagent.collector.store.ImpactReader.Row;
import org.nroagent.model.reachability.OutageCause;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.StateEvent;

/// What agents told of incidents and of services that they do not see, gathered from events in the order of their times. Not
/// for several threads.
final class ToldIncidents {
  private static final String OPEN = "open";
  private static final String ENDED = "ended";
  private static final String MERGED = "merged";
  private static final String MERGED_INTO = "incident ";

  private final Map<AgentIncident.Id, Story> stories = new TreeMap<>();
  private final Map<String, Map<String, Unseen>> unseen = new TreeMap<>();

  private static final class Story {
    private final Instant detected;
    private Optional<OutageCause> cause = Optional.empty();
    private Optional<Instant> ended = Optional.empty();
    private OptionalLong mergedInto = OptionalLong.empty();
    private final Set<String> places = new HashSet<>();

    Story(AgentIncident.Id id) {
      detected = Instant.ofEpochSecond(id.number());
    }
  }

  /// When a service was not seen: from the first instant to the first after it, several times.
  private static final class Unseen {
    private final Map<Instant, Instant> ended = new HashMap<>();
    private Optional<Instant> since = Optional.empty();
  }

  /// Takes what an agent told.
  void take(EventReader.Entry entry) {
    StateEvent event = entry.event();
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
    return stories.computeIfAbsent(new AgentIncident.Id(agent, number), Story::new);
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
  List<AgentIncident> incidents() {
    return stories.entrySet().stream()
        .map(each -> new AgentIncident(each.getKey(), each.getValue().detected, each.getValue().cause,
            each.getValue().ended, each.getValue().mergedInto, each.getValue().places))
        .toList();
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
