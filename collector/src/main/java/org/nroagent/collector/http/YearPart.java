package org.nroagent.collector.http;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.List;
import org.nroagent.collector.report.AvailabilityView;
import org.nroagent.collector.report.AvailabilityView.Incident;
import org.nroagent.collector.report.AvailabilityView.Line;
import org.nroagent.collector.report.AvailabilityView.Nro;
import org.nroagent.collector.report.AvailabilityView.Plaque;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.Table;
import org.nroagent.daemon.page.Table.Column;

/// The availability of a year on the page of the plaques: by tickets and as agents told it, without slots.
final class YearPart {
  /// The most lines of a table; the rest is in the JSON.
  private static final int MOST_LINES = 100;

  private final ZoneId zone;

  private YearPart(ZoneId zone) {
    this.zone = zone;
  }

  /// @param zone the contract's
  static Html of(AvailabilityView view, ZoneId zone) {
    return new YearPart(zone).part(view);
  }

  private Html part(AvailabilityView view) {
    if (view.plaques().isEmpty()) {
      return Html.fragment().element("p", "The inventory has no NRO of this year.");
    }
    Html part = Html.fragment().add(plaques(view));
    List<List<Html>> incidents = view.plaques().stream()
        .flatMap(plaque -> plaque.incidentsWithoutTicket().stream().map(each -> incident(plaque, each)))
        .toList();
    if (!incidents.isEmpty()) {
      part.add(table("Incidents that agents told and no ticket does: by tickets they count as available",
          List.of(Column.text("Incident"), Column.text("Plaque"), Column.wide("NROs"), Column.text("Lost"),
              Column.text("From"), Column.text("Until"), Column.number("Minutes")),
          incidents));
    }
    List<List<Html>> lines = view.plaques().stream().flatMap(plaque -> plaque.nros().stream())
        .flatMap(nro -> nro.lines().stream().map(line -> line(nro, line))).toList();
    if (!lines.isEmpty()) {
      part.add(table("What is not simply available",
          List.of(Column.text("NRO"), Column.text("From"), Column.text("Until"), Column.number("Minutes"),
              Column.text("By tickets"), Column.text("Measured"), Column.wide("Why")),
          lines));
    }
    return part.element("p", "Times are those of " + zone + ".").element("p",
        "What nobody measured takes reading a year of slots: nro-collector availability. "
            + "Until then what an agent told last is taken to hold.");
  }

  private static Html plaques(AvailabilityView view) {
    Table table = new Table("By tickets and as agents told it, target " + view.targetPercent().toPlainString()
        + " %" + (view.preview() ? "; the year is not over, counted so far" : ""),
        List.of(Column.text("Client"), Column.text("Plaque"), Column.number("NROs"),
            Column.number("Available"), Column.number("Unavailable"), Column.number("Excluded"),
            Column.number("Measured"), Column.number("Without ticket"), Column.text("State")));
    for (Plaque plaque : view.plaques()) {
      table.row(List.of(Html.of(plaque.client()), Html.of(plaque.plaque()),
          Html.of(Display.number(plaque.nros().size())), Html.of(percent(plaque.availablePercent())),
          Html.of(minutes(plaque.unavailableMinutes())), Html.of(minutes(plaque.excludedMinutes())),
          Html.of(percent(plaque.measuredPercent())),
          Html.of(Display.number(plaque.incidentsWithoutTicket().size())), state(plaque)));
    }
    return table.html();
  }

  /// What no ticket tells of is no reason to be content.
  private static Html state(Plaque plaque) {
    if (!plaque.targetMet()) {
      return Status.BAD.badge("below the target");
    }
    return plaque.incidentsWithoutTicket().isEmpty()
        ? Status.GOOD.badge("reaches the target")
        : Status.DOUBT.badge("reaches the target by its tickets alone");
  }

  private List<Html> incident(Plaque plaque, Incident incident) {
    return List.of(Html.of(incident.incident()), Html.of(plaque.client() + " " + plaque.plaque()),
        Html.of(String.join(", ", incident.nros())), Html.of(incident.total() ? "all" : "a part"),
        Html.of(Display.time(incident.from(), zone)),
        Html.of(incident.until().map(until -> Display.time(until, zone)).orElse("goes on")),
        Html.of(minutes(incident.minutes())));
  }

  private List<Html> line(Nro nro, Line line) {
    return List.of(Html.of(nro.nro()), Html.of(Display.time(line.from(), zone)),
        Html.of(Display.time(line.to(), zone)),
        Html.of(minutes(line.minutes())), Html.of(line.byTicket()), Html.of(line.measured()),
        Html.of(String.join("; ", line.reasons())));
  }

  private static Html table(String title, List<Column> columns, List<List<Html>> rows) {
    Table table = new Table(title, columns);
    rows.stream().limit(MOST_LINES).forEach(table::row);
    return rows.size() <= MOST_LINES
        ? table.html()
        : table.html().element("p", "The first " + MOST_LINES + " of " + rows.size()
            + "; all are in /api/v1/availability.");
  }

  private static String percent(BigDecimal percent) {
    return percent.toPlainString() + " %";
  }

  private static String minutes(BigDecimal minutes) {
    return Display.number(minutes.setScale(0, RoundingMode.HALF_UP)) + " min";
  }
}
