package org.nroagent.collector.http;

import java.util.List;
import java.util.Optional;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.Table;
import org.nroagent.daemon.page.Table.Column;

/// How a gate or loop stands towards the promise of capacity, with the months that say so.
final class CapacityTable {
  private CapacityTable() {}

  static Html of(CapacityView view) {
    Html said = Html.fragment().open("p").add(state(view)).close();
    List<CapacityView.Month> known = view.months().reversed().stream()
        .filter(month -> month.mbps().isPresent()).toList();
    return known.isEmpty() ? said : said.add(months(view, known));
  }

  private static Html months(CapacityView view, List<CapacityView.Month> known) {
    Table table = new Table("Months that are over, against " + view.thresholdPercent() + " % of the capacity",
        List.of(Column.text("Month"), Column.number("Mbit/s"), Column.number("Capacity"),
            Column.number("Utilisation"),
            Column.number("Coverage"), Column.text("Counts"), Column.text("Reaches the threshold")));
    known.forEach(month -> table.texts(month.month().toString(),
        month.mbps().map(Display::number).orElse(OverviewParts.NONE),
        month.capacityMbps().map(Display::number).orElse(OverviewParts.NONE),
        month.utilisationPercent().map(share -> share + " %").orElse(OverviewParts.NONE),
        Display.percent(month.coverage()), month.counts() ? "yes" : "no",
        month.thresholdReached().map(reached -> reached ? "yes" : "no").orElse(OverviewParts.NONE)));
    return table.html();
  }

  private static Html state(CapacityView view) {
    return switch (view.state()) {
      case "upgradeDue" -> Status.BAD.badge("upgrade due")
          .text(" by " + text(view.due()) + ": " + text(view.first())
              + " and " + text(view.second()) + " reached the threshold [C CP 5.2]. "
              + view.clientInformed().map(day -> "The client was informed on " + day + ".")
                  .orElse("Nobody entered that the client was informed."));
      case "warning" -> Status.DOUBT.badge("warning").text(" " + text(view.first())
          + " reached the threshold; a second month in a row makes an upgrade due.");
      case "within" ->
        Status.GOOD.badge("within").text(" " + text(view.first()) + " stayed below the threshold.");
      default -> Status.UNKNOWN.badge("no figure").text(" No month that is over has a figure that counts.");
    };
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse(OverviewParts.NONE);
  }
}
