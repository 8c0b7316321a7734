package org.nroagent.collector.inventory;

import java.util.List;

/// What bills and availability need and nobody measures.
///
/// @param nros the NROs of all clients
/// @param tickets incidents and planned operations
/// @param annualFees yearly fees that are not to be computed
/// @param sessions sessions of operators at moments
public record Inventory(List<Nro> nros, List<Ticket> tickets, List<AnnualFee> annualFees,
    List<SessionCount> sessions) {
  /// Nothing.
  public static final Inventory EMPTY = new Inventory(List.of(), List.of(), List.of(), List.of());

  public Inventory {
    nros = List.copyOf(nros);
    tickets = List.copyOf(tickets);
    annualFees = List.copyOf(annualFees);
    sessions = List.copyOf(sessions);
  }
}
