package org.nroagent.collector.http;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.nroagent.collector.aggregate.AggregateFigure;
import org.nroagent.collector.config.Network;
import org.nroagent.collector.config.Network.GateConfig;
import org.nroagent.collector.config.Network.PlaqueConfig;
import org.nroagent.collector.inventory.Nro;
import org.nroagent.collector.report.AvailabilityView;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.Table;
import org.nroagent.daemon.page.Table.Column;

/// The plaques with their gates, the running month's figure of all of them together, and the availability of the year.
final class PlaquePage {
  private PlaquePage() {}

  /// @param figure the running month's figure of a plaque, empty where nothing is metered of it
  static Html of(Network network, Function<String, Optional<AggregateFigure>> figure,
      AvailabilityView availability) {
    if (network.plaques().isEmpty()) {
      return Html.fragment().element("p", "No plaque is configured.");
    }
    Table table = new Table("Plaques: 95th percentile of the running month over all their gates in Mbit/s",
        List.of(Column.text("Plaque"), Column.wide("Gates"), Column.number("NROs"),
            Column.number("Reference"),
            Column.number("Coverage"), Column.wide("Nothing came of")));
    network.plaques().forEach(plaque -> table.row(row(network, plaque, figure.apply(plaque.name()))));
    return Html.fragment().add(table.html()).element("h2", "Availability of " + availability.year())
        .add(years(availability));
  }

  private static List<Html> row(Network network, PlaqueConfig plaque, Optional<AggregateFigure> figure) {
    List<Nro> nros = network.inventory().nros().stream().filter(nro -> nro.plaque().equals(plaque.name()))
        .toList();
    Html gates = Html.fragment();
    network.gates().stream().filter(gate -> serves(gate, plaque.name(), nros)).map(GateConfig::name)
        .forEach(name -> gates.link("/gates/" + name, name).text(" "));
    return List.of(Html.of(plaque.name()), gates, Html.of(Display.number(nros.size())),
        Html.of(figure.flatMap(known -> known.figure().referenceMbps()).map(Display::number)
            .orElse(OverviewParts.NONE)),
        Html.of(figure.map(known -> Display.percent(known.figure().coverage())).orElse(OverviewParts.NONE)),
        Html.of(String.join(", ", figure.stream().flatMap(known -> known.absentParts().stream())
            .map(part -> part.part().toString()).toList())));
  }

  private static boolean serves(GateConfig gate, String plaque, List<Nro> nros) {
    return Stream.concat(gate.plaques().stream().filter(plaque::equals),
        nros.stream().flatMap(nro -> nro.gates().stream()).filter(gate.name()::equals)).findAny().isPresent();
  }

  private static Html years(AvailabilityView view) {
    if (view.plaques().isEmpty()) {
      return Html.fragment().element("p", "The inventory has no NRO of this year.");
    }
    Table table = new Table("By the tickets of the inventory, target " + view.targetPercent().toPlainString()
        + " %" + (view.preview() ? "; the year is not over, counted so far" : ""),
        List.of(Column.text("Client"), Column.text("Plaque"), Column.number("NROs"),
            Column.number("Available"),
            Column.number("Unavailable"), Column.number("Excluded"), Column.text("State")));
    for (AvailabilityView.Plaque plaque : view.plaques()) {
      table.row(List.of(Html.of(plaque.client()), Html.of(plaque.plaque()),
          Html.of(Display.number(plaque.nros().size())), Html.of(percent(plaque.availablePercent())),
          Html.of(minutes(plaque.unavailableMinutes())), Html.of(minutes(plaque.excludedMinutes())),
          plaque.targetMet()
              ? Status.GOOD.badge("reaches the target")
              : Status.BAD.badge("below the target")));
    }
    return table.html().element("p",
        "What nobody measured takes reading a year of slots: nro-collector availability.");
  }

  private static String percent(BigDecimal percent) {
    return percent.toPlainString() + " %";
  }

  private static String minutes(BigDecimal minutes) {
    return Display.number(minutes.setScale(0, RoundingMode.HALF_UP)) + " min";
  }
}
