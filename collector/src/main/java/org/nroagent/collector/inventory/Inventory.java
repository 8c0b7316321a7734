package org.nroagent.collector.inventory;

import java.util.List;
import java.util.Optional;
import org.nroagent.model.HalfYear;
import org.nroagent.model.impact.DataNetwork;

/// What bills, availability and rates need and nobody measures.
///
/// @param nros the NROs of all clients
/// @param baseStations the base stations of mobile networks
/// @param tickets incidents and planned operations
/// @param annualFees yearly fees that are not to be computed
/// @param sessions sessions of operators at moments
/// @param totals what the operator has in all
/// @param referenceSpeeds as told to the regulator, one at most of a network and half-year
/// @param incidents those that no agent tells
public record Inventory(List<Nro> nros, List<BaseStation> baseStations, List<Ticket> tickets,
    List<AnnualFee> annualFees,
    List<SessionCount> sessions, List<OperatorTotals> totals, List<ReferenceSpeed> referenceSpeeds,
    List<EnteredIncident> incidents) {
  /// Nothing.
  public static final Inventory EMPTY = new Inventory(List.of(), List.of(), List.of(), List.of(), List.of(),
      List.of(), List.of(), List.of());

  public Inventory {
    nros = List.copyOf(nros);
    baseStations = List.copyOf(baseStations);
    tickets = List.copyOf(tickets);
    annualFees = List.copyOf(annualFees);
    sessions = List.copyOf(sessions);
    totals = List.copyOf(totals);
    referenceSpeeds = List.copyOf(referenceSpeeds);
    incidents = List.copyOf(incidents);
  }

  /// An inventory into which no incident was entered.
  public Inventory(List<Nro> nros, List<BaseStation> baseStations, List<Ticket> tickets,
      List<AnnualFee> annualFees, List<SessionCount> sessions, List<OperatorTotals> totals,
      List<ReferenceSpeed> referenceSpeeds) {
    this(nros, baseStations, tickets, annualFees, sessions, totals, referenceSpeeds, List.of());
  }

  /// The same without the lines of its NROs.
  public Inventory withoutLines() {
    return new Inventory(nros.stream().map(Nro::withoutLines).toList(), baseStations, tickets, annualFees,
        sessions, totals, referenceSpeeds);
  }

  /// The reference speed of a network's data that was told of a half-year; empty where none was.
  public Optional<ReferenceSpeed> referenceSpeed(DataNetwork network, HalfYear halfYear) {
    return referenceSpeeds.stream()
        .filter(each -> each.network() == network && each.halfYear().equals(halfYear)).findFirst();
  }
}
