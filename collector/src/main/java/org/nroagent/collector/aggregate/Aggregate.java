package org.nroagent.collector.aggregate;

import java.util.List;
import java.util.Locale;
import org.nroagent.collector.config.Network.GateConfig;
import org.nroagent.collector.config.Sum;
import org.nroagent.collector.inventory.InterfaceRef;

/// Whatever has slots that are sums: a named set of interfaces, each in its two directions. Gates, loops, plaques and
/// so on differ in nothing but the interfaces that they add up (M7, P2).
///
/// @param kind what it is; with the name it is unique
/// @param name its name
/// @param sum what is added up
public record Aggregate(Kind kind, String name, Sum sum) {
  /// What can be added up.
  public enum Kind {
    /// A delivery gate: all octets, which capacity is compared with.
    GATE,
    /// A delivery gate's unicast, which is billed.
    UNICAST,
    /// A collection loop.
    LOOP,
    /// The clients' ports of an NRO.
    NRO,
    /// The gates of a plaque; of a gate that it shares its own sub-interfaces.
    PLAQUE,
    /// The gates of a client.
    CLIENT,
    /// The gates of an operator.
    OPERATOR;

    /// The word for it in addresses, JSON and messages.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A gate, all octets.
  public static Aggregate of(GateConfig gate) {
    return new Aggregate(Kind.GATE, gate.name(), Sum.of(gate.interfaces()));
  }

  /// Its interfaces, those that are taken off included.
  public List<InterfaceRef> interfaces() {
    return sum.interfaces();
  }

  @Override
  public String toString() {
    return kind.word() + " '" + name + "'";
  }
}
