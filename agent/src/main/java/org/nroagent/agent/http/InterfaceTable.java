package org.nroagent.agent.http;

import static org.nroagent.daemon.page.Table.Column.number;
import static org.nroagent.daemon.page.Table.Column.text;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.figure.SeriesSlot;
import org.nroagent.agent.snapshot.InterfaceSnapshot;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.Table;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.Mbps;
import org.nroagent.model.figure.MonthFigure;

/// The table of metered interfaces: the last slot and the running month so far.
final class InterfaceTable {
  private static final List<Table.Column> COLUMNS = List.of(text("Interface"), text("Role"),
      number("Last IN"),
      number("Last OUT"), text("Slot"), text("Last 24 h"), number("95th IN"), number("95th OUT"),
      number("Reference"), number("Utilisation"), number("Slots, coverage"), text("Billable"));

  private final AgentView view;
  private final Instant now;
  private final RecentPlots plots;

  /// @param plots draws the small plots
  InterfaceTable(AgentView view, Instant now, RecentPlots plots) {
    this.view = view;
    this.now = now;
    this.plots = plots;
  }

  /// The table.
  ///
  /// @param interfaces its rows
  /// @param plotted how many of them, from the first, get a plot
  Html html(List<InterfaceSnapshot> interfaces, int plotted) {
    Table table = new Table(
        "Rates in Mbit/s; IN enters the POP, OUT leaves it. Percentiles, utilisation and coverage"
            + " are those of the running month so far and change until it ends",
        COLUMNS);
    for (int i = 0; i < interfaces.size(); i++) {
      table.row(cells(interfaces.get(i), i < plotted));
    }
    return table.html();
  }

  private List<Html> cells(InterfaceSnapshot each, boolean plotted) {
    Optional<Slot> last = each.lastSlot().map(SeriesSlot::slot);
    MonthProgress month = MonthProgress.of(each, each.current(), now);
    return List.of(Html.fragment().link(Pages.path(each), each.id()),
        Html.of(each.role().name().toLowerCase(Locale.ROOT)), rate(last, Slot.Metered::inOctets),
        rate(last, Slot.Metered::outOctets), last.map(Cells::quality).orElse(Html.of(Cells.NONE)),
        plotted ? plots.of(each, now) : Html.fragment(),
        percentile(month.figure().in(), month.figure()), percentile(month.figure().out(), month.figure()),
        Cells.number(month.figure().referenceMbps()), utilisation(each, now),
        Html.of(
            Display.number(month.figure().validSlots()) + " of " + Display.number(month.finalSlots()) + ", "
                + Cells.percent(month.figure().coverage())),
        Cells.billable(month.billing(), view.snapshots().core().rebuilding()));
  }

  private Html rate(Optional<Slot> slot, ToLongFunction<Slot.Metered> octets) {
    return Cells.number(slot.filter(Slot.Metered.class::isInstance).map(Slot.Metered.class::cast)
        .map(metered -> Mbps.ofSlot(octets.applyAsLong(metered), view.grid())));
  }

  private static Html percentile(@Nullable DirectionFigure figure, MonthFigure month) {
    return Cells.number(Optional.ofNullable(figure).map(each -> each.mbps(month.grid())));
  }

  /// The share of capacity, marked where it has reached the role's threshold.
  static Html utilisation(InterfaceSnapshot each, Instant now) {
    FigureDocument figure = FigureDocument.of(each, each.current(), now);
    Optional<BigDecimal> percent = figure.utilisationPercent();
    if (percent.isEmpty()) {
      return Html.of(Cells.NONE);
    }
    Html html = Html.fragment();
    if (figure.thresholdReached().orElse(false)) {
      html.add(Status.DOUBT.badge("≥ " + figure.thresholdPercent() + " %")).text(" ");
    }
    return html.text(percent.get().toPlainString() + " %");
  }
}
