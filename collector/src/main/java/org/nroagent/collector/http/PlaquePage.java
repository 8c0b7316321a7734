package org.nroagent.collector.http;

import java.time.ZoneId;
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
import org.nroagent.daemon.page.Table;
import org.nroagent.daemon.page.Table.Column;

/// The plaques with their gates, the running month's figure of all of them together, and the availability of the year.
final class PlaquePage {
  private PlaquePage() {}

  /// @param figure the running month's figure of a plaque, empty where nothing is metered of it
  static Html of(Network network, Function<String, Optional<AggregateFigure>> figure,
      AvailabilityView availability, ZoneId zone) {
    if (network.plaques().isEmpty()) {
      return Html.fragment().element("p", "No plaque is configured.");
    }
    Table table = new Table("Plaques: 95th percentile of the running month over all their gates in Mbit/s",
        List.of(Column.text("Plaque"), Column.wide("Gates"), Column.number("NROs"),
            Column.number("Reference"),
            Column.number("Coverage"), Column.wide("Nothing came of")));
    network.plaques().forEach(plaque -> table.row(row(network, plaque, figure.apply(plaque.name()))));
    return Html.fragment().add(table.html()).element("h2", "Availability of " + availability.year())
        .add(YearPart.of(availability, zone));
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
}
