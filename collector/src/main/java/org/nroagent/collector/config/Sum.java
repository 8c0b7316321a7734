package org.nroagent.collector.config;

import java.util.List;
import java.util.stream.Stream;
import org.nroagent.collector.inventory.InterfaceRef;

/// Interfaces whose octets are added up slot by slot, each in its two directions.
///
/// @param plus those that are added, each once; at least one
/// @param minus those that are taken off, such as the multicast VLAN of a gate
public record Sum(List<InterfaceRef> plus, List<InterfaceRef> minus) {
  public Sum {
    plus = List.copyOf(plus);
    minus = List.copyOf(minus);
  }

  /// The plain sum of interfaces.
  public static Sum of(List<InterfaceRef> interfaces) {
    return new Sum(interfaces, List.of());
  }

  /// All of them, those that are added first.
  public List<InterfaceRef> interfaces() {
    return Stream.concat(plus.stream(), minus.stream()).toList();
  }
}
