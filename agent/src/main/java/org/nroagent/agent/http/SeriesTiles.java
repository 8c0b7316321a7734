package org.nroagent.agent.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.agent.figure.SeriesSlot;
import org.nroagent.agent.snapshot.InterfaceSnapshot;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Tiles;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.reading.InterfaceReading;

/// What a series is and how it stands, at the top of its page.
///
/// @param view what is shown
/// @param each the series
/// @param now the wall clock
record SeriesTiles(AgentView view, SeriesSnapshot each, Instant now) {
  Html html() {
    MonthProgress month = MonthProgress.of(each, each.current(), now);
    MonthFigure figure = each.current();
    return Html.fragment().add(identity()).add(new Tiles()
        .tile("Reference value so far", figure.referenceDirection()
            .map(direction -> Display.number(figure.referenceMbps().orElseThrow()) + " Mbit/s " + direction)
            .orElse("none"))
        .tile("Utilisation so far", InterfaceTable.utilisation(each))
        .tile("Capacity", each.capacityMbps().map(mbps -> Display.number(mbps) + " Mbit/s").orElse("unknown"))
        .tile("Promise of capacity", new CapacityWords(each, LocalDate.ofInstant(now, view.zone())).badge())
        .tile("Coverage so far", Display.number(figure.validSlots()) + " of "
            + Display.number(month.finalSlots()) + " slots")
        .tile("Billable", Cells.billable(each, month.billing(), view.snapshots().core().rebuilding()))
        .tile("Last slot", Cells.time(each.lastSlot().map(SeriesSlot::start), view.zone()).text(" ")
            .add(each.lastSlot().map(last -> Cells.quality(last.slot())).orElse(Html.fragment())))
        .html());
  }

  private Html identity() {
    Html html = Html.fragment().open("p", "class", "identity");
    switch (each.config().content()) {
      case SeriesConfig.Measured _ ->
        view.snapshots().meteredInterface(each.id()).ifPresent(metered -> measured(html, metered));
      case SeriesConfig.Derived derived -> formula(html, derived.formula());
    }
    html.text(" · " + role());
    each.billedAs().flatMap(id -> view.snapshots().series(id)).ifPresent(
        billed -> html.text(" · billed is ").link(Pages.path(billed), billed.id()));
    return html.close();
  }

  private void measured(Html html, InterfaceSnapshot metered) {
    Optional<InterfaceReading> reading = view.snapshots().device(metered.device())
        .flatMap(device -> Optional.ofNullable(InterfaceDocument.byName(device).get(metered.ifName())));
    html.text("Interface " + metered.ifName() + " of " + metered.device()
        + reading.map(InterfaceReading::alias).filter(alias -> !alias.isEmpty())
            .map(alias -> ", “" + alias + "”").orElse("")
        + reading.map(InterfaceReading::operStatus).map(status -> ", " + status).orElse(""));
  }

  private void formula(Html html, SlotFormula formula) {
    html.text(formula.plus().size() > 1 ? "Sum of " : "");
    links(html, formula.plus());
    if (!formula.minus().isEmpty()) {
      html.text(" less ");
      links(html, formula.minus());
    }
    html.text(", slot by slot");
  }

  private void links(Html html, List<String> ids) {
    String separator = "";
    for (String id : ids) {
      html.text(separator).link("/interfaces/" + id, id);
      separator = " + ";
    }
  }

  private String role() {
    String role = each.role().name().toLowerCase(Locale.ROOT);
    return Stream.concat(Stream.of("role " + role),
        each.config().capacityRule().stream()
            .map(rule -> "threshold " + rule.thresholdPercent(each.current().month().month())
                + " % of the capacity"))
        .collect(Collectors.joining(", "));
  }
}
