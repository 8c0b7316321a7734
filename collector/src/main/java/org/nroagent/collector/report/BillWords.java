package org.nroagent.collector.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nroagent.collector.report.MonthBills.GateEvidence;
import org.nroagent.collector.report.MonthBills.PlaqueBill;
import org.nroagent.model.Fraction;
import org.nroagent.model.TermsVersion;
import org.nroagent.model.billing.BillLine;
import org.nroagent.model.billing.ClientPrices;
import org.nroagent.model.billing.GateTraffic;
import org.nroagent.model.billing.PriceItem;
import org.nroagent.model.billing.RegionalPrice;
import org.nroagent.model.billing.Tier;

/// Why a line of a bill is what it is, in a sentence.
final class BillWords {
  private static final int PER_SUBSCRIBER_PLACES = 4;
  private static final int PERCENT_PLACES = 4;

  private final ClientPrices prices;

  BillWords(ClientPrices prices) {
    this.prices = prices;
  }

  /// What a line was made from.
  String why(BillLine line, PlaqueBill plaque) {
    return switch (line) {
      case BillLine.ActivatedLines _ ->
        "lines in service on " + plaque.input().month().month().atEndOfMonth();
      case BillLine.Traffic traffic -> traffic(plaque.gates().stream()
          .filter(gate -> gate.traffic().gate().equals(traffic.subject())).findFirst().orElseThrow());
      case BillLine.CeilingReached ceiling -> "NROs made available by the "
          + prices.plaque(ceiling.subject()).ceiling().availableByDay() + "th; the lines before come to "
          + Euros.of(ceiling.before())
          + ", the ceiling is " + Euros.of(plaque.bill().ceiling());
    };
  }

  /// Where its price stands.
  TermsVersion version(BillLine line) {
    return switch (line) {
      case BillLine.ActivatedLines lines -> prices.plaque(lines.subject()).of(PriceItem.ACTIVATED_LINE);
      case BillLine.Traffic traffic -> prices.gate(traffic.subject()).of(switch (traffic.collection()) {
        case NATIONAL -> PriceItem.NATIONAL_TRAFFIC;
        case REGIONAL -> PriceItem.REGIONAL_TRAFFIC;
      });
      case BillLine.CeilingReached ceiling -> prices.plaque(ceiling.subject()).of(PriceItem.CEILING);
    };
  }

  /// The traffic per subscriber in Mbit/s with four decimals; empty where no line is known.
  static Optional<BigDecimal> perSubscriber(GateTraffic gate, BigDecimal mbps) {
    return gate.lines().isEmpty()
        ? Optional.empty()
        : RegionalPrice.perSubscriber(mbps, gate.lines().getAsLong())
            .map(share -> share.toDecimal(PER_SUBSCRIBER_PLACES));
  }

  private String traffic(GateEvidence gate) {
    GateTraffic traffic = gate.traffic();
    BigDecimal mbps = traffic.figure().referenceMbps().orElseThrow();
    String direction = traffic.figure().referenceDirection().map(Enum::name).orElse("")
        .toLowerCase(Locale.ROOT);
    String figure = "95th percentile " + direction + " " + mbps.toPlainString() + " Mbit/s";
    return figure + tier(traffic, mbps) + gate.share().map(BillWords::share).orElse("");
  }

  private String tier(GateTraffic gate, BigDecimal mbps) {
    return switch (gate.collection()) {
      case NATIONAL -> ", national";
      case REGIONAL -> " ÷ " + gate.lines().orElseThrow() + " lines = "
          + perSubscriber(gate, mbps).map(BigDecimal::toPlainString).orElse("–") + " Mbit/s per subscriber: "
          + borders(prices.gate(gate.gate()).regionalPrice(), mbps, gate.lines().orElseThrow());
    };
  }

  private static String borders(RegionalPrice regional, BigDecimal mbps, long lines) {
    List<Tier> tiers = regional.tiers();
    Tier tier = regional.tier(mbps, lines).orElseThrow();
    int at = tiers.indexOf(tier);
    String to = (tier.equals(tiers.getLast()) ? "up to " : "below ") + tier.upToMbps().toPlainString();
    return at == 0 ? to : "from " + tiers.get(at - 1).upToMbps().toPlainString() + ", " + to;
  }

  private static String share(SharedOctets octets) {
    return "; the plaque's share is " + octets.plaque() + " of " + octets.gate() + " octets = "
        + octets.fraction().times(Fraction.of(100)).toDecimal(PERCENT_PLACES) + " %";
  }
}
