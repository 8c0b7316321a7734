package org.nroagent.agent.http;

import static org.nroagent.daemon.page.Table.Column.number;
import static org.nroagent.daemon.page.Table.Column.text;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import org.nroagent.agent.figure.MonthOutcome;
import org.nroagent.agent.snapshot.FormerSeries;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.Table;
import org.nroagent.model.figure.SlotFormula;

/// The series that are not configured any more, with their newest closed month.
final class FormerTable {
  static final int MOST_ROWS = 20;

  private FormerTable() {}

  /// The table with its heading; nothing where there are none.
  static Html html(FormerSeries.All former) {
    if (former.series().isEmpty()) {
      return Html.fragment();
    }
    Table table = new Table("Their closed months are kept; rates in Mbit/s",
        List.of(text("Series"), text("Role"),
            text("Was"), text("Closed months"), number("95th of the last"), number("Coverage"),
            text("Billable"),
            text("")));
    former.series().stream().limit(MOST_ROWS).forEach(each -> table.row(cells(each)));
    Html html = Html.fragment().element("h2", "No longer configured").add(table.html());
    return former.series().size() > MOST_ROWS || !former.complete()
        ? html.open("p", "class", "note").text("More are in ").link("/api/v1/former", "/api/v1/former")
            .close()
        : html;
  }

  private static List<Html> cells(FormerSeries each) {
    List<MonthOutcome> months = each.history().months();
    MonthOutcome last = months.getLast();
    return List.of(Html.of(each.id()), Html.of(each.provenance().role().orElse(Cells.NONE)),
        Html.of(was(each)),
        Html.of(span(months)), Cells.number(last.referenceMbps()), Html.of(Display.percent(last.coverage())),
        (last.billable() ? Status.GOOD : Status.DOUBT).badge(last.billable() ? "yes" : "no"),
        Html.fragment()
            .link("/api/v1/interfaces/" + each.id() + "/percentiles?month=" + last.month(), "JSON").text(" ")
            .link("/api/v1/reports/" + last.month() + "?format=text", "report"));
  }

  private static String was(FormerSeries each) {
    return each.provenance().place().map(place -> place.ifName() + " of " + place.device())
        .or(() -> each.provenance().sum(each.id()).map(FormerTable::sum)).orElse(Cells.NONE);
  }

  private static String sum(SlotFormula formula) {
    String minus = formula.minus().stream().map(id -> " − " + id).collect(Collectors.joining());
    return formula.parts().size() > 4
        ? "a sum of " + formula.parts().size() + " interfaces"
        : String.join(" + ", formula.plus()) + minus;
  }

  private static String span(List<MonthOutcome> months) {
    YearMonth first = months.getFirst().month();
    YearMonth last = months.getLast().month();
    return months.size() == 1 ? last.toString() : months.size() + ", " + first + " to " + last;
  }
}
