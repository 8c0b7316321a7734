package org.nroagent.agent.http;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.figure.MonthOutcome;
import org.nroagent.agent.http.FigureDocument.Reference;
import org.nroagent.agent.http.FigureDocument.Side;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.model.HalfYear;
import org.nroagent.model.figure.CapacityRule;
import org.nroagent.model.figure.Forecast;
import org.nroagent.model.figure.RollingFigure;
import org.nroagent.model.figure.UrgentUpgrade;

/// All figures of a series.
///
/// @param id the series
/// @param current the running month
/// @param previous the month before, null where nothing of it is known
/// @param rolling the last thirty days, null while the ring cannot be read
/// @param closedMonths the closed months that are kept, ascending
/// @param capacityState how it stands towards the promise of enough capacity
/// @param urgentRequests urgent upgrades that were requested
/// @param forecast twelve months ahead, as it is issued with the next half-year, null where the contract has no threshold
record PercentilesDocument(String id, FigureDocument current, @Nullable FigureDocument previous,
    @Nullable Rolling rolling, List<Closed> closedMonths, CapacityDocument capacityState,
    List<UrgentRequest> urgentRequests, @Nullable ForecastDocument forecast) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /// The last thirty days.
  ///
  /// @param from start of the first slot
  /// @param to end of the last closed one
  /// @param expectedSlots all of them
  /// @param in 95th percentile of IN
  /// @param out 95th percentile of OUT
  /// @param reference the larger of both
  /// @param coverage share of the slots that have a value
  record Rolling(Instant from, Instant to, int expectedSlots, @Nullable Side in, @Nullable Side out,
      Optional<Reference> reference, BigDecimal coverage) {
    static Rolling of(RollingFigure figure) {
      return new Rolling(figure.from(), figure.to(), figure.expectedSlots(), Side.of(figure.in(), figure),
          Side.of(figure.out(), figure), Reference.of(figure), figure.coverage());
    }
  }

  /// A closed month in short; `?month=` has all of it.
  ///
  /// @param month the month
  /// @param referenceMbps the reference value
  /// @param capacityMbps the capacity at its last slot
  /// @param utilisationPercent the reference value as a share of that
  /// @param coverage share of its slots that have a value
  /// @param billable whether it may be billed
  /// @param includesMulticast whether multicast is part of the octets
  /// @param thresholdReached whether it counts as a month that reached the threshold, empty where it does not count
  record Closed(YearMonth month, Optional<BigDecimal> referenceMbps, Optional<BigDecimal> capacityMbps,
      Optional<BigDecimal> utilisationPercent, BigDecimal coverage, boolean billable,
      boolean includesMulticast, Optional<Boolean> thresholdReached) {
    static Closed of(MonthOutcome month, Optional<CapacityRule> rule) {
      return new Closed(month.month(), month.referenceMbps(), month.capacityMbps(),
          month.capacityMbps().flatMap(capacity -> month.referenceMbps()
              .map(mbps -> mbps.multiply(HUNDRED).divide(capacity, 2, RoundingMode.HALF_UP))),
          month.coverage(), month.billable(), month.includesMulticast(),
          rule.flatMap(known -> month.capacityMonth(known).reached()));
    }
  }

  /// An urgent upgrade that was requested.
  ///
  /// @param received the day on which the request was received
  /// @param due the day by which it is due
  /// @param overdue whether that day has passed in the contract's zone and nobody recorded the conformity
  /// @param conformity the day of the record of conformity that ended it, empty while it is open
  record UrgentRequest(LocalDate received, LocalDate due, boolean overdue, Optional<LocalDate> conformity) {
    static UrgentRequest of(UrgentUpgrade urgent, LocalDate today) {
      return new UrgentRequest(urgent.received(), urgent.due(), urgent.overdue(today), urgent.conformity());
    }
  }

  /// Twelve months ahead.
  ///
  /// @param halfYear with which it is issued
  /// @param basis `per_subscriber` or `total`
  /// @param monthsUsed how many closed months the trend rests on
  /// @param thresholdMonth the first month that reaches the threshold, empty where none does
  /// @param months the twelve months
  /// @param rule how it is computed
  record ForecastDocument(String halfYear, String basis, int monthsUsed, Optional<YearMonth> thresholdMonth,
      List<ForecastMonth> months, String rule) {
    static ForecastDocument of(Forecast forecast) {
      return new ForecastDocument(forecast.halfYear().toString(),
          forecast.basis().name().toLowerCase(Locale.ROOT), forecast.monthsUsed(), forecast.thresholdMonth(),
          forecast.months().stream().map(month -> ForecastMonth.of(month, forecast.capacityMbps())).toList(),
          Forecast.RULE);
    }
  }

  /// A forecast month.
  ///
  /// @param month the month
  /// @param subscribers subscribers at its end
  /// @param mbps projected monthly percentile
  /// @param utilisationPercent the same as a share of the capacity
  /// @param source `client`, `trend`, or null where nothing can be said
  record ForecastMonth(YearMonth month, Optional<BigDecimal> subscribers, Optional<BigDecimal> mbps,
      Optional<BigDecimal> utilisationPercent, @Nullable String source) {
    static ForecastMonth of(Forecast.Month month, Optional<BigDecimal> capacityMbps) {
      return new ForecastMonth(month.month(), month.subscribers().map(count -> count.toDecimal(0)),
          month.shownMbps(),
          capacityMbps.filter(mbps -> mbps.signum() > 0).flatMap(month::utilisationPercent),
          month.source().map(source -> source.name().toLowerCase(Locale.ROOT)).orElse(null));
    }
  }

  /// @param recent what the ring tells, empty while it cannot be read
  /// @param now the wall clock
  static PercentilesDocument of(SeriesSnapshot each, Optional<SeriesMonths.Recent> recent, Instant now) {
    FigureDocument current = FigureDocument.of(each, each.current(), now);
    Optional<KnownMonth> previous = recent.flatMap(SeriesMonths.Recent::previous);
    FigureDocument before = previous.map(month -> FigureDocument.of(each, month, now))
        .or(() -> each.previous().map(month -> FigureDocument.of(each, month.figure(), now))).orElse(null);
    Optional<CapacityRule> rule = each.config().capacityRule();
    LocalDate today = LocalDate.ofInstant(now, each.current().month().zone());
    return new PercentilesDocument(each.id(),
        recent.map(known -> current.explainedBy(known.running())).orElse(current), before,
        recent.map(known -> Rolling.of(known.rolling())).orElse(null),
        each.history().months().stream().map(month -> Closed.of(month, rule)).toList(),
        CapacityDocument.of(each, now),
        each.entries().urgentUpgrades(today).stream().map(urgent -> UrgentRequest.of(urgent, today)).toList(),
        rule.map(_ -> ForecastDocument.of(each.forecast(HalfYear.containing(YearMonth.from(today)).next())))
            .orElse(null));
  }
}
