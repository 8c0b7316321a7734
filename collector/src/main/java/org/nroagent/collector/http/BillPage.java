package org.nroagent.collector.http;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.nroagent.collector.report.BillView;
import org.nroagent.collector.report.BillView.Client;
import org.nroagent.collector.report.BillView.Line;
import org.nroagent.collector.report.BillView.Plaque;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.Table;
import org.nroagent.daemon.page.Table.Column;

/// The bills of a month, line by line.
final class BillPage {
  private BillPage() {}

  static Html of(BillView view) {
    Html html = Html.fragment().open("p");
    if (view.preview()) {
      html.add(Status.DOUBT.badge("preview, month not over"))
          .text(" What has been measured of " + view.month() + " so far. This is no bill and has no total. ");
    }
    html.text("Euros without tax, prices for everybody " + view.tariff() + ". ")
        .link("/bills?month=" + view.month().minusMonths(1), "The month before").close();
    if (view.clients().isEmpty()) {
      html.element("p", "The inventory has no NRO of this month.");
    }
    view.clients().forEach(client -> client(html, client));
    return html;
  }

  private static void client(Html html, Client client) {
    for (Plaque plaque : client.plaques()) {
      html.element("h2", client.client() + " (" + client.name() + "), plaque " + plaque.plaque())
          .add(lines(plaque))
          .open("p").add(state(plaque)).close();
      if (!plaque.reservations().isEmpty()) {
        html.open("ul");
        plaque.reservations().forEach(reason -> html.element("li", reason.text()));
        html.close();
      }
    }
    if (!client.accessFees().isEmpty()) {
      html.element("p", "Due once, beside the traffic component: " + client.accessFees().stream()
          .map(fee -> fee.kind().replace('_', ' ') + " " + fee.name() + " on " + fee.inService() + " "
              + Display.number(fee.euros()))
          .collect(Collectors.joining("; ")));
    }
  }

  private static Html state(Plaque plaque) {
    String ceiling = " Ceiling of " + plaque.nrosCounted() + " NROs: "
        + Display.number(plaque.ceilingEuros());
    return plaque.totalEuros()
        .map(total -> Status.GOOD.badge("total").text(" " + Display.number(total) + "." + ceiling))
        .orElseGet(() -> Status.UNKNOWN.badge("no total").text(ceiling + ". Why there is none:"));
  }

  private static Html lines(Plaque plaque) {
    Table table = new Table("Lines",
        List.of(Column.text("Line"), Column.number("Quantity"), Column.text("Unit"),
            Column.number("Price"), Column.number("Amount"), Column.wide("Made from"),
            Column.wide("Clause"), Column.wide("Price of")));
    plaque.lines().forEach(line -> table.texts(subject(line), number(line.quantity()), line.unit(),
        number(line.unitPriceEuros()), number(line.amountEuros()), line.explanation(), line.clause(),
        line.price().text()));
    return table.html();
  }

  private static String subject(Line line) {
    return line.kind().equals("traffic")
        ? "gate " + line.subject()
        : line.kind().equals("ceiling") ? "ceiling" : "activated lines";
  }

  private static String number(BigDecimal number) {
    return Display.number(number);
  }
}
