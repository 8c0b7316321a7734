package org.nroagent.agent.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nroagent.agent.snapshot.ServicesSnapshot;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.incident.ToldServices.Incident;
import org.nroagent.model.incident.ToldServices.Service;

/// An incident in `/api/v1/incidents`.
///
/// @param number unique for the agent, ascending
/// @param state `open`, `ended` or `merged`
/// @param cause what it comes from: `gates A B`, `paths spoke1 A B`, `access spoke1 lag-1`
/// @param since when it began
/// @param until when it ended, absent while it is open
/// @param services how many services are part of it now
/// @param places the first of them, by name
/// @param affected the lines that are seen to be cut off now, by kind
/// @param unconfirmed the lines that were cut off when they were seen last
/// @param mostLines the most lines of each kind that were affected at once
/// @param linesUnknown whether nobody told the lines of a place that was out by it, also if it is no more: then `mostLines` are
///     fewer than there were
/// @param unknownLines the places that are part of it now whose lines nobody told, so that all these are fewer than there are; the
///     first of them
record IncidentDocument(long number, String state, String cause, Instant since, Optional<Instant> until,
    int services, List<String> places, Map<String, Long> affected, Map<String, Long> unconfirmed,
    Map<String, Long> mostLines, boolean linesUnknown, List<String> unknownLines) {
  /// The most places that are named.
  static final int MOST_PLACES = 100;

  /// All incidents, the oldest first.
  static List<IncidentDocument> all(ServicesSnapshot services, Instant now, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(now, zone);
    Map<Long, AffectedLines> affected = AffectedLines.now(services.told(),
        place -> services.config().inventory().on(place, day));
    List<Service> all = ToldServices.services(services.told());
    Set<String> unknown = Set.copyOf(services.config().withUnknownLines(day));
    return ToldServices.incidents(services.told()).stream()
        .map(incident -> of(incident, all, affected.getOrDefault(incident.number(), AffectedLines.NONE),
            unknown))
        .toList();
  }

  private static IncidentDocument of(Incident incident, List<Service> services, AffectedLines affected,
      Set<String> unknown) {
    List<String> places = services.stream()
        .filter(each -> each.incident().isPresent() && each.incident().getAsLong() == incident.number())
        .map(Service::place).toList();
    return new IncidentDocument(incident.number(), incident.state(), incident.cause(), incident.since(),
        incident.until().filter(_ -> !incident.isOpen()), places.size(),
        places.stream().limit(MOST_PLACES).toList(), ServiceDocument.lines(affected.confirmed()),
        ServiceDocument.lines(affected.unconfirmed()), ServiceDocument.lines(incident.mostLines()),
        incident.linesUnknown(),
        places.stream().filter(unknown::contains).limit(MOST_PLACES).toList());
  }
}
