package org.nroagent.collector.impact;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.collector.inventory.BaseStation;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.collector.inventory.Nro;
import org.nroagent.model.impact.DataNetwork;

/// What carries the data of a network at an NRO: the ports there, or those of the base stations that are connected to it, of all
/// technologies together. Who goes on by another technology is not missing in their sum.
///
/// @param interfaces the metered ones
/// @param missing why these are not all of them, and what to enter; empty where they are
record NroPorts(Set<InterfaceRef> interfaces, Optional<String> missing) {
  NroPorts {
    interfaces = Set.copyOf(interfaces);
  }

  /// Those of a day.
  static NroPorts of(Inventory inventory, DataNetwork network, String nro, LocalDate day) {
    return switch (network) {
      case FIXED -> fixed(inventory, nro, day);
      case MOBILE -> mobile(inventory, nro, day);
    };
  }

  /// Each client has its own there.
  private static NroPorts fixed(Inventory inventory, String nro, LocalDate day) {
    List<Nro> ofClients = inventory.nros().stream()
        .filter(each -> each.name().equals(nro) && each.carriesOn(day)).toList();
    Optional<String> missing = ofClients.isEmpty()
        ? Optional.of("the inventory names no interfaces of NRO " + nro)
        : ofClients.stream().filter(each -> each.interfaces().isEmpty()).findFirst()
            .map(each -> "the inventory names no interfaces of NRO " + nro + " of client " + each.client()
                + ", and a part of a sum is no sum; enter its metered ports under 'interfaces'");
    return new NroPorts(set(ofClients.stream().map(Nro::interfaces)), missing);
  }

  private static NroPorts mobile(Inventory inventory, String nro, LocalDate day) {
    record Carrying(String station, BaseStation.Technology technology) {}
    List<Carrying> carrying = inventory.baseStations().stream().filter(each -> each.nro().equals(nro))
        .flatMap(each -> each.technologies().stream().filter(technology -> technology.carriesOn(day))
            .map(technology -> new Carrying(each.name(), technology)))
        .toList();
    Optional<String> missing = carrying.isEmpty()
        ? Optional.of("the inventory names no base station of NRO " + nro)
        : carrying.stream().filter(each -> each.technology().interfaces().isEmpty()).findFirst()
            .map(each -> "the inventory names no interfaces of " + each.technology().name()
                + " of base station " + each.station());
    return new NroPorts(set(carrying.stream().map(each -> each.technology().interfaces())), missing);
  }

  private static Set<InterfaceRef> set(Stream<List<InterfaceRef>> lists) {
    return lists.flatMap(List::stream).collect(Collectors.toSet());
  }
}
