package org.nroagent.agent.report;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.model.figure.CapacityState;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.UrgentUpgrade;

/// A monthly report for people.
public final class MonthlyReportText {
  private MonthlyReportText() {}

  /// The report.
  public static String of(MonthlyReport report) {
    StringBuilder text = new StringBuilder();
    text.append("95th percentile of ").append(report.month()).append(" (").append(report.zone().getId())
        .append("), the larger direction [C STAS 6.1]").append(System.lineSeparator())
        .append(System.lineSeparator());
    add(text, "interface", "role", "Mbit/s", "", "coverage", "capacity", "used %", "state");
    for (MonthlyReport.Line line : report.lines()) {
      add(text, line.id(), line.role().orElse("-"), mbps(line),
          line.closed().flatMap(closed -> closed.figure().referenceDirection())
              .map(direction -> direction.name().toLowerCase(Locale.ROOT)).orElse(""),
          line.closed().map(closed -> closed.figure().coverage().toPlainString()).orElse("-"),
          line.closed().flatMap(ClosedMonth::capacityMbps).map(value -> value.toPlainString()).orElse("-"),
          line.closed().flatMap(MonthlyReportText::used).orElse("-"), state(report, line));
    }
    return text.toString();
  }

  private static String mbps(MonthlyReport.Line line) {
    return line.closed().map(ClosedMonth::figure).flatMap(MonthFigure::referenceMbps)
        .map(value -> value.toPlainString()).orElse("-");
  }

  private static Optional<String> used(ClosedMonth closed) {
    return closed.capacityMbps().flatMap(closed.figure()::utilisationPercent)
        .map(value -> value.toPlainString());
  }

  private static String state(MonthlyReport report, MonthlyReport.Line line) {
    String billing = line.closed().map(closed -> billing(line, closed)).orElse("no closed month");
    String former = line.series().isPresent() ? "" : "not configured any more" + place(line);
    String later = line.closed().flatMap(ClosedMonth::capacityOfLater)
        .map(origin -> "capacity " + origin.words(origin.asOf().toString())).orElse("");
    return Stream
        .of(capacity(line), report.urgent(line).map(MonthlyReportText::urgent).orElse(""), billing, later,
            former)
        .filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
  }

  private static String urgent(UrgentUpgrade urgent) {
    return "URGENT UPGRADE DUE by " + urgent.due() + ": requested on " + urgent.received()
        + urgent.conformity().map(day -> ", conformity recorded on " + day).orElse("");
  }

  private static String place(MonthlyReport.Line line) {
    return line.closed().flatMap(closed -> closed.provenance().place())
        .map(place -> ", was " + place.ifName() + " of " + place.device()).orElse("");
  }

  private static String billing(MonthlyReport.Line line, ClosedMonth closed) {
    if (!closed.figure().billable()) {
      return "coverage below " + closed.figure().billableCoveragePercent() + " %";
    }
    Optional<Instant> wholeFrom = closed.provenance().wholeFrom();
    if (wholeFrom.isPresent()) {
      return "not billable: the ring begins at " + wholeFrom.get();
    }
    if (closed.includesMulticast()) {
      return line.billedAs().map(id -> "billed as " + id)
          .orElse("includes multicast, not billable");
    }
    return line.billedAs().map(id -> "billed as " + id).orElse("coverage reached");
  }

  private static String capacity(MonthlyReport.Line line) {
    return switch (line.state()) {
      case CapacityState.NotMonitored _ -> "";
      case CapacityState.NoFigure _ -> "no month that counts";
      case CapacityState.Within _ -> "within capacity";
      case CapacityState.Warning warning -> "WARNING: threshold reached in " + warning.month();
      case CapacityState.UpgradeDue due ->
        "UPGRADE DUE by " + due.due() + ": threshold reached in " + due.first()
            + " and " + due.second()
            + due.clientInformed().map(day -> ", client informed on " + day).orElse(", client not informed")
            + line.conformity().map(day -> ", conformity recorded on " + day).orElse("");
    };
  }

  private static void add(StringBuilder text, Object... cells) {
    text.append(String.format(Locale.ROOT, "%-28s %-6s %12s %-4s %9s %12s %8s  %s", cells).stripTrailing())
        .append(System.lineSeparator());
  }
}
