package org.nroagent.model.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.nroagent.model.Fraction;

/// The ceiling of the traffic component of one plaque [C CP 12.2 (11.2.2), Annexe 4].
///
/// @param perNro euros without tax per NRO and month, not negative
/// @param availableByDay the day of the month until which an NRO must have been made available to count, that day included
public record Ceiling(BigDecimal perNro, int availableByDay) {
  public Ceiling {
    if (perNro.signum() < 0 || availableByDay < 1 || availableByDay > 28) {
      throw new IllegalArgumentException("a ceiling of " + perNro + " per NRO available by day "
          + availableByDay + " needs an amount and a day that every month has");
    }
  }

  /// The NROs that count in a month. One that the client gave up later stays in the count [C Annexe 4], so the days
  /// on which they ended are not asked for.
  ///
  /// @param available the day on which each NRO of the plaque was made available
  public long nros(YearMonth month, List<LocalDate> available) {
    LocalDate last = month.atDay(availableByDay);
    return available.stream().filter(day -> !day.isAfter(last)).count();
  }

  /// How the amount per NRO comes about [C CP 12.2 (11.2.2)]: factor × Σ distance × price ÷ target NROs.
  ///
  /// @param factor 1.5 in the contract
  /// @param links the links of the plaque's collection network
  /// @param targetNros above 0
  public static Fraction amountPerNro(BigDecimal factor, List<Link> links, int targetNros) {
    if (targetNros <= 0) {
      throw new IllegalArgumentException("a plaque has target NROs, not " + targetNros);
    }
    BigDecimal sum = links.stream().map(link -> link.distance().multiply(link.price()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
    return Fraction.of(factor.multiply(sum)).dividedBy(Fraction.of(targetNros));
  }

  /// A link between the NROs and the two points of delivery.
  ///
  /// @param distance as the crow flies, in the unit of the price
  /// @param price of the reference offer for dark fibre (LFO), euros without tax per unit of distance and month
  public record Link(BigDecimal distance, BigDecimal price) {}
}
