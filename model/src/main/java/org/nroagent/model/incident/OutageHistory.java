package org.nroagent.model.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Subject;

/// Incidents computed anew from the events of services [R10]: from what states they had and which incident they joined,
/// and from nothing that [IncidentTracker] keeps. So both can be compared.
///
/// Fed with all events of a ring in their order. Not for several threads.
public final class OutageHistory {
  private final Optional<Duration> endedAfter;
  private final Map<String, PlaceCourse> places = new TreeMap<>();
  private final Map<Long, Course> incidents = new TreeMap<>();

  /// An incident as its events have it.
  ///
  /// @param number of the incident
  /// @param whole whether its beginning is among the events; else it began before them, and so did what is known of it
  /// @param state `open`, `ended` or `merged`
  /// @param cause what it comes from
  /// @param since when it began; the first that is known where it is not whole
  /// @param until when it ended, empty while it is open
  /// @param spans the outages that are part of it, by place and time
  public record Recomputed(long number, boolean whole, String state, String cause, Instant since,
      Optional<Instant> until, List<OutageSpan> spans) {
    public Recomputed {
      spans = List.copyOf(spans);
    }
  }

  /// What is known of an incident so far.
  static final class Course {
    private final Optional<Instant> opened;
    private String state = ToldServices.OPEN;
    private String cause;
    private Optional<Instant> since;
    private Optional<Instant> until = Optional.empty();

    Course(Optional<Instant> opened, String cause) {
      this.opened = opened;
      this.since = opened;
      this.cause = cause;
    }

    /// An outage that began then is part of it.
    void began(Instant at) {
      since = Optional.of(since.filter(known -> !at.isBefore(known)).orElse(at));
    }

    /// A service that carried from then on has left it.
    void left(Instant at) {
      until = Optional.of(until.filter(known -> !at.isAfter(known)).orElse(at));
    }
  }

  private OutageHistory(Optional<Duration> endedAfter) {
    this.endedAfter = endedAfter;
  }

  /// @param endedAfter how long a service carries before it has left its incident
  public OutageHistory(Duration endedAfter) {
    this(Optional.of(endedAfter));
  }

  /// For who does not know how long a service carries before it has left its incident, and takes it as it was told.
  public static OutageHistory asTold() {
    return new OutageHistory(Optional.empty());
  }

  /// Takes an event. Those of devices, and of what services do not rest on, are passed over.
  public void add(StateEvent event) {
    if (!event.device().equals(ToldServices.DEVICE)) {
      return;
    }
    String name = event.subject().name();
    if (event.subject().kind() == Subject.Kind.SERVICE) {
      PlaceCourse place = places.computeIfAbsent(name, each -> new PlaceCourse(each, endedAfter));
      if (event.aspect() == Aspect.STATE) {
        ServiceState.ofWord(event.after()).ifPresent(state -> place.is(state, event.at()));
      } else if (event.aspect() == Aspect.INCIDENT) {
        long number = Long.parseLong(event.after());
        place.joins(number, incident(number), event.at());
      } else if (event.aspect() == Aspect.LINES && event.after().isEmpty()) {
        place.leaves(event.at());
      }
    } else if (event.subject().kind() == Subject.Kind.INCIDENT) {
      addIncident(Long.parseLong(name), event);
    }
  }

  private void addIncident(long number, StateEvent event) {
    if (event.aspect() == Aspect.CAUSE) {
      incident(number).cause = event.after();
    } else if (event.aspect() == Aspect.STATE && event.after().equals(ToldServices.OPEN)) {
      incidents.put(number, new Course(Optional.of(event.time()), event.cause().subject()));
    } else if (event.aspect() == Aspect.STATE) {
      Course incident = incident(number);
      incident.state = event.after();
      if (event.after().equals(ToldServices.MERGED)) {
        incident.until = Optional.of(event.at());
        incident.since.ifPresent(since -> ToldServices.mergedInto(event.cause().subject())
            .ifPresent(older -> incident(older).began(since)));
      } else {
        places.values().forEach(place -> place.ends(number, event.at()));
      }
    }
  }

  private Course incident(long number) {
    return incidents.computeIfAbsent(number, _ -> new Course(Optional.empty(), ""));
  }

  /// All incidents, the oldest first.
  ///
  /// @param now a time up to which the events tell all: what carried for long enough until then has left its incident
  public List<Recomputed> incidents(Instant now) {
    places.values().forEach(place -> place.leaveIfDue(now));
    Map<Long, List<OutageSpan>> spans = new TreeMap<>();
    places.values().stream().flatMap(place -> place.spans().stream())
        .forEach(span -> spans.computeIfAbsent(span.incident(), _ -> new ArrayList<>()).add(span));
    List<Recomputed> all = new ArrayList<>();
    incidents.forEach((number, course) -> {
      boolean goesOn = places.values().stream().anyMatch(place -> place.isPartOf(number));
      String state = course.state.equals(ToldServices.OPEN) && !goesOn ? ToldServices.ENDED : course.state;
      List<OutageSpan> of = spans.getOrDefault(number, List.of());
      Instant since = course.since.or(() -> first(of)).orElse(now);
      all.add(new Recomputed(number, course.opened.isPresent(), state, course.cause, since,
          course.until.filter(_ -> !state.equals(ToldServices.OPEN)), of));
    });
    return all;
  }

  private static Optional<Instant> first(List<OutageSpan> spans) {
    return spans.stream().map(OutageSpan::from).min(Comparator.naturalOrder());
  }
}
