package org.nroagent.model.billing;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nroagent.model.TermsVersion;

/// A version of the prices; all of them in euros without tax.
///
/// @param version its name and first day
/// @param pricePerActivatedLine the fixed part, per activated line and month, not negative
/// @param nationalPricePerMbps the variable part of a national gate, per Mbit/s and month, not negative
/// @param regionalPrice the variable part of a regional gate
/// @param ceiling of the traffic component of a plaque
/// @param accessFees what is due once
/// @param replaced the prices that are those of a client or an order, and where they stand
public record Tariff(TermsVersion version, BigDecimal pricePerActivatedLine, BigDecimal nationalPricePerMbps,
    RegionalPrice regionalPrice, Ceiling ceiling, AccessFees accessFees,
    Map<PriceItem, TermsVersion> replaced) {
  public Tariff {
    replaced = Map.copyOf(replaced);
    for (BigDecimal price : List.of(pricePerActivatedLine, nationalPricePerMbps)) {
      if (price.signum() < 0) {
        throw new IllegalArgumentException("a price of " + price + " is below 0");
      }
    }
  }

  /// Prices for everybody.
  public Tariff(TermsVersion version, BigDecimal pricePerActivatedLine, BigDecimal nationalPricePerMbps,
      RegionalPrice regionalPrice, Ceiling ceiling, AccessFees accessFees) {
    this(version, pricePerActivatedLine, nationalPricePerMbps, regionalPrice, ceiling, accessFees, Map.of());
  }

  /// Where a price stands.
  public TermsVersion of(PriceItem item) {
    return replaced.getOrDefault(item, version);
  }

  /// These prices with those of a client or an order.
  Tariff with(PriceOverride override) {
    PriceOverride.Prices prices = override.prices();
    Map<PriceItem, TermsVersion> origins = new EnumMap<>(PriceItem.class);
    origins.putAll(replaced);
    prices.items().forEach(item -> origins.put(item, override.version()));
    return new Tariff(version, prices.perActivatedLine().orElse(pricePerActivatedLine),
        prices.nationalPerMbps().orElse(nationalPricePerMbps), prices.regional().orElse(regionalPrice),
        prices.ceiling().orElse(ceiling), new AccessFees(prices.gateFee().orElse(accessFees.gate()),
            prices.nroPortFee().orElse(accessFees.nroPort())),
        origins);
  }
}
