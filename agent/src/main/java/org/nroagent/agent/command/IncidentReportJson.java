package org.nroagent.agent.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.recompute.Difference;
import org.nroagent.agent.recompute.IncidentReport;
import org.nroagent.agent.recompute.IncidentReport.Entry;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.incident.AffectedPiece;
import org.nroagent.model.incident.OutageHistory.Recomputed;
import org.nroagent.model.incident.OutageSpan;

/// Incidents that were computed anew, for programs.
final class IncidentReportJson {
  private IncidentReportJson() {}

  static ObjectNode of(IncidentReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode incidents = json.putArray("incidents");
    report.incidents().forEach(each -> incidents.add(incident(each)));
    json.put("comparedSlots", report.comparedSlots());
    json.set("slotDifferences", differences(report.slots()));
    ArrayNode remarks = json.putArray("remarks");
    report.remarks().forEach(remarks::add);
    return json;
  }

  private static ObjectNode incident(Entry entry) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Optional<Recomputed> computed = entry.computed();
    json.put("number", entry.number());
    json.put("whole", computed.filter(Recomputed::whole).isPresent());
    json.put("told", entry.told().isPresent());
    json.put("state", computed.map(Recomputed::state).orElse(null));
    json.put("cause", computed.map(Recomputed::cause).orElse(null));
    json.put("since", text(computed.map(Recomputed::since)));
    json.put("until", text(computed.flatMap(Recomputed::until)));
    json.set("mostLines", lines(entry.mostLines()));
    ArrayNode unknown = json.putArray("unknownLines");
    entry.unknownLines().forEach(unknown::add);
    ArrayNode timeline = json.putArray("timeline");
    entry.pieces().forEach(piece -> timeline.add(piece(piece)));
    ArrayNode outages = json.putArray("outages");
    computed.ifPresent(each -> each.spans().forEach(span -> outages.add(outage(span))));
    json.set("differences", differences(entry.differences()));
    return json;
  }

  private static ObjectNode piece(AffectedPiece piece) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("from", piece.from().toString());
    json.put("to", piece.to().toString());
    json.set("confirmed", lines(piece.lines().confirmed()));
    json.set("unconfirmed", lines(piece.lines().unconfirmed()));
    return json;
  }

  private static ObjectNode outage(OutageSpan span) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    return json.put("place", span.place()).put("from", span.from().toString()).put("to", text(span.to()))
        .put("confirmed", span.seen());
  }

  private static ArrayNode differences(List<Difference> differences) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    differences.forEach(each -> array.addObject().put("reason", each.reason().name()).put("what", each.what())
        .put("told", each.told()).put("computed", each.computed()));
    return array;
  }

  private static ObjectNode lines(LineCounts counts) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    counts.byKind().forEach((kind, count) -> json.put(kind.key(), count));
    return json;
  }

  private static @Nullable String text(Optional<Instant> at) {
    return at.map(Instant::toString).orElse(null);
  }
}
