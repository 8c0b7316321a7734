package org.nroagent.agent.command;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nroagent.agent.recompute.Difference;
import org.nroagent.agent.recompute.IncidentReport;
import org.nroagent.agent.recompute.IncidentReport.Entry;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.impact.ServiceKind;
import org.nroagent.model.incident.AffectedPiece;
import org.nroagent.model.incident.OutageHistory.Recomputed;

/// Incidents that were computed anew, for people.
final class IncidentReportText {
  private static final String NOBODY = "nobody";

  private final StringBuilder text = new StringBuilder();
  private final ZoneId zone;

  private IncidentReportText(ZoneId zone) {
    this.zone = zone;
  }

  static String of(IncidentReport report, ZoneId zone) {
    IncidentReportText written = new IncidentReportText(zone);
    report.incidents().forEach(written::incident);
    if (report.incidents().isEmpty()) {
      written.line("no incidents");
    }
    written.line("%d slots compared with what the ring has, %s".formatted(report.comparedSlots(),
        report.slots().isEmpty() ? "all equal" : "all equal but:"));
    report.slots().forEach(written::difference);
    report.remarks().forEach(remark -> written.line("note: " + remark));
    return written.text.toString();
  }

  private void incident(Entry entry) {
    entry.computed().ifPresentOrElse(each -> computed(entry, each),
        () -> line("incident " + entry.number() + ", told; nothing of it is left in the ring"));
    entry.differences().forEach(this::difference);
    if (entry.told().isEmpty()) {
      line("  not compared: what was told of it is not kept any more");
    } else if (entry.differences().isEmpty()) {
      line("  as it was told");
    }
    line("");
  }

  private void computed(Entry entry, Recomputed incident) {
    line("incident %d, %s, %s".formatted(entry.number(), incident.state(), incident.cause()));
    line("  %s%s to %s, %d places, %s".formatted(incident.whole() ? "" : "before ",
        local(incident.since()), incident.until().map(this::local).orElse("now"),
        incident.spans().stream().map(span -> span.place()).distinct().count(), most(entry)));
    entry.unknownLines().forEach(place -> line("    lines of " + place
        + " are not known: no file of the inventory that can be read tells them"));
    entry.pieces().forEach(this::piece);
  }

  private static String most(Entry entry) {
    if (entry.unknownLines().isEmpty()) {
      return "at most " + lines(entry.mostLines());
    }
    return entry.mostLines().isNone() ? "lines not known" : "at least " + lines(entry.mostLines());
  }

  private void piece(AffectedPiece piece) {
    String unconfirmed = piece.lines().unconfirmed().isNone()
        ? ""
        : "; not confirmed " + lines(piece.lines().unconfirmed());
    line(
        "    %s  %s  %s%s".formatted(local(piece.from()), local(piece.to()), lines(piece.lines().confirmed()),
            unconfirmed));
  }

  /// By service: `FIXED_VOICE pra=3,analogue=40; FIXED_DATA ftth=1200`.
  private static String lines(LineCounts counts) {
    Map<ServiceKind, Map<LineKind, Long>> byService = new TreeMap<>();
    counts.byKind().forEach((kind, count) -> kind.services()
        .forEach(service -> byService.computeIfAbsent(service, _ -> new TreeMap<>()).put(kind, count)));
    return byService.isEmpty()
        ? NOBODY
        : byService.entrySet().stream()
            .map(each -> each.getKey() + " " + new LineCounts(each.getValue()).text())
            .collect(Collectors.joining("; "));
  }

  private void difference(Difference each) {
    line("  DIFFERS %s: told '%s', computed '%s': %s".formatted(each.what(), each.told(), each.computed(),
        each.reason().text()));
  }

  private String local(Instant at) {
    return at.atZone(zone).toOffsetDateTime().toString();
  }

  private void line(String line) {
    text.append(line).append(System.lineSeparator());
  }
}
