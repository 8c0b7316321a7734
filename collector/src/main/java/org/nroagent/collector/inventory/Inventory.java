package org.nroagent.collector.inventory;

import java.util.List;
import java.util.Optional;
import org.nroagent.model.HalfYear;

/// What bills, availability and rates need and nobody measures.
///
/// @param nros the NROs of all clients
/// @param tickets incidents and planned operations
/// @param annualFees yearly fees that are not to be computed
/// @param sessions sessions of operators at moments
/// @param totals what the operator has in all
/// @param referenceSpeeds of fixed data, no half-year twice
public record Inventory(List<Nro> nros, List<Ticket> tickets, List<AnnualFee> annualFees,
    List<SessionCount> sessions, List<OperatorTotals> totals, List<ReferenceSpeed> referenceSpeeds) {
  /// Nothing.
  public static final Inventory EMPTY = new Inventory(List.of(), List.of(), List.of(), List.of(), List.of(),
      List.of());

  public Inventory {
    nros = List.copyOf(nros);
    tickets = List.copyOf(tickets);
    annualFees = List.copyOf(annualFees);
    sessions = List.copyOf(sessions);
    totals = List.copyOf(totals);
    referenceSpeeds = List.copyOf(referenceSpeeds);
  }

  /// The reference speed that was told of a half-year; empty where none was.
  public Optional<ReferenceSpeed> referenceSpeed(HalfYear halfYear) {
    return referenceSpeeds.stream().filter(each -> each.halfYear().equals(halfYear)).findFirst();
  }
}
