package org.nroagent.model.incident;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.incident.ToldServices.Incident;
import org.nroagent.model.incident.ToldServices.Service;
import org.nroagent.model.reachability.OutageCause;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.Subject;

/// The incidents of a judgement as they are going to be told: how they begin, come from something wider, become one, and end. Which
/// services are part of them [IncidentTracker] says. Not for several threads.
final class Incidents {
  /// The most that are kept beside the open ones.
  static final int MOST_ENDED = 100;

  private final Draft draft;
  private final IncidentCauses causes;
  private final Instant now;

  /// @param draft what is going to be told, as it changes
  /// @param causes which outages belong together
  /// @param now when services were judged
  Incidents(Draft draft, IncidentCauses causes, Instant now) {
    this.draft = draft;
    this.causes = causes;
    this.now = now;
  }

  /// As it is told by now.
  Incident read(long number) {
    Subject subject = incident(number);
    return ToldServices.incident(subject.name(), draft.row(subject));
  }

  /// The open incident that a cause belongs to, or a new one that begins then.
  long open(OutageCause cause, Instant since) {
    List<Incident> all = draft.incidents();
    Optional<Incident> known = all.stream().filter(Incident::isOpen)
        .filter(incident -> causes.attracts(incident, cause)).findFirst();
    known.ifPresent(incident -> widen(incident.number(), cause));
    return known.map(Incident::number).orElseGet(() -> {
      long number = Math.max(now.getEpochSecond(), all.isEmpty() ? 0 : all.getLast().number() + 1);
      Subject subject = incident(number);
      draft.set(subject, Aspect.CAUSE, cause.text());
      draft.set(subject, Aspect.SINCE, since.toString());
      draft.tell(subject, Aspect.STATE, ToldServices.OPEN, new Cause(Cause.Kind.OUTAGE, cause.text()),
          Optional.of(since));
      return number;
    });
  }

  /// Tells that a service is part of it from now on.
  void join(Service service, long number) {
    draft.tell(ToldServices.subject(Subject.Kind.SERVICE, service.place()), Aspect.INCIDENT,
        Long.toString(number), Cause.UNKNOWN,
        Optional.empty());
  }

  /// An outage that began then is part of an incident.
  void began(long number, Instant at) {
    Subject incident = incident(number);
    Optional<Instant> since = ToldServices.instant(draft.row(incident), Aspect.SINCE);
    draft.set(incident, Aspect.SINCE, since.filter(known -> !at.isBefore(known)).orElse(at).toString());
  }

  /// An incident lasts at least as long as whatever has left it was out.
  void left(long number, Instant at) {
    Subject incident = incident(number);
    Optional<Instant> until = ToldServices.instant(draft.row(incident), Aspect.UNTIL);
    draft.set(incident, Aspect.UNTIL, until.filter(at::isBefore).orElse(at).toString());
  }

  /// What explains more takes the place of what was thought before.
  void widen(long number, OutageCause cause) {
    Subject subject = incident(number);
    OutageCause.parse(draft.row(subject).word(Aspect.CAUSE)).filter(cause::explains)
        .ifPresent(_ -> draft.tell(subject, Aspect.CAUSE, cause.text(), Cause.UNKNOWN, Optional.empty()));
  }

  /// So many lines are cut off by it at once.
  ///
  /// @param lines as far as they are known
  /// @param unknown whether those of a place are not
  void cutOff(long number, LineCounts lines, boolean unknown) {
    Incident before = read(number);
    draft.set(incident(number), Aspect.LINES, ToldServices.mostLinesWord(before.mostLines().most(lines),
        before.linesUnknown() || unknown));
  }

  /// Incidents that turn out to have one cause become the oldest of them.
  void merge() {
    causes.related(draft.incidents().stream().filter(Incident::isOpen).toList()).forEach(this::mergeRelated);
  }

  /// @param open the oldest first
  private void mergeRelated(List<Incident> open) {
    Set<Long> merged = new HashSet<>();
    for (Incident older : open) {
      for (Incident newer : open) {
        if (newer.number() > older.number() && !merged.contains(older.number())
            && !merged.contains(newer.number()) && causes.areOne(older, newer)) {
          merged.add(newer.number());
          merge(newer, older.number());
        }
      }
    }
  }

  private void merge(Incident newer, long older) {
    OutageCause.parse(newer.cause()).ifPresent(cause -> widen(older, cause));
    draft.services().filter(service -> service.incident().equals(OptionalLong.of(newer.number()))).toList()
        .forEach(service -> join(service, older));
    began(older, newer.since());
    Subject subject = incident(newer.number());
    draft.tell(subject, Aspect.STATE, ToldServices.MERGED,
        new Cause(Cause.Kind.OUTAGE, ToldServices.mergedWord(older)),
        Optional.empty());
    draft.set(subject, Aspect.UNTIL, now.toString());
  }

  /// Those that no service is part of any more have ended; of those that did longest ago nothing is kept.
  void end() {
    Set<Long> going = draft.services().flatMap(service -> service.incident().stream().boxed())
        .collect(Collectors.toSet());
    for (Incident incident : draft.incidents()) {
      if (incident.isOpen() && !going.contains(incident.number())) {
        Instant until = incident.until().orElse(now);
        Subject subject = incident(incident.number());
        draft.set(subject, Aspect.UNTIL, until.toString());
        draft.tell(subject, Aspect.STATE, ToldServices.ENDED, Cause.UNKNOWN, Optional.of(until));
      }
    }
    draft.incidents().stream().filter(incident -> !incident.isOpen())
        .sorted(Comparator.comparingLong(Incident::number).reversed()).skip(MOST_ENDED)
        .forEach(incident -> draft.forget(incident(incident.number())));
  }

  private static Subject incident(long number) {
    return ToldServices.subject(Subject.Kind.INCIDENT, number);
  }
}
