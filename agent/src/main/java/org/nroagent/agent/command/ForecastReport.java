package org.nroagent.agent.command;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.model.Fraction;
import org.nroagent.model.HalfYear;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.Forecast;
import org.nroagent.model.figure.ForecastInput;
import org.nroagent.model.figure.SubscriberCounts;

/// The forecasts of a half-year [C CP 5.2.3]: of every interface and aggregate, but not of the unicast part of a gate,
/// because capacity is about all octets.
///
/// @param halfYear the half-year with which they are issued
/// @param lines one per series, in the configuration's order
record ForecastReport(HalfYear halfYear, List<Line> lines) {
  ForecastReport {
    lines = List.copyOf(lines);
  }

  /// One series.
  ///
  /// @param series what it is
  /// @param past the exact reference values in Mbit/s of the closed months that count
  /// @param forecast what follows from them
  record Line(SeriesConfig series, SortedMap<YearMonth, Fraction> past, Forecast forecast) {}

  /// Gathers the forecasts.
  ///
  /// @throws IOException if the disk fails
  static ForecastReport of(HalfYear halfYear, AgentConfig config, ClosedMonths store) throws IOException {
    Map<String, List<ClosedMonth>> closed = new HashMap<>();
    for (YearMonth month : store.months()) {
      if (month.isBefore(halfYear.firstMonth())) {
        var _ = store.read(month,
            found -> closed.computeIfAbsent(found.series(), _ -> new ArrayList<>()).add(found));
      }
    }
    Set<String> billedInstead = new HashSet<>();
    config.series().forEach(series -> series.billedAs().ifPresent(billedInstead::add));
    return new ForecastReport(halfYear, config.series().stream()
        .filter(series -> !billedInstead.contains(series.id()))
        .map(series -> line(halfYear, series, closed.getOrDefault(series.id(), List.of()))).toList());
  }

  private static Line line(HalfYear halfYear, SeriesConfig series, List<ClosedMonth> closed) {
    SortedMap<YearMonth, Fraction> past = ForecastInput.monthlyMbps(closed);
    Optional<BigDecimal> capacity = series.capacityMbpsOn(halfYear.firstMonth().atDay(1))
        .or(() -> closed.stream()
            .flatMap(month -> month.capacityMbps().stream()).reduce((_, newer) -> newer));
    return new Line(series, past, Forecast.of(halfYear, new ForecastInput(past,
        new SubscriberCounts(series.entries().subscribers()), series.entries().mbpsPerSubscriber(), capacity,
        series.capacityRule())));
  }
}
