package org.nroagent.agent.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nroagent.agent.store.EventLog;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.incident.AffectedPiece;
import org.nroagent.model.incident.CutOffGap.Lines;
import org.nroagent.model.incident.IncidentTime;
import org.nroagent.model.incident.OutageHistory;
import org.nroagent.model.incident.OutageHistory.Recomputed;
import org.nroagent.model.incident.OutageSpan;
import org.nroagent.model.incident.ToldLines;

/// Incidents as the kept events have them: with the places that were part of them, which what is told of an incident that
/// has ended does not say, and those that are no longer told of. The collector knows them by the same events.
///
/// @param incidents the oldest first
/// @param lines what was told of their lines
record KeptIncidents(List<Recomputed> incidents, ToldLines lines) {
  private static final int AT_A_TIME = 5_000;

  KeptIncidents {
    incidents = List.copyOf(incidents);
  }

  /// Reads all events that are kept; the size of their ring is fixed.
  ///
  /// @param endedAfter how long a service carries before it has left its incident
  /// @throws IOException if the disk fails
  static KeptIncidents read(EventLog events, Duration endedAfter, Instant now) throws IOException {
    OutageHistory history = new OutageHistory(endedAfter);
    ToldLines lines = new ToldLines();
    long head = events.extent().head();
    for (long after = events.extent().oldest() - 1; after < head;) {
      EventLog.Batch batch = events.read(after, AT_A_TIME);
      batch.events().forEach(stored -> stored.event().ifPresent(event -> {
        history.add(event);
        lines.add(event);
      }));
      after = batch.last();
    }
    return new KeptIncidents(history.incidents(now), lines);
  }

  /// The NROs that an incident touched; none where its events are not kept.
  Set<String> nros(long number) {
    return find(number).map(each -> IncidentTime.nros(places(each))).orElse(Set.of());
  }

  /// When an incident cut off lines of a kind, and how many; none where that was not told.
  ///
  /// @param now where what goes on is cut
  List<Lines> cutOff(long number, LineKind kind, Instant now) {
    return find(number).map(each -> AffectedPiece.of(each.spans(), lines, now)).orElse(List.of()).stream()
        .map(piece -> new Lines(piece.from(), piece.to(), piece.lines().all().of(kind)))
        .filter(each -> each.count() > 0).toList();
  }

  /// The lines that an incident cut off in a slot, as they were told.
  ///
  /// @param from the slot's first instant
  /// @param to the first instant after it
  AffectedLines in(long number, Instant from, Instant to) {
    return find(number)
        .map(each -> AffectedLines.in(each.spans(), from, to,
            span -> lines.of(span, span.from().isBefore(from) ? from : span.from())))
        .map(each -> each.getOrDefault(number, AffectedLines.NONE)).orElse(AffectedLines.NONE);
  }

  private Optional<Recomputed> find(long number) {
    return incidents.stream().filter(each -> each.number() == number).findFirst();
  }

  /// When each of them lasted.
  List<IncidentTime> times() {
    return incidents.stream().map(each -> IncidentTime.of(each.since(), each.until(), places(each)))
        .toList();
  }

  private static Set<String> places(Recomputed incident) {
    return incident.spans().stream().map(OutageSpan::place).collect(Collectors.toSet());
  }
}
