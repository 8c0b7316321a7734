package org.nroagent.agent.http;

import static org.nroagent.daemon.page.Table.Column.number;
import static org.nroagent.daemon.page.Table.Column.text;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.snapshot.InterfaceSnapshot;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Table;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.Direction;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.Percentile95;

/// A month's figure with everything that leads to it.
///
/// @param each the interface
/// @param month the month and how far it has come
/// @param rebuilding whether slots of the ring are still being read
record FigureExplanation(InterfaceSnapshot each, MonthProgress month, boolean rebuilding) {
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  /// The month as a heading; a running one says so.
  static String title(MonthProgress month) {
    return MONTH.format(month.figure().month().month()) + (month.running() ? ", so far" : "");
  }

  Html html() {
    Html html = Html.fragment().open("p").text(summary() + " Billable: ")
        .add(Cells.billable(month.billing(), rebuilding)).close();
    return html.add(table()).element("p", rule(), "class", "note").add(sources());
  }

  private String summary() {
    MonthFigure figure = month.figure();
    String soFar = month.running()
        ? "This month is still running: the figure is of its slots so far and will change. "
        : "";
    String reference = figure.referenceDirection()
        .map(direction -> "The reference value is that of " + direction + ", "
            + Display.number(figure.referenceMbps().orElseThrow()) + " Mbit/s" + utilisation(figure) + ". ")
        .orElse("No slot has a value, so there is no reference value. ");
    return soFar + reference + "Slots with a value cover " + Cells.percent(figure.coverage())
        + " of the month; "
        + figure.billableCoveragePercent() + " % make it billable.";
  }

  private String utilisation(MonthFigure figure) {
    return each.capacityMbps().filter(mbps -> mbps.signum() > 0)
        .flatMap(mbps -> figure.utilisationPercent(mbps)
            .map(percent -> ", " + percent.toPlainString() + " % of " + Display.number(mbps) + " Mbit/s"))
        .orElse("");
  }

  private Html table() {
    MonthFigure figure = month.figure();
    Table table = new Table(
        "Slots of " + figure.grid().seconds() + " s from " + figure.month().month() + "-01 "
            + figure.month().zone().getId(),
        List.of(text(""), number("IN"), number("OUT")));
    table.texts("Expected in the whole month", Display.number(figure.expectedSlots()),
        Display.number(figure.expectedSlots()));
    table.texts("Final so far", Display.number(month.finalSlots()), Display.number(month.finalSlots()));
    row(table, "With a value", direction -> Display.number(direction.valid()));
    row(table, "Largest 5 % discarded", direction -> Display.number(direction.discarded()));
    row(table, "Rank of the retained one, ascending", direction -> Display.number(direction.rank()));
    row(table, "Its octets", direction -> Display.number(direction.octets()));
    row(table, "Its rate, Mbit/s", direction -> Display.number(direction.mbps(figure.grid())));
    return table.html();
  }

  private void row(Table table, String label, Function<DirectionFigure, String> value) {
    table.texts(label, cell(month.figure().in(), value), cell(month.figure().out(), value));
  }

  private static String cell(@Nullable DirectionFigure figure, Function<DirectionFigure, String> value) {
    return Optional.ofNullable(figure).map(value).orElse(Cells.NONE);
  }

  private String rule() {
    MonthFigure figure = month.figure();
    String example = figure.referenceDirection().map(direction -> {
      DirectionFigure reference = figure.reference().orElseThrow();
      return " For " + (direction == Direction.IN ? "IN" : "OUT") + ": of "
          + Display.number(reference.valid())
          + " values the " + Display.number(reference.discarded()) + " largest are left out; number "
          + Display.number(reference.rank()) + " remains, " + Display.number(reference.octets())
          + " octets × 8 / "
          + figure.grid().seconds() + " s / 10^6 = " + Display.number(reference.mbps(figure.grid()))
          + " Mbit/s.";
    }).orElse("");
    return "Rule: " + Percentile95.RULE + "." + example;
  }

  private Html sources() {
    CivilMonth civil = month.figure().month();
    String slots = "/api/v1/interfaces/" + each.id() + "/slots?from=" + civil.start() + "&to=" + civil.end();
    return Html.fragment().open("p", "class", "note").text("Slots of this month: ")
        .link(slots + "&format=csv", "CSV").text(", ").link(slots, "JSON").text(". Figures: ")
        .link("/api/v1/interfaces/" + each.id() + "/percentiles", "JSON")
        .text(". To compute it again from the CSV: nro-agent percentile --samples FILE.csv --month "
            + civil.month() + " --zone " + civil.zone().getId() + slotLength())
        .close();
  }

  private String slotLength() {
    SlotGrid grid = month.figure().grid();
    return grid.equals(SlotGrid.FIVE_MINUTES) ? "" : " --slot-seconds " + grid.seconds();
  }
}
