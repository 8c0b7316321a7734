package org.nroagent.collector.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nroagent.collector.aggregate.Aggregate;
import org.nroagent.collector.aggregate.AggregateFigure;
import org.nroagent.collector.aggregate.Figures;
import org.nroagent.collector.aggregate.Aggregate.Kind;
import org.nroagent.collector.config.Network;
import org.nroagent.collector.config.Network.ClientConfig;
import org.nroagent.collector.config.Network.GateConfig;
import org.nroagent.collector.config.Network.PlaqueConfig;
import org.nroagent.collector.inventory.Nro;
import org.nroagent.collector.report.MonthBills.AccessFee;
import org.nroagent.collector.report.MonthBills.ClientBills;
import org.nroagent.collector.report.MonthBills.GateEvidence;
import org.nroagent.collector.report.MonthBills.PlaqueBill;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Fraction;
import org.nroagent.model.billing.AccessFees;
import org.nroagent.model.billing.AccessFees.Access;
import org.nroagent.model.billing.BillInput;
import org.nroagent.model.billing.ClientPrices;
import org.nroagent.model.billing.GateTraffic;
import org.nroagent.model.billing.PriceBook;
import org.nroagent.model.billing.PriceItem;
import org.nroagent.model.billing.Tariff;
import org.nroagent.model.billing.TrafficBilling;

/// Makes the bills of a month from figures and inventory. Safe for any thread.
public final class Bills {
  private final Network network;
  private final Figures figures;
  private final PriceBook prices;

  /// @param prices all versions of the prices
  public Bills(Network network, Figures figures, PriceBook prices) {
    this.network = network;
    this.figures = figures;
    this.prices = prices;
  }

  /// The bills of a month; empty where no prices were in force yet.
  ///
  /// @param asOf when they are made; before the month's end they are a preview
  public Optional<MonthBills> of(CivilMonth month, Instant asOf) {
    return prices.general(month).map(general -> new MonthBills(month, asOf, general,
        network.clients().stream()
            .flatMap(client -> prices.of(client.trigramme(), month).stream()
                .map(inForce -> client(client, month, asOf, inForce)))
            .filter(client -> !client.plaques().isEmpty() || !client.accessFees().isEmpty()).toList()));
  }

  private ClientBills client(ClientConfig client, CivilMonth month, Instant asOf, ClientPrices inForce) {
    List<Nro> nros = network.inventory().nros().stream()
        .filter(nro -> nro.client().equals(client.trigramme())).toList();
    List<PlaqueBill> plaques = network.plaques().stream().map(PlaqueConfig::name)
        .filter(plaque -> nros.stream().anyMatch(nro -> nro.plaque().equals(plaque) && billed(nro, month)))
        .map(plaque -> plaque(plaque, nros, month, asOf, inForce)).toList();
    return new ClientBills(client, inForce, plaques, fees(month, inForce, nros));
  }

  /// Whether the client has an NRO on any day of the month.
  private static boolean billed(Nro nro, CivilMonth month) {
    return nro.subscribedWithin(month.month().atDay(1), month.month().atEndOfMonth());
  }

  private PlaqueBill plaque(String plaque, List<Nro> ofClient, CivilMonth month, Instant asOf,
      ClientPrices inForce) {
    List<Nro> nros = ofClient.stream().filter(nro -> nro.plaque().equals(plaque)).toList();
    List<Nro> atGates = ofClient.stream().filter(nro -> billed(nro, month)).toList();
    List<GateEvidence> gates = network.gates().stream()
        .filter(gate -> nros.stream()
            .anyMatch(nro -> billed(nro, month) && nro.gates().contains(gate.name())))
        .map(gate -> gate(gate, plaque, atGates, month)).toList();
    BillInput input = new BillInput(plaque, month, asOf, Nro.linesOn(nros, month.month().atEndOfMonth()),
        nros.stream().map(Nro::available).toList(), gates.stream().map(GateEvidence::traffic).toList());
    return new PlaqueBill(input, TrafficBilling.bill(inForce, input), gates);
  }

  private GateEvidence gate(GateConfig gate, String plaque, List<Nro> atGates, CivilMonth month) {
    Aggregate aggregate = gate.unicast().map(sum -> new Aggregate(Kind.UNICAST, gate.name(), sum))
        .orElseGet(() -> Aggregate.of(gate));
    AggregateFigure figure = figures.figure(aggregate, month);
    List<Nro> delivered = atGates.stream().filter(nro -> nro.gates().contains(gate.name())).toList();
    Optional<SharedOctets> octets = gate.shares().isEmpty()
        ? Optional.empty()
        : figure.figure().referenceDirection()
            .flatMap(direction -> SharedOctets.of(figures, gate, plaque, month, direction));
    boolean alone = gate.shares().isEmpty() && delivered.stream().map(Nro::plaque).distinct().count() == 1;
    Optional<Fraction> share = alone ? GateTraffic.WHOLE : octets.map(SharedOctets::fraction);
    return new GateEvidence(
        new GateTraffic(gate.name(), gate.delivery().orElseThrow().collection(), figure.figure(),
            gate.unicast().isPresent(), Nro.linesOn(delivered, month.month().atEndOfMonth()), share),
        figure, octets);
  }

  private List<AccessFee> fees(CivilMonth month, ClientPrices inForce, List<Nro> nros) {
    List<AccessFee> fees = new ArrayList<>();
    for (GateConfig gate : network.gates()) {
      gate.delivery().filter(delivery -> delivery.client().equals(inForce.client()))
          .flatMap(Network.Delivery::inService)
          .map(day -> new Access(AccessFees.Kind.GATE, gate.name(), day))
          .ifPresent(access -> fee(month, access, inForce.gate(gate.name()), PriceItem.GATE_FEE)
              .ifPresent(fees::add));
    }
    nros.forEach(nro -> fee(month, new Access(AccessFees.Kind.NRO_PORT, nro.name(), nro.inService()),
        inForce.plaque(nro.plaque()), PriceItem.NRO_PORT_FEE).ifPresent(fees::add));
    return fees;
  }

  private static Optional<AccessFee> fee(CivilMonth month, Access access, Tariff tariff, PriceItem item) {
    return tariff.accessFees().due(month.month(), access).map(due -> new AccessFee(due, tariff.of(item)));
  }
}
