package org.nroagent.collector.http;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.nroagent.collector.aggregate.GateReport;
import org.nroagent.collector.aggregate.SummedSlots;
import org.nroagent.collector.config.Network.GateConfig;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Sparkline;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.Table;
import org.nroagent.daemon.page.Table.Column;

/// The gates with the running month's figures and their last day.
final class GateTable {
  private GateTable() {}

  /// @param lastDay gives a gate's slots of the last day
  static Html of(List<GateReport> reports, Function<GateConfig, SummedSlots> lastDay) {
    if (reports.isEmpty()) {
      return Html.fragment().element("p", "No gate is configured.");
    }
    Table table = new Table("95th percentile of the running month in Mbit/s",
        List.of(Column.text("Gate"), Column.text("Plaque, operator"), Column.text("Last 24 hours"),
            Column.number("In"), Column.number("Out"), Column.number("Reference"), Column.number("Capacity"),
            Column.number("Utilisation"), Column.number("Coverage"), Column.text("State"),
            Column.number("Month before")));
    for (GateReport report : reports) {
      table.row(row(report, lastDay.apply(report.gate())));
    }
    return table.html();
  }

  /// Whether an upgrade is due, or why nothing can be said.
  static Html state(GateReport report) {
    if (report.problem().isPresent()) {
      return Status.BAD.badge("no figure").text(" " + report.problem().get());
    }
    if (report.current().reference().isEmpty()) {
      return Status.UNKNOWN.badge("no slots yet");
    }
    if (report.thresholdReached()) {
      return Status.BAD.badge("reaches " + report.thresholdPercent() + " %");
    }
    return report.current().billable()
        ? Status.GOOD.badge("below threshold")
        : Status.DOUBT.badge("not billable yet");
  }

  private static List<Html> row(GateReport report, SummedSlots day) {
    GateView view = GateView.of(report);
    GateView.Month month = view.current();
    String where = String.join(", ",
        Stream.of(view.plaque(), view.operator()).flatMap(Optional::stream).toList());
    Sparkline line = new Sparkline("traffic of " + view.name(), day.grid(), day.from(),
        day.startOf(day.size()),
        Pages.timed(day));
    return List.of(Html.fragment().link("/gates/" + view.name(), view.name()), Html.of(where), line.svg(),
        number(month.in().map(GateView.Figure::mbps)), number(month.out().map(GateView.Figure::mbps)),
        number(month.reference().map(GateView.Reference::mbps)), number(view.capacityMbps()),
        Html.of(month.utilisationPercent().map(share -> share + " %").orElse(OverviewParts.NONE)),
        Html.of(Display.percent(month.coverage())), state(report),
        number(view.previous().reference().map(GateView.Reference::mbps)));
  }

  private static Html number(Optional<BigDecimal> number) {
    return Html.of(number.map(Display::number).orElse(OverviewParts.NONE));
  }
}
