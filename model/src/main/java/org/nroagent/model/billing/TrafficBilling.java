package org.nroagent.model.billing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nroagent.model.Fraction;
import org.nroagent.model.billing.Reservation.Fact;

/// Makes the bill of one plaque and month [C CP 12.2, Annexe 1 §2, Annexe 4].
public final class TrafficBilling {
  private final ClientPrices prices;
  private final Tariff ofPlaque;
  private final BillInput input;
  private final List<BillLine> lines = new ArrayList<>();
  private final List<Reservation> reservations = new ArrayList<>();

  private TrafficBilling(ClientPrices prices, BillInput input) {
    this.prices = prices;
    this.ofPlaque = prices.plaque(input.plaque());
    this.input = input;
  }

  /// The bill by a client's prices. It has a total only where everything it needs is known.
  ///
  /// @param prices those in force in the month
  public static TrafficBill bill(ClientPrices prices, BillInput input) {
    return new TrafficBilling(prices, input).bill();
  }

  private TrafficBill bill() {
    if (input.asOf().isBefore(input.month().end())) {
      reservations.add(new Reservation.MonthRunning(input.month()));
    }
    activatedLines();
    if (input.gates().isEmpty()) {
      unknown(input.plaque(), Fact.GATES);
    }
    input.gates().forEach(this::gate);
    if (input.nrosAvailable().isEmpty()) {
      unknown(input.plaque(), Fact.NROS);
    }
    Fraction nros = Fraction.of(ofPlaque.ceiling().nros(input.month().month(), input.nrosAvailable()));
    Fraction ceiling = nros.times(Fraction.of(ofPlaque.ceiling().perNro()));
    ceiling(nros, ceiling);
    return new TrafficBill(input.plaque(), input.month(), ceiling, lines, reservations);
  }

  private void activatedLines() {
    if (input.activatedLines().isEmpty()) {
      unknown(input.plaque(), Fact.LINES);
      return;
    }
    lines.add(new BillLine.ActivatedLines(input.plaque(),
        Fraction.of(input.activatedLines().getAsLong()), ofPlaque.pricePerActivatedLine()));
  }

  private void gate(GateTraffic gate) {
    Optional<BigDecimal> known = gate.figure().referenceMbps();
    if (known.isEmpty()) {
      unknown(gate.gate(), Fact.FIGURE);
      return;
    }
    BigDecimal mbps = known.get();
    checkFigure(gate);
    Optional<BigDecimal> price = price(gate, mbps);
    if (gate.share().isEmpty()) {
      unknown(gate.gate(), Fact.SHARE);
    }
    if (price.isPresent() && gate.share().isPresent()) {
      lines.add(new BillLine.Traffic(gate.gate(), gate.collection(),
          Fraction.of(mbps).times(gate.share().get()), price.get()));
    }
  }

  private void checkFigure(GateTraffic gate) {
    if (!gate.unicast()) {
      unknown(gate.gate(), Fact.UNICAST);
    }
    if (!gate.figure().billable()) {
      reservations.add(new Reservation.NotCovered(gate.gate(),
          gate.figure().coverage().movePointRight(2), gate.figure().billableCoveragePercent()));
    }
  }

  private void unknown(String subject, Fact fact) {
    reservations.add(new Reservation.Unknown(subject, fact));
  }

  /// The price per Mbit/s; empty where there is none, which is noted then.
  private Optional<BigDecimal> price(GateTraffic gate, BigDecimal mbps) {
    Tariff ofGate = prices.gate(gate.gate());
    return switch (gate.collection()) {
      case NATIONAL -> Optional.of(ofGate.nationalPricePerMbps());
      case REGIONAL -> regionalPrice(gate, mbps, ofGate.regionalPrice());
    };
  }

  private Optional<BigDecimal> regionalPrice(GateTraffic gate, BigDecimal mbps,
      RegionalPrice regional) {
    if (gate.lines().isEmpty()) {
      unknown(gate.gate(), Fact.GATE_LINES);
      return Optional.empty();
    }
    long lines = gate.lines().getAsLong();
    Optional<Tier> tier = regional.tier(mbps, lines);
    if (tier.isEmpty()) {
      reservations.add(new Reservation.ToNegotiate(gate.gate(), RegionalPrice.perSubscriber(mbps, lines),
          regional.tiers().getLast().upToMbps()));
    }
    return tier.map(Tier::pricePerMbps);
  }

  /// With reservations the sum is not the price of the month, so nothing is taken off it.
  private void ceiling(Fraction nros, Fraction ceiling) {
    Fraction sum = TrafficBill.sum(lines);
    if (reservations.isEmpty() && sum.compareTo(ceiling) > 0) {
      lines.add(
          new BillLine.CeilingReached(input.plaque(), nros, ofPlaque.ceiling().perNro(), sum));
    }
  }
}
