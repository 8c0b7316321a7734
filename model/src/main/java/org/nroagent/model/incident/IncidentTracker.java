package org.nroagent.model.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.incident.ToldServices.Service;
import org.nroagent.model.reachability.Place;
import org.nroagent.model.reachability.Reason;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.reachability.Verdict;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.Subject;
import org.nroagent.model.state.Telling;
import org.nroagent.model.state.ToldStates;

/// Makes incidents of outages (R10). Everything that it knows is what was told, so that a start goes on with the same
/// incidents, and a crash costs nothing but what was not told yet.
///
/// A service is part of one open incident at most, so no line is counted twice. It joins one when it has been down for long
/// enough, together with all that are down by the same cause, or by one that explains it, leaves it when it has
/// carried for long enough, and goes over to another one when its cause becomes one that its incident does not explain. An
/// incident ends with its last service. Silence neither begins nor ends anything.
public final class IncidentTracker {
  private final Settings settings;
  private final Draft draft;
  private final NroShares shares;
  private final Map<String, Verdict> verdicts;
  private final IncidentCauses causes;
  private final Incidents incidents;
  private final Instant now;

  /// When an outage is an incident.
  ///
  /// @param incidentAfter how long it lasts before it is one
  /// @param endedAfter how long everything carries before it has ended
  public record Settings(Duration incidentAfter, Duration endedAfter) {}

  private IncidentTracker(Settings settings, ToldStates told, List<Place> places,
      Map<String, Verdict> verdicts, Instant now) {
    this.settings = settings;
    this.shares = new NroShares(places);
    this.draft = new Draft(told, now);
    this.verdicts = verdicts;
    this.causes = new IncidentCauses(draft, verdicts);
    this.incidents = new Incidents(draft, causes, now);
    this.now = now;
  }

  /// What is to be told after services were judged.
  ///
  /// @param told what was told of services before
  /// @param places every place that there is; what was told of others is forgotten
  /// @param verdicts by the names of the places, an NRO after its OLTs; those that are not there stay as they were
  /// @param lines the lines of a place now, empty where they are not known
  /// @param now goes with elapsed time while anything is out, also where the wall clock is stepped: then outages last as long as
  ///     they lasted
  public static Telling step(Settings settings, ToldStates told, List<Place> places,
      Map<String, Verdict> verdicts, Function<String, Optional<LineCounts>> lines, Instant now) {
    IncidentTracker tracker = new IncidentTracker(settings, told, places, verdicts, now);
    tracker.forgetOthers(places);
    tracker.leave();
    tracker.incidents.end();
    verdicts.forEach(tracker::judged);
    tracker.goOver();
    tracker.join();
    tracker.incidents.merge();
    tracker.withTheirAttachments(places);
    tracker.incidents.end();
    tracker.count(lines);
    tracker.shares.tell(tracker.draft, lines);
    return tracker.draft.telling();
  }

  private void forgetOthers(List<Place> places) {
    Set<String> names = places.stream().map(Place::name).collect(Collectors.toSet());
    draft.subjects(Subject.Kind.SERVICE).stream().filter(subject -> !names.contains(subject.name()))
        .forEach(subject -> {
          Service service = draft.service(subject);
          // Whatever was not seen to carry was out until now, as far as is known.
          service.incident().ifPresent(number -> incidents.left(number, service.carriesSince().orElse(now)));
          tellLines(subject, "");
          draft.tell(subject, Aspect.ELSEWHERE, "", Cause.UNKNOWN, Optional.empty());
          draft.forget(subject);
        });
  }

  /// Services that have carried for long enough leave their incidents, and those that are down anew by another cause. An incident ends
  /// when the last of them carried.
  private void leave() {
    List<Service> all = draft.services().toList();
    all.stream().filter(IncidentCauses::isAttachment).forEach(this::leave);
    all.stream().filter(service -> !IncidentCauses.isAttachment(service)).forEach(this::leave);
  }

  private void leave(Service service) {
    service.carriesSince().filter(since -> isOver(service, since)).ifPresent(since -> {
      Subject subject = service(service.place());
      service.incident().ifPresent(number -> incidents.left(number, since));
      tellLines(subject, "");
      draft.set(subject, Aspect.INCIDENT, "");
      draft.set(subject, Aspect.SINCE, "");
      draft.set(subject, Aspect.UNTIL, "");
    });
  }

  private boolean isOver(Service service, Instant since) {
    return service.incident().isEmpty() || !since.plus(settings.endedAfter).isAfter(now)
        || causes.isAnother(service, incidents.read(service.incident().getAsLong()));
  }

  private void judged(String place, Verdict verdict) {
    Subject subject = service(place);
    Service before = draft.service(subject);
    String reasons = verdict.reasons().stream().map(reason -> reason.kind().word()).distinct().sorted()
        .collect(Collectors.joining(","));
    if (before.state().isEmpty() && verdict.state() == ServiceState.UP && !shares.isShare(place)) {
      draft.set(subject, Aspect.STATE, verdict.state().word());
    } else if (before.state().filter(verdict.state()::equals).isEmpty()) {
      // Also the first state, where it is not what nobody needs to be told.
      draft.tell(subject, Aspect.STATE, verdict.state().word(), cause(verdict), Optional.empty());
    } else if (verdict.state() == ServiceState.DEGRADED) {
      draft.tell(subject, Aspect.REASONS, reasons, cause(verdict), Optional.empty());
    }
    draft.set(subject, Aspect.REASONS, reasons);
    if (verdict.state() == ServiceState.DOWN && !before.isOut()) {
      draft.set(subject, Aspect.SINCE, now.toString());
      draft.set(subject, Aspect.UNTIL, "");
    } else if (verdict.state().carries() && before.isOut()) {
      draft.set(subject, Aspect.UNTIL, now.toString());
    }
  }

  private static Cause cause(Verdict verdict) {
    return verdict.state() == ServiceState.UP
        ? Cause.UNKNOWN
        : verdict.reasons().stream().findFirst().map(Reason::text)
            .map(text -> new Cause(Cause.Kind.OUTAGE, text)).orElse(Cause.UNKNOWN);
  }

  /// What is down by a cause that its incident does not explain goes over to one that does.
  private void goOver() {
    verdicts.forEach((place, verdict) -> verdict.cause().ifPresent(cause -> {
      Service service = draft.service(service(place));
      service.incident().ifPresent(number -> {
        incidents.widen(number, cause);
        if (causes.isAnother(service, incidents.read(number))) {
          goOver(service, incidents.open(cause, now));
        }
      });
    }));
  }

  /// An outage that goes on is part of the other incident from now on.
  private void goOver(Service service, long number) {
    service.incident().ifPresent(before -> incidents.left(before, now));
    incidents.join(service, number);
  }

  private void join() {
    verdicts.forEach((place, verdict) -> verdict.cause().ifPresent(cause -> {
      Service service = draft.service(service(place));
      if (service.incident().isEmpty() && isDue(service)) {
        join(service, incidents.open(cause, service.downSince().orElse(now)));
      }
    }));
  }

  private boolean isDue(Service service) {
    return service.isOut()
        && service.downSince().filter(since -> !since.plus(settings.incidentAfter).isAfter(now)).isPresent();
  }

  private void join(Service service, long number) {
    incidents.join(service, number);
    service.downSince().ifPresent(down -> incidents.began(number, down));
  }

  /// An NRO that is cut off as a whole is part of the incident that its last attachment is part of, and goes where they go.
  private void withTheirAttachments(List<Place> places) {
    Map<String, TreeSet<Long>> byNro = new HashMap<>();
    draft.services().filter(IncidentCauses::isAttachment).forEach(service -> service.incident().ifPresent(
        number -> byNro.computeIfAbsent(Place.nroOf(service.place()), _ -> new TreeSet<>()).add(number)));
    for (Place place : places) {
      TreeSet<Long> theirs = byNro.get(place.name());
      Service service = draft.service(service(place.name()));
      if (!place.isNro() || theirs == null || !service.isOut()) {
        continue;
      }
      if (service.incident().isPresent() && !theirs.contains(service.incident().getAsLong())) {
        goOver(service, theirs.last());
      } else if (service.incident().isEmpty() && isDown(place) && isDue(service)) {
        join(service, theirs.last());
      }
    }
  }

  private boolean isDown(Place place) {
    Verdict verdict = verdicts.get(place.name());
    return verdict != null && verdict.state() == ServiceState.DOWN;
  }

  private void count(Function<String, Optional<LineCounts>> lines) {
    Map<Long, LineCounts> affected = new TreeMap<>();
    Set<Long> unknown = new HashSet<>();
    draft.services().toList().forEach(service -> service.incident().ifPresent(number -> {
      Optional<LineCounts> own = lines.apply(service.place());
      tellLines(service(service.place()), ToldServices.linesWord(own));
      if (service.isOut()) {
        affected.merge(number, own.orElse(LineCounts.NONE), LineCounts::plus);
        if (own.isEmpty()) {
          unknown.add(number);
        }
      }
    }));
    affected.forEach((number, now) -> incidents.cutOff(number, now, unknown.contains(number)));
  }

  /// What whoever is told cannot know: how many lines are part of an incident through this service.
  private void tellLines(Subject service, String word) {
    draft.tell(service, Aspect.LINES, word, Cause.UNKNOWN, Optional.empty());
  }

  private static Subject service(String place) {
    return ToldServices.subject(Subject.Kind.SERVICE, place);
  }
}
