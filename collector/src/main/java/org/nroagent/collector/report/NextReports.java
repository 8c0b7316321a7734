package org.nroagent.collector.report;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.collector.config.Network;
import org.nroagent.collector.config.Network.GateConfig;
import org.nroagent.collector.inventory.BaseStation.Technology;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.collector.inventory.Nro;
import org.nroagent.collector.inventory.OperatorTotals;
import org.nroagent.collector.inventory.ReferenceSpeed;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.notice.SpeedReport;

/// The reference speeds that are to be told to the regulator next, by network [R 3(5), 6(3)].
///
/// @param byNetwork those of which a speed is to be told; fixed data before mobile data
public record NextReports(Map<DataNetwork, SpeedReport> byNetwork) {
  public NextReports {
    Map<DataNetwork, SpeedReport> ordered = new EnumMap<>(DataNetwork.class);
    ordered.putAll(byNetwork);
    byNetwork = Collections.unmodifiableMap(ordered);
  }

  /// What follows what the inventory says was told; empty where no speed is to be told.
  ///
  /// @param today the day in the regulation's local time
  public static Optional<NextReports> of(Network network, LocalDate today) {
    Map<DataNetwork, SpeedReport> next = new EnumMap<>(DataNetwork.class);
    for (DataNetwork kind : DataNetwork.values()) {
      if (isWanted(network, kind)) {
        next.put(kind, SpeedReport.next(network.inventory().referenceSpeeds().stream()
            .filter(told -> told.network() == kind).map(ReferenceSpeed::halfYear).toList(),
            since(network, kind), today));
      }
    }
    return next.isEmpty() ? Optional.empty() : Optional.of(new NextReports(next));
  }

  /// Whether an operator has such a network. Who has SIM cards has a mobile one, metered here or not.
  private static boolean isWanted(Network network, DataNetwork kind) {
    return !network.operators(kind).isEmpty() || (kind == DataNetwork.MOBILE && hasSimCards(network)
        && !network.operators(DataNetwork.FIXED).isEmpty());
  }

  /// The first day on which an operator had users of such a network, as far as the inventory says.
  private static Optional<LocalDate> since(Network network, DataNetwork kind) {
    Inventory inventory = network.inventory();
    return switch (kind) {
      case FIXED -> {
        Set<String> gates = network.gates().stream().filter(gate -> gate.operator().isPresent())
            .map(GateConfig::name).collect(Collectors.toSet());
        yield Stream.concat(
            inventory.nros().stream().filter(nro -> nro.gates().stream().anyMatch(gates::contains))
                .map(Nro::inService),
            inventory.totals().stream().map(OperatorTotals::from)).min(Comparator.naturalOrder());
      }
      case MOBILE -> Stream.concat(
          inventory.baseStations().stream().flatMap(station -> station.technologies().stream())
              .map(Technology::inService),
          inventory.totals().stream().filter(totals -> totals.simCards().orElse(0) > 0)
              .map(OperatorTotals::from))
          .min(Comparator.naturalOrder());
    };
  }

  /// Whether the operator has active SIM cards.
  public static boolean hasSimCards(Network network) {
    return network.inventory().totals().stream().anyMatch(totals -> totals.simCards().orElse(0) > 0);
  }

  /// The one that is due first.
  public SpeedReport first() {
    return byNetwork.values().stream().min(Comparator.comparing(SpeedReport::due)).orElseThrow();
  }
}
