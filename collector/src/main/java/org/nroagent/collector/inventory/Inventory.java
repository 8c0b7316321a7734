package org.nroagent.collector.inventory;

import java.util.List;

/// What bills and availability need and nobody measures.
///
/// @param nros the NROs of all clients
public record Inventory(List<Nro> nros) {
  /// Nothing.
  public static final Inventory EMPTY = new Inventory(List.of());

  public Inventory {
    nros = List.copyOf(nros);
  }
}
