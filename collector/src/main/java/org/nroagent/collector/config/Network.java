package org.nroagent.collector.config;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nroagent.collector.inventory.DeviceRef;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.model.billing.CollectionKind;
import org.nroagent.model.figure.UpgradeDates;
import org.nroagent.model.impact.DataNetwork;

/// The metered network and whose it is.
///
/// @param clients the clients of the contract
/// @param plaques FTTH areas
/// @param gates delivery gates
/// @param loops collection loops
/// @param mobileNetworks those of operators that have one
/// @param inventory what bills and availability need beside
public record Network(List<ClientConfig> clients, List<PlaqueConfig> plaques, List<GateConfig> gates,
    List<LoopConfig> loops, List<MobileNetworkConfig> mobileNetworks, Inventory inventory) {
  /// No network: a collector that only keeps what agents push.
  public static final Network EMPTY = ofGates(List.of());

  public Network {
    clients = List.copyOf(clients);
    plaques = List.copyOf(plaques);
    gates = List.copyOf(gates);
    loops = List.copyOf(loops);
    mobileNetworks = List.copyOf(mobileNetworks);
  }

  /// Gates and nothing else.
  public static Network ofGates(List<GateConfig> gates) {
    return new Network(List.of(), List.of(), gates, List.of(), List.of(), Inventory.EMPTY);
  }

  /// The gate of this name.
  public Optional<GateConfig> gate(String name) {
    return gates.stream().filter(gate -> gate.name().equals(name)).findFirst();
  }

  /// The inventory that rates of an operator's users follow from. Where gates are of several operators the lines of all NROs are the
  /// total of none of them.
  public Inventory inventoryForRates() {
    return operators(DataNetwork.FIXED).size() > 1 ? inventory.withoutLines() : inventory;
  }

  /// The operators of a network for data, in the order of the configuration: whose gates there are, who have a mobile network.
  public Set<String> operators(DataNetwork network) {
    return switch (network) {
      case FIXED -> gates.stream().flatMap(gate -> gate.operator().stream())
          .collect(Collectors.toCollection(LinkedHashSet::new));
      case MOBILE -> mobileNetworks.stream().map(MobileNetworkConfig::operator)
          .collect(Collectors.toCollection(LinkedHashSet::new));
    };
  }

  /// A client of the contract.
  ///
  /// @param trigramme its three letters or digits, unique
  /// @param name for people
  public record ClientConfig(String trigramme, String name) {}

  /// An FTTH area.
  ///
  /// @param name its name, unique
  public record PlaqueConfig(String name) {}

  /// A delivery gate.
  ///
  /// @param name its name, unique
  /// @param plaque the area it serves, empty where it is not said or where there are shares
  /// @param operator whose gate it is, empty where it is not said
  /// @param capacity its capacity
  /// @param interfaces whose slots are added up to the gate's, at least one
  /// @param unicast what is billed, empty where only all octets are known
  /// @param shares of a gate that several plaques share: what carries each one's unicast; the plaques differ
  /// @param delivery what the contract says of it, empty where it is not billed
  /// @param upgrades what a person entered of upgrades of its capacity
  /// @param sessionDevices what serves the sessions of its subscribers, empty where those do that carry its interfaces
  public record GateConfig(String name, Optional<String> plaque, Optional<String> operator,
      DatedCapacity capacity, List<InterfaceRef> interfaces, Optional<Sum> unicast, List<Share> shares,
      Optional<Delivery> delivery, UpgradeDates upgrades, List<DeviceRef> sessionDevices) {
    public GateConfig {
      interfaces = List.copyOf(interfaces);
      shares = List.copyOf(shares);
      sessionDevices = List.copyOf(sessionDevices);
    }

    /// A gate of one capacity that is metered and not billed.
    public GateConfig(String name, Optional<String> plaque, Optional<String> operator,
        BigDecimal capacityMbps,
        List<InterfaceRef> interfaces) {
      this(name, plaque, operator, DatedCapacity.always(capacityMbps), interfaces, Optional.empty(),
          List.of(), Optional.empty(),
          UpgradeDates.NONE, List.of());
    }

    /// The plaques that it is said to serve.
    public List<String> plaques() {
      return shares.isEmpty() ? plaque.stream().toList() : shares.stream().map(Share::plaque).toList();
    }

    /// What carries a plaque's traffic there; empty where it does not serve it.
    public Optional<Sum> of(String ofPlaque) {
      return plaque.isPresent()
          ? plaque.filter(ofPlaque::equals).map(_ -> Sum.of(interfaces))
          : shares.stream().filter(share -> share.plaque().equals(ofPlaque)).map(Share::unicast).findFirst();
    }
  }

  /// What carries a plaque's unicast at a gate that it shares: the sub-interfaces of its SVLANs.
  public record Share(String plaque, Sum unicast) {}

  /// What the contract says of a gate.
  ///
  /// @param client whose gate it is
  /// @param collection decides the price of its traffic
  /// @param inService the day on which its fee is due, empty where it is not said
  public record Delivery(String client, CollectionKind collection, Optional<LocalDate> inService) {}

  /// The mobile network of an operator; its base stations stand in the inventory.
  ///
  /// @param operator whose it is, unique
  /// @param sessionDevices what serves the sessions of its subscribers, empty where no device does
  public record MobileNetworkConfig(String operator, List<DeviceRef> sessionDevices) {
    public MobileNetworkConfig {
      sessionDevices = List.copyOf(sessionDevices);
    }
  }

  /// A collection loop.
  ///
  /// @param name its name, unique
  /// @param capacity its nominal capacity
  /// @param interfaces whose slots are added up to the loop's, at least one
  /// @param upgrades what a person entered of upgrades of its capacity
  public record LoopConfig(String name, DatedCapacity capacity, List<InterfaceRef> interfaces,
      UpgradeDates upgrades) {
    public LoopConfig {
      interfaces = List.copyOf(interfaces);
    }
  }
}
