package org.nroagent.model.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nroagent.model.Fraction;

/// What a forecast of one NRO, loop or gate rests on [C CP 5.2.3].
///
/// @param monthlyMbps the exact reference value in Mbit/s of each closed month that counts
/// @param subscribers subscribers past and forecast; without an entry the forecast is of the whole traffic
/// @param clientMbpsPerSubscriber the client's own forecast of traffic per subscriber in Mbit/s, by the day from which
///     it holds; so the client accounts for the season
/// @param capacityMbps capacity in Mbit/s, above 0, empty where it is unknown
/// @param rule the threshold to look for, empty where there is none
public record ForecastInput(SortedMap<YearMonth, Fraction> monthlyMbps, SubscriberCounts subscribers,
    SortedMap<LocalDate, BigDecimal> clientMbpsPerSubscriber, Optional<BigDecimal> capacityMbps,
    Optional<CapacityRule> rule) {
  public ForecastInput {
    monthlyMbps = Collections.unmodifiableSortedMap(new TreeMap<>(monthlyMbps));
    clientMbpsPerSubscriber = Collections.unmodifiableSortedMap(new TreeMap<>(clientMbpsPerSubscriber));
  }

  /// The exact reference values of closed months. As for the capacity a month counts if its coverage is reached;
  /// multicast is traffic that has to be carried (M2).
  public static SortedMap<YearMonth, Fraction> monthlyMbps(Collection<ClosedMonth> closed) {
    SortedMap<YearMonth, Fraction> months = new TreeMap<>();
    for (ClosedMonth each : closed) {
      MonthFigure figure = each.figure();
      if (each.conclusive()) {
        figure.reference().ifPresent(
            reference -> months.put(figure.month().month(), Mbps.exactly(reference.octets(), figure.grid())));
      }
    }
    return months;
  }

  /// The client's figure that holds on a month's last day.
  Optional<Fraction> clientMbpsPerSubscriber(YearMonth month) {
    return Optional.ofNullable(new TreeMap<>(clientMbpsPerSubscriber).floorEntry(month.atEndOfMonth()))
        .map(entry -> Fraction.of(entry.getValue()));
  }
}
