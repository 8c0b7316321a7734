package org.nroagent.agent.http;

import static org.nroagent.daemon.page.Table.Column.number;
import static org.nroagent.daemon.page.Table.Column.text;

import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Table;
import org.nroagent.model.figure.Forecast;

/// Twelve months ahead [C CP 5.2.3].
///
/// @param forecast what is foreseen
record ForecastSection(Forecast forecast) {
  Html html() {
    boolean anything = forecast.months().stream().anyMatch(month -> month.mbps().isPresent());
    Html html = Html.fragment().element("h2", "Forecast to be issued with " + forecast.halfYear());
    if (!anything) {
      return html.element("p", "There is no forecast: a trend needs two closed months before "
          + CapacityWords.month(forecast.halfYear().firstMonth())
          + (forecast.basis() == Forecast.Basis.PER_SUBSCRIBER ? " with subscribers" : "")
          + ", or enter the client's own figure under 'mbpsPerSubscriber' with 'subscribers'.", "class",
          "note");
    }
    return html.element("p", summary()).open("details").element("summary", "The twelve months")
        .add(table()).element("p", "Rule: " + Forecast.RULE + ".", "class", "note").close();
  }

  private String summary() {
    Optional<YearMonth> threshold = forecast.thresholdMonth();
    String reached = threshold.map(month -> "The threshold of capacity is foreseen to be reached in "
        + CapacityWords.month(month) + ".")
        .orElse(forecast.rule().isPresent() && forecast.capacityMbps().isPresent()
            ? "The threshold of capacity is not foreseen to be reached within twelve months."
            : "There is no threshold to compare with.");
    String basis = forecast.basis() == Forecast.Basis.PER_SUBSCRIBER
        ? "traffic per subscriber"
        : "the whole traffic, because no subscribers are entered";
    return reached + " The trend is of " + basis + " and rests on " + forecast.monthsUsed()
        + " closed months"
        + forecast.lastMonth().map(last -> " up to " + CapacityWords.month(last)).orElse("")
        + ".";
  }

  private Html table() {
    Table table = new Table("Projected monthly 95th percentile", List.of(text("Month"), number("Subscribers"),
        number("Mbit/s per subscriber"), number("Mbit/s"), number("Utilisation"), text("From")));
    for (Forecast.Month month : forecast.months()) {
      table.texts(month.month().toString(),
          month.subscribers().map(count -> Display.number(count.toDecimal(0))).orElse(Cells.NONE),
          month.mbpsPerSubscriber().map(each -> Display.number(each.toDecimal(4))).orElse(Cells.NONE),
          month.shownMbps().map(Display::number).orElse(Cells.NONE),
          forecast.capacityMbps().flatMap(month::utilisationPercent)
              .map(percent -> percent.toPlainString() + " %").orElse(Cells.NONE),
          month.source().map(source -> source.name().toLowerCase(Locale.ROOT)).orElse(Cells.NONE));
    }
    return table.html();
  }
}
