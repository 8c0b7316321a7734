package org.nroagent.model.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.nroagent.model.TermsVersion;

/// Prices of a client or an order: what it does not name stays as it is for everybody.
///
/// @param version its name and first day
/// @param validUntil its last day, empty while no later one of the same scope follows
/// @param scope whom it concerns
/// @param prices at least one, all of them within the scope
public record PriceOverride(TermsVersion version, Optional<LocalDate> validUntil, PriceScope scope,
    Prices prices) {
  /// @throws IllegalArgumentException if it has no price or one that is not of its scope
  public PriceOverride {
    Set<PriceItem> items = prices.items();
    if (items.isEmpty() || !scope.items().containsAll(items)) {
      throw new IllegalArgumentException(version.id() + " replaces " + items + " of " + scope);
    }
  }

  /// Some prices; each as in [Tariff].
  public record Prices(Optional<BigDecimal> perActivatedLine, Optional<BigDecimal> nationalPerMbps,
      Optional<RegionalPrice> regional, Optional<Ceiling> ceiling, Optional<BigDecimal> gateFee,
      Optional<BigDecimal> nroPortFee) {
    /// What has a price here.
    public Set<PriceItem> items() {
      Set<PriceItem> items = EnumSet.noneOf(PriceItem.class);
      perActivatedLine.ifPresent(_ -> items.add(PriceItem.ACTIVATED_LINE));
      nationalPerMbps.ifPresent(_ -> items.add(PriceItem.NATIONAL_TRAFFIC));
      regional.ifPresent(_ -> items.add(PriceItem.REGIONAL_TRAFFIC));
      ceiling.ifPresent(_ -> items.add(PriceItem.CEILING));
      gateFee.ifPresent(_ -> items.add(PriceItem.GATE_FEE));
      nroPortFee.ifPresent(_ -> items.add(PriceItem.NRO_PORT_FEE));
      return items;
    }
  }
}
