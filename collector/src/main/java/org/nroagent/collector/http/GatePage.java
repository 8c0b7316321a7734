package org.nroagent.collector.http;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nroagent.collector.aggregate.GateReport;
import org.nroagent.collector.aggregate.SummedSlots;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.SlotPlot;
import org.nroagent.daemon.page.SlotPlot.Limit;
import org.nroagent.daemon.page.Table;
import org.nroagent.daemon.page.Table.Column;

/// One gate: its last day, and the running and the previous month's figures with all that explains them.
final class GatePage {
  private GatePage() {}

  static Html of(GateReport report, SummedSlots day, Optional<CapacityView> capacity, ZoneId zone) {
    GateView view = GateView.of(report);
    SlotPlot plot = new SlotPlot("traffic of " + view.name() + ", last 24 hours", day.grid(), day.from(),
        day.startOf(day.size()), Pages.timed(day), limits(view), zone);
    Table months = new Table("95th percentile [C STAS 6.1]",
        List.of(Column.text("Month"), Column.text("Direction"), Column.number("Mbit/s"),
            Column.number("Octets"),
            Column.number("Valid slots"), Column.number("Discarded"), Column.number("Rank"),
            Column.number("Expected"), Column.number("Coverage"), Column.text("Billable")));
    month(months, view.current());
    month(months, view.previous());
    return Html.fragment().open("p").add(GateTable.state(report)).text(" Sum of "
        + String.join(", ", view.interfaces()) + ". " + capacity(view) + " An upgrade is due from "
        + view.thresholdPercent()
        + " % on in two months in a row.")
        .close()
        .element("h2", "Last 24 hours").add(plot.html()).element("h2", "Months").add(months.html())
        .element("h2", "Capacity").add(capacity.map(CapacityTable::of).orElseGet(Html::fragment)).open("p")
        .link("/api/v1/gates/" + view.name() + "/slots?format=csv", "The last day's slots as CSV").close();
  }

  private static String capacity(GateView view) {
    return view.capacityMbps().map(mbps -> "Capacity " + Display.number(mbps) + " Mbit/s.")
        .orElse("It has no capacity yet.");
  }

  private static List<Limit> limits(GateView view) {
    List<Limit> limits = new ArrayList<>();
    view.current().in().ifPresent(
        figure -> limits.add(new Limit("95th percentile IN", figure.mbps(), Limit.Kind.IN)));
    view.current().out().ifPresent(
        figure -> limits.add(new Limit("95th percentile OUT", figure.mbps(), Limit.Kind.OUT)));
    view.capacityMbps()
        .map(mbps -> mbps.multiply(BigDecimal.valueOf(view.thresholdPercent())).movePointLeft(2)).ifPresent(
            threshold -> limits
                .add(new Limit(view.thresholdPercent() + " % of capacity", threshold, Limit.Kind.BOTH)));
    return limits;
  }

  private static void month(Table table, GateView.Month month) {
    direction(table, month, "in", month.in());
    direction(table, month, "out", month.out());
  }

  private static void direction(Table table, GateView.Month month, String name,
      Optional<GateView.Figure> figure) {
    boolean reference = month.reference().map(larger -> larger.direction().equals(name)).orElse(false);
    String direction = reference ? name + ", the reference" : name;
    String expected = Display.number(month.expectedSlots());
    if (figure.isEmpty()) {
      table.texts(month.month().toString(), direction, OverviewParts.NONE, OverviewParts.NONE, "0",
          OverviewParts.NONE, OverviewParts.NONE, expected, Display.percent(month.coverage()), "no");
      return;
    }
    GateView.Figure known = figure.get();
    table.texts(month.month().toString(), direction, Display.number(known.mbps()),
        Display.number(known.octets()),
        Display.number(known.valid()), Display.number(known.discarded()), Display.number(known.rank()),
        expected,
        Display.percent(month.coverage()), month.billable() ? "yes" : "no");
  }
}
