package org.nroagent.agent.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.nroagent.daemon.http.HttpProblem;
import org.nroagent.daemon.http.Request;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.ServiceKind;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.incident.AffectedPiece;
import org.nroagent.model.record.RowImpact;

/// An incident with the lines that it cut off, slot by slot as the ring has them, or as events tell them where a slot has only a sum of
/// several incidents, or was never written; slots alike are one piece.
///
/// @param incident the incident
/// @param from the first slot that was looked at: the incident's, or a later one where that is longer ago than
///     [#LONGEST]
/// @param pieces ascending; slots in which nobody was cut off are in none
/// @param traffic what was not carried of fixed data, empty where no access is metered
/// @param mobileTraffic the same of mobile data, empty where no interface of a base station is metered
record IncidentTimeline(IncidentDocument incident, Instant from, List<AffectedPiece> pieces,
    Optional<IncidentTraffic> traffic, Optional<IncidentTraffic> mobileTraffic) {
  /// What is looked at, up to the incident's end.
  static final Duration LONGEST = Duration.ofDays(31);

  /// A piece in documents.
  ///
  /// @param from start of its first slot
  /// @param to end of its last slot
  /// @param services by kind of service
  record Piece(Instant from, Instant to, List<ServiceLines> services) {
    static Piece of(AffectedPiece piece) {
      Map<ServiceKind, AffectedLines> byService = new TreeMap<>();
      byService(piece.lines().confirmed()).forEach((service, lines) -> byService.merge(service,
          new AffectedLines(lines, LineCounts.NONE), AffectedLines::plus));
      byService(piece.lines().unconfirmed()).forEach((service, lines) -> byService.merge(service,
          new AffectedLines(LineCounts.NONE, lines), AffectedLines::plus));
      List<ServiceLines> services = new ArrayList<>();
      byService.forEach((service, lines) -> services.add(new ServiceLines(service,
          ServiceDocument.lines(lines.confirmed()), ServiceDocument.lines(lines.unconfirmed()))));
      return new Piece(piece.from(), piece.to(), services);
    }

    private static Map<ServiceKind, LineCounts> byService(LineCounts counts) {
      Map<ServiceKind, LineCounts> byService = new TreeMap<>();
      counts.byKind().forEach((kind, count) -> kind.services()
          .forEach(service -> byService.merge(service, LineCounts.of(kind, count), LineCounts::plus)));
      return byService;
    }
  }

  /// Lines of a kind of service.
  ///
  /// @param service the kind, in documents by its name, `FIXED_VOICE`
  /// @param confirmed lines that were seen to be cut off, by kind
  /// @param unconfirmed lines that were cut off when they were seen last
  record ServiceLines(ServiceKind service, Map<String, Long> confirmed, Map<String, Long> unconfirmed) {}

  /// The incident that a request's path names.
  ///
  /// @throws HttpProblem with 404 if there is none
  static IncidentTimeline requested(AgentView view, Request request) throws IOException {
    String number = request.parameter("number");
    Instant now = view.time().wall();
    IncidentDocument incident = IncidentDocument.all(view.snapshots().states().services(), now, view.zone())
        .stream().filter(each -> Long.toString(each.number()).equals(number)).findFirst()
        .orElseThrow(() -> HttpProblem.notFound("incident '" + number
            + "'; /api/v1/incidents lists those that are kept"));
    Instant to = incident.until().orElse(now).plusMillis(1);
    Instant earliest = to.minus(LONGEST);
    Instant from = view.grid().startOf(incident.since().isBefore(earliest) ? earliest : incident.since());
    KeptIncidents kept = KeptIncidents.read(view.events(),
        view.snapshots().states().services().config().endedAfter(), now);
    Instant end = incident.until().orElse(now);
    return new IncidentTimeline(incident, from,
        pieces(view.grid(), from, written(view.grid(), to, now), view.slots().impacts(from, to), kept,
            incident.number()),
        IncidentTraffic.of(view, kept, DataNetwork.FIXED, incident.number(), from, end),
        IncidentTraffic.of(view, kept, DataNetwork.MOBILE, incident.number(), from, end));
  }

  /// A slot is written after it has ended, before the next one has.
  private static Instant written(SlotGrid grid, Instant to, Instant now) {
    Instant written = grid.plus(grid.startOf(now), -1);
    return to.isBefore(written) ? to : written;
  }

  /// The pieces of an incident. Where its lines are part of a slot's sum they are those that were told. So they are in a slot that was
  /// never written, as the agent was away, but nobody saw them then.
  ///
  /// @param from the first slot
  /// @param written the first slot that need not be written yet
  /// @param slots those that have lines of any incident
  static List<AffectedPiece> pieces(SlotGrid grid, Instant from, Instant written,
      SortedMap<Instant, RowImpact> slots, KeptIncidents kept, long number) {
    List<AffectedPiece> pieces = new ArrayList<>();
    SortedSet<Instant> starts = new TreeSet<>(slots.keySet());
    for (Instant start = from; start.isBefore(written); start = grid.next(start)) {
      starts.add(start);
    }
    starts.forEach(start -> AffectedPiece.add(pieces, new AffectedPiece(start, grid.next(start),
        lines(start, grid.next(start), Optional.ofNullable(slots.get(start)), kept, number))));
    return pieces;
  }

  private static AffectedLines lines(Instant start, Instant end, Optional<RowImpact> row, KeptIncidents kept,
      long number) {
    return row.map(each -> each.of(number).orElseGet(() -> kept.in(number, start, end)))
        .orElseGet(() -> new AffectedLines(LineCounts.NONE, kept.in(number, start, end).all()));
  }

  /// As `/api/v1/incidents/{number}` shows it.
  Map<String, @Nullable Object> document() {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("incident", incident);
    document.put("timelineFrom", from);
    document.put("timeline", pieces.stream().map(Piece::of).toList());
    document.put("traffic", traffic.orElse(null));
    document.put("mobileTraffic", mobileTraffic.orElse(null));
    return document;
  }
}
