package org.nroagent.agent.http;

import static org.nroagent.daemon.page.Table.Column.number;
import static org.nroagent.daemon.page.Table.Column.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nroagent.daemon.page.DiscardedChart;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Table;
import org.nroagent.model.figure.DiscardedSlots;

/// The slots that a month's percentile discards, as the evidence for an urgent upgrade [C CP 5.2.4].
///
/// @param title names the month and the series
/// @param in evidence of IN, empty where it has no figure
/// @param out evidence of OUT, empty where it has no figure
/// @param windows which declared windows are left out
record EvidenceSection(String title, Optional<DiscardedSlots> in, Optional<DiscardedSlots> out,
    KnownMonth.Windows windows) {
  /// The chart; nothing where no slot is discarded.
  Html chart() {
    return anything() ? new DiscardedChart(title, in, out).html() : Html.fragment();
  }

  /// The same in words and numbers.
  Html details() {
    if (!anything()) {
      return Html.fragment().element("p", "No slot is discarded yet.", "class", "note");
    }
    Table table = new Table("Discarded slots", List.of(text(""), number("IN"), number("OUT")));
    row(table, "Discarded", DiscardedSlots::count);
    row(table, "in declared windows, left out below", DiscardedSlots::leftOut);
    for (int percent : DiscardedSlots.PERCENTS) {
      row(table, "at least " + percent + " % of the capacity",
          side -> side.atLeastPercent().getOrDefault(percent, -1));
    }
    return Html.fragment().add(table.html()).element("p", busiest() + asClosed(), "class", "note");
  }

  private boolean anything() {
    return in.map(DiscardedSlots::count).orElse(0) + out.map(DiscardedSlots::count).orElse(0) > 0;
  }

  private String asClosed() {
    return switch (windows) {
      case OF_TODAY -> "";
      case AS_CLOSED ->
        " The ring has not the slots of this month any more: the declared windows are those of when it was closed.";
    };
  }

  private String busiest() {
    List<String> hours = new ArrayList<>();
    in.ifPresent(side -> hours.add("IN " + hours(side)));
    out.ifPresent(side -> hours.add("OUT " + hours(side)));
    return "By local hour of day: " + String.join(" · ", hours) + ".";
  }

  private static String hours(DiscardedSlots side) {
    List<String> parts = new ArrayList<>();
    for (int hour = 0; hour < side.byHour().size(); hour++) {
      if (side.byHour().get(hour) > 0) {
        parts.add(hour + " h: " + side.byHour().get(hour));
      }
    }
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }

  private interface Count {
    int of(DiscardedSlots side);
  }

  private void row(Table table, String label, Count count) {
    table.texts(label, cell(in, count), cell(out, count));
  }

  private static String cell(Optional<DiscardedSlots> side, Count count) {
    return side.map(count::of).filter(slots -> slots >= 0).map(slots -> Display.number(slots.longValue()))
        .orElse(Cells.NONE);
  }
}
