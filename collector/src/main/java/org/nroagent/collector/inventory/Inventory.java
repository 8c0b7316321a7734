package org.nroagent.collector.inventory;

import java.util.List;

/// What bills, availability and rates need and nobody measures.
///
/// @param nros the NROs of all clients
/// @param tickets incidents and planned operations
/// @param annualFees yearly fees that are not to be computed
/// @param sessions sessions of operators at moments
/// @param totals what the operator has in all
public record Inventory(List<Nro> nros, List<Ticket> tickets, List<AnnualFee> annualFees,
    List<SessionCount> sessions, List<OperatorTotals> totals) {
  /// Nothing.
  public static final Inventory EMPTY = new Inventory(List.of(), List.of(), List.of(), List.of(), List.of());

  public Inventory {
    nros = List.copyOf(nros);
    tickets = List.copyOf(tickets);
    annualFees = List.copyOf(annualFees);
    sessions = List.copyOf(sessions);
    totals = List.copyOf(totals);
  }
}
