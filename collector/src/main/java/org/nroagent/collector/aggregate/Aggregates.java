package org.nroagent.collector.aggregate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.nroagent.collector.aggregate.Aggregate.Kind;
import org.nroagent.collector.config.Network;
import org.nroagent.collector.config.Network.Delivery;
import org.nroagent.collector.config.Network.GateConfig;
import org.nroagent.collector.config.Sum;
import org.nroagent.collector.inventory.InterfaceRef;

/// All aggregates of a network, by kind and name. An interface that several parts name counts once.
public final class Aggregates {
  private final Map<Kind, Map<String, Aggregate>> byKind = new EnumMap<>(Kind.class);

  private Aggregates() {}

  /// Those of a network.
  public static Aggregates of(Network network) {
    Aggregates all = new Aggregates();
    for (Kind kind : Kind.values()) {
      Map<String, Aggregate> ofKind = new LinkedHashMap<>();
      sums(kind, network)
          .forEach((name, parts) -> ofKind.put(name, new Aggregate(kind, name, together(parts))));
      all.byKind.put(kind, ofKind);
    }
    return all;
  }

  /// All of a kind in the order of the configuration.
  public List<Aggregate> all(Kind kind) {
    return List.copyOf(ofKind(kind).values());
  }

  /// The one of a kind and name.
  public Optional<Aggregate> find(Kind kind, String name) {
    return Optional.ofNullable(ofKind(kind).get(name));
  }

  private Map<String, Aggregate> ofKind(Kind kind) {
    return byKind.getOrDefault(kind, Map.of());
  }

  private static Map<String, List<Sum>> sums(Kind kind, Network network) {
    Stream<GateConfig> gates = network.gates().stream();
    return switch (kind) {
      case GATE -> group(gates, gate -> Optional.of(gate.name()), gate -> Sum.of(gate.interfaces()));
      case UNICAST ->
        group(gates.filter(gate -> gate.unicast().isPresent()), gate -> Optional.of(gate.name()),
            gate -> gate.unicast().orElseThrow());
      case LOOP -> group(network.loops().stream(), loop -> Optional.of(loop.name()),
          loop -> Sum.of(loop.interfaces()));
      case NRO -> group(network.inventory().nros().stream().filter(nro -> !nro.interfaces().isEmpty()),
          nro -> Optional.of(nro.name()), nro -> Sum.of(nro.interfaces()));
      case PLAQUE -> plaques(network);
      case CLIENT -> group(gates, gate -> gate.delivery().map(Delivery::client),
          gate -> Sum.of(gate.interfaces()));
      case OPERATOR -> group(gates, GateConfig::operator, gate -> Sum.of(gate.interfaces()));
    };
  }

  private static Map<String, List<Sum>> plaques(Network network) {
    Map<String, List<Sum>> plaques = new LinkedHashMap<>();
    for (GateConfig gate : network.gates()) {
      for (String plaque : gate.plaques()) {
        plaques.computeIfAbsent(plaque, _ -> new ArrayList<>()).add(gate.of(plaque).orElseThrow());
      }
    }
    return plaques;
  }

  private static <T> Map<String, List<Sum>> group(Stream<T> items, Function<T, Optional<String>> name,
      Function<T, Sum> sum) {
    Map<String, List<Sum>> groups = new LinkedHashMap<>();
    items.forEach(item -> name.apply(item)
        .ifPresent(given -> groups.computeIfAbsent(given, _ -> new ArrayList<>()).add(sum.apply(item))));
    return groups;
  }

  private static Sum together(List<Sum> parts) {
    Set<InterfaceRef> plus = new LinkedHashSet<>();
    Set<InterfaceRef> minus = new LinkedHashSet<>();
    parts.forEach(part -> {
      plus.addAll(part.plus());
      minus.addAll(part.minus());
    });
    return new Sum(List.copyOf(plus), List.copyOf(minus));
  }
}
