package org.nroagent.model.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nroagent.model.CivilMonth;

/// A version of the prices; all of them in euros without tax.
///
/// @param id its name
/// @param title what people call it
/// @param validFrom the first day on which it holds
/// @param pricePerActivatedLine the fixed part, per activated line and month, not negative
/// @param nationalPricePerMbps the variable part of a national gate, per Mbit/s and month, not negative
/// @param regionalPrice the variable part of a regional gate
/// @param ceiling of the traffic component of a plaque
/// @param accessFees what is due once
public record Tariff(String id, String title, LocalDate validFrom, BigDecimal pricePerActivatedLine,
    BigDecimal nationalPricePerMbps, RegionalPrice regionalPrice, Ceiling ceiling, AccessFees accessFees) {
  public Tariff {
    for (BigDecimal price : List.of(pricePerActivatedLine, nationalPricePerMbps)) {
      if (price.signum() < 0) {
        throw new IllegalArgumentException("a price of " + price + " is below 0");
      }
    }
  }

  /// The version in force on a month's first day: a month is billed by one version (choice). Empty where none is yet.
  public static Optional<Tariff> inForce(List<Tariff> versions, CivilMonth month) {
    return versions.stream().filter(version -> !version.validFrom().isAfter(month.month().atDay(1)))
        .max(Comparator.comparing(Tariff::validFrom));
  }
}
