package org.nroagent.agent.http;

import static org.nroagent.daemon.page.Table.Column.number;
import static org.nroagent.daemon.page.Table.Column.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.nroagent.agent.figure.MonthHistory;
import org.nroagent.agent.figure.MonthOutcome;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.Table;

/// The closed months of a series, the newest first.
///
/// @param each the series
record ClosedMonthsSection(SeriesSnapshot each) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  Html html() {
    List<MonthOutcome> months = each.history().months().reversed();
    Html html = Html.fragment().element("h2", "Closed months");
    if (months.isEmpty()) {
      return html.element("p",
          "No month is closed yet. A month is closed a quarter of an hour after its end and"
              + " kept for " + MonthHistory.MOST_MONTHS + " months.",
          "class", "note");
    }
    Table table = new Table("Kept for " + MonthHistory.MOST_MONTHS + " months; reference values in Mbit/s",
        List.of(text("Month"), number("Reference"), number("Capacity"), number("Utilisation"),
            number("Coverage"), text("Billable"), text("")));
    for (MonthOutcome month : months) {
      table.row(List.of(Html.of(CapacityWords.month(month.month())),
          Cells.number(month.referenceMbps()), Cells.number(month.capacityMbps()), utilisation(month),
          Html.of(Display.percent(month.coverage())), billable(month),
          Html.fragment().link("/api/v1/interfaces/" + each.id() + "/percentiles?month=" + month.month(),
              "JSON").text(" ")
              .link("/api/v1/reports/" + month.month() + "?format=text", "report")));
    }
    return html.add(table.html());
  }

  private Html utilisation(MonthOutcome month) {
    Optional<String> percent = month.capacityMbps().flatMap(capacity -> month.referenceMbps()
        .map(
            mbps -> mbps.multiply(HUNDRED).divide(capacity, 2, RoundingMode.HALF_UP).toPlainString() + " %"));
    Html html = Html.fragment();
    each.config().capacityRule()
        .filter(rule -> month.capacityMonth(rule).reached().orElse(false))
        .ifPresent(rule -> html.add(Status.DOUBT.badge("≥ " + rule.thresholdPercent(month.month()) + " %"))
            .text(" "));
    return html.text(percent.orElse(Cells.NONE));
  }

  private Html billable(MonthOutcome month) {
    if (!Cells.isBilled(each)) {
      return Cells.notBilled(each);
    }
    if (month.partLost()) {
      return Status.DOUBT.badge("in part");
    }
    if (month.includesMulticast()) {
      return Status.DOUBT.badge("with multicast");
    }
    return (month.billable() ? Status.GOOD : Status.DOUBT).badge(month.billable() ? "yes" : "no");
  }
}
