package org.nroagent.agent.http;

import static org.nroagent.daemon.page.Table.Column.number;
import static org.nroagent.daemon.page.Table.Column.text;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.nroagent.agent.figure.PreviousMonth;
import org.nroagent.agent.figure.SeriesSlot;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.agent.snapshot.Snapshots;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.Table;
import org.nroagent.model.Direction;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.CapacityRule;
import org.nroagent.model.figure.Mbps;
import org.nroagent.model.figure.MonthFigure;

/// The table of series: the last slot, the running month so far, the month before and the promise of capacity.
final class InterfaceTable {
  private static final List<Table.Column> COLUMNS = List.of(text("Series"), text("Role"),
      number("Last IN"), number("Last OUT"), text("Last 24 h"), number("95th IN"),
      number("95th OUT"), number("Utilisation"), number("Coverage"), text("Billable"),
      number("Month before"), text("Capacity"));

  private final AgentView view;
  private final Instant now;
  private final RecentPlots plots;

  /// @param plots draws the small plots
  InterfaceTable(AgentView view, Instant now, RecentPlots plots) {
    this.view = view;
    this.now = now;
    this.plots = plots;
  }

  /// All series in the order of the table: each metered interface with what is billed instead of it, then the rest.
  static List<SeriesSnapshot> rows(Snapshots snapshots) {
    Map<String, SeriesSnapshot> derived = new LinkedHashMap<>();
    snapshots.derived().forEach(each -> derived.put(each.id(), each));
    List<SeriesSnapshot> rows = new ArrayList<>();
    snapshots.interfaces().forEach(each -> {
      rows.add(each.series());
      each.series().billedAs().flatMap(id -> Optional.ofNullable(derived.remove(id))).ifPresent(rows::add);
    });
    rows.addAll(derived.values());
    return rows;
  }

  /// The table.
  ///
  /// @param series its rows
  /// @param plotted how many of them, from the first, get a plot
  Html html(List<SeriesSnapshot> series, int plotted) {
    Table table = new Table(
        "Rates in Mbit/s; IN enters the POP, OUT leaves it. Percentiles, utilisation and coverage"
            + " are those of the running month so far and change until it ends; the reference value is bold",
        COLUMNS);
    for (int i = 0; i < series.size(); i++) {
      table.row(cells(series.get(i), i < plotted));
    }
    return table.html();
  }

  private List<Html> cells(SeriesSnapshot each, boolean plotted) {
    Optional<Slot> last = each.lastSlot().map(SeriesSlot::slot);
    MonthProgress month = MonthProgress.of(each, each.current(), now);
    return List.of(name(each),
        Html.of(each.role().name().toLowerCase(Locale.ROOT)), lastIn(last),
        rate(last, Slot.Metered::outOctets),
        plotted ? plots.of(each, now) : Html.fragment(),
        percentile(month.figure(), Direction.IN), percentile(month.figure(), Direction.OUT),
        utilisation(each),
        Html.of(Display.percent(month.figure().coverage())),
        Cells.billable(each, month.billing(), view.snapshots().core().rebuilding()), previous(each),
        new CapacityWords(each, LocalDate.ofInstant(now, view.zone())).badge());
  }

  private static Html name(SeriesSnapshot each) {
    return Html.fragment().text(each.derived() ? "∑ " : "").link(Pages.path(each), each.id());
  }

  /// The rate, or why there is none.
  private Html lastIn(Optional<Slot> last) {
    Html rate = rate(last, Slot.Metered::inOctets);
    return last.map(slot -> switch (slot) {
      case Slot.Metered(var _, var _, var interpolated) when !interpolated -> rate;
      case Slot.Metered _ -> Html.fragment().add(Cells.quality(slot)).text(" ").add(rate);
      case Slot.Missing _ -> Cells.quality(slot);
    }).orElse(rate);
  }

  private Html rate(Optional<Slot> slot, ToLongFunction<Slot.Metered> octets) {
    return Cells.number(slot.filter(Slot.Metered.class::isInstance).map(Slot.Metered.class::cast)
        .map(metered -> Mbps.ofSlot(octets.applyAsLong(metered), view.grid())));
  }

  private static Html percentile(MonthFigure month, Direction direction) {
    String number = month.of(direction).map(each -> Display.number(each.mbps(month.grid())))
        .orElse(Cells.NONE);
    return month.referenceDirection().equals(Optional.of(direction))
        ? Html.fragment().element("strong", number)
        : Html.of(number);
  }

  private static Html previous(SeriesSnapshot each) {
    Optional<PreviousMonth> previous = each.previous();
    Html html = Html.fragment();
    if (previous.isPresent() && previous.get() instanceof PreviousMonth.Closing) {
      html.add(Status.UNKNOWN.badge("closing")).text(" ");
    } else if (previous.isPresent() && Cells.isBilled(each) && !each.previousBillable()) {
      html.add(Status.DOUBT.badge("not billable")).text(" ");
    }
    return html.add(Cells.number(previous.flatMap(month -> month.figure().referenceMbps())));
  }

  /// The share of capacity so far, marked where it has reached the threshold.
  static Html utilisation(SeriesSnapshot each) {
    Optional<BigDecimal> capacity = each.capacityMbps().filter(mbps -> mbps.signum() > 0);
    Optional<BigDecimal> percent = capacity.flatMap(each.current()::utilisationPercent);
    if (percent.isEmpty()) {
      return Html.of(Cells.NONE);
    }
    Html html = Html.fragment();
    each.config().capacityRule().filter(rule -> reached(each, rule))
        .ifPresent(rule -> html
            .add(Status.DOUBT.badge("≥ " + rule.thresholdPercent(each.current().month().month()) + " %"))
            .text(" "));
    return html.text(percent.get().toPlainString() + " %");
  }

  /// Whether the running month has reached the threshold so far.
  static boolean reachedSoFar(SeriesSnapshot each) {
    return each.config().capacityRule().filter(rule -> reached(each, rule)).isPresent();
  }

  private static boolean reached(SeriesSnapshot each, CapacityRule rule) {
    return each.capacityMbps().filter(mbps -> mbps.signum() > 0)
        .flatMap(
            mbps -> each.current().thresholdReached(mbps, rule.threshold(each.current().month().month())))
        .orElse(false);
  }
}
