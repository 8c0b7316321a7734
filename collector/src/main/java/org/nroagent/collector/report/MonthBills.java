package org.nroagent.collector.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nroagent.collector.aggregate.AggregateFigure;
import org.nroagent.collector.config.Network.ClientConfig;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.TermsVersion;
import org.nroagent.model.billing.AccessFees;
import org.nroagent.model.billing.BillInput;
import org.nroagent.model.billing.ClientPrices;
import org.nroagent.model.billing.GateTraffic;
import org.nroagent.model.billing.Tariff;
import org.nroagent.model.billing.TrafficBill;

/// The bills of a month, with all that explains them.
///
/// @param month the month
/// @param asOf when they were made
/// @param tariff the prices for everybody
/// @param clients those that have a plaque in the month, in the order of the configuration
public record MonthBills(CivilMonth month, Instant asOf, Tariff tariff, List<ClientBills> clients) {
  public MonthBills {
    clients = List.copyOf(clients);
  }

  /// Whether the month is over; else this is a preview.
  public boolean over() {
    return !asOf.isBefore(month.end());
  }

  /// The bills of one client.
  ///
  /// @param prices what the client pays in the month
  /// @param plaques in the order of the configuration
  /// @param accessFees what is due once in this month, beside the traffic component
  public record ClientBills(ClientConfig client, ClientPrices prices, List<PlaqueBill> plaques,
      List<AccessFee> accessFees) {
    public ClientBills {
      plaques = List.copyOf(plaques);
      accessFees = List.copyOf(accessFees);
    }
  }

  /// What is due once.
  ///
  /// @param version where the fee stands
  public record AccessFee(AccessFees.Due due, TermsVersion version) {}

  /// The bill of one plaque.
  ///
  /// @param input what it was made from
  /// @param bill the bill
  /// @param gates what its gates' figures rest on, in the order of the input
  public record PlaqueBill(BillInput input, TrafficBill bill, List<GateEvidence> gates) {
    public PlaqueBill {
      gates = List.copyOf(gates);
    }
  }

  /// What the figure of a gate rests on.
  ///
  /// @param traffic what the bill sees
  /// @param figure the figure and its parts
  /// @param share how the gate was divided, empty where it was not
  public record GateEvidence(GateTraffic traffic, AggregateFigure figure, Optional<SharedOctets> share) {}
}
