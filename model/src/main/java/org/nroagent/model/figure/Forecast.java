package org.nroagent.model.figure;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nroagent.model.Fraction;
import org.nroagent.model.HalfYear;

/// Twelve months ahead of one NRO, loop or gate, issued with each half-year [C CP 5.2.3].
///
/// **choice**: traffic per subscriber goes on by the mean monthly difference of the last up to twelve closed months,
/// unless the client gave a figure for the month; the projected traffic is that times the month's subscribers.
/// Everything is exact until it is shown.
///
/// @param halfYear the half-year with which it is issued; its first month is the first forecast one
/// @param basis what the trend is of
/// @param lastMonth the last closed month that the trend rests on, empty where there is no trend
/// @param monthsUsed how many closed months it rests on, 0…12
/// @param monthlyChange what the trend adds per month in Mbit/s, per subscriber or of the whole as the basis says;
///     empty where there is no trend
/// @param months twelve months, ascending
/// @param capacityMbps capacity that is compared with, in Mbit/s
/// @param rule the threshold that is looked for
public record Forecast(HalfYear halfYear, Basis basis, Optional<YearMonth> lastMonth, int monthsUsed,
    Optional<Fraction> monthlyChange, List<Month> months, Optional<BigDecimal> capacityMbps,
    Optional<CapacityRule> rule) {
  /// How far a forecast looks ahead.
  public static final int MONTHS = 12;

  /// The rule in words, as every forecast gives it.
  public static final String RULE = "traffic per subscriber goes on by the mean monthly difference of the last up to 12"
      + " closed months, or is what the client gave; times the subscribers at the month's end, linear between entries"
      + " [C CP 5.2.3]";

  public Forecast {
    months = List.copyOf(months);
  }

  /// What a trend is of.
  public enum Basis {
    /// Traffic per subscriber.
    PER_SUBSCRIBER,
    /// The whole traffic, because no number of subscribers was entered.
    TOTAL
  }

  /// Where a month's traffic per subscriber comes from.
  public enum Source {
    /// The client gave it.
    CLIENT,
    /// The trend of the closed months.
    TREND
  }

  /// One forecast month.
  ///
  /// @param month the month
  /// @param source where it comes from, empty where nothing can be said
  /// @param subscribers subscribers at its end, empty where unknown
  /// @param mbpsPerSubscriber traffic per subscriber in Mbit/s, empty where unknown
  /// @param mbps projected monthly percentile in Mbit/s, empty where nothing can be said
  public record Month(YearMonth month, Optional<Source> source, Optional<Fraction> subscribers,
      Optional<Fraction> mbpsPerSubscriber, Optional<Fraction> mbps) {
    /// The projected value with two decimals, as it is shown and compared.
    public Optional<BigDecimal> shownMbps() {
      return mbps.map(exact -> exact.toDecimal(2));
    }

    /// The projected value as a share of a capacity in percent, two decimals HALF_UP.
    ///
    /// @param capacityMbps above 0
    public Optional<BigDecimal> utilisationPercent(BigDecimal capacityMbps) {
      return mbps
          .map(exact -> exact.times(Fraction.of(100)).dividedBy(Fraction.of(capacityMbps)).toDecimal(2));
    }
  }

  /// The forecast that is issued with a half-year, from the closed months before it.
  public static Forecast of(HalfYear halfYear, ForecastInput input) {
    Basis basis = input.subscribers().entries().isEmpty() ? Basis.TOTAL : Basis.PER_SUBSCRIBER;
    SortedMap<YearMonth, Fraction> past = input.monthlyMbps().headMap(halfYear.firstMonth());
    Optional<TrafficTrend> trend = TrafficTrend
        .of(basis == Basis.TOTAL ? past : perSubscriber(past, input.subscribers()));
    List<Month> months = halfYear.months(MONTHS).stream()
        .map(month -> basis == Basis.TOTAL ? total(month, trend) : perSubscriber(month, trend, input))
        .toList();
    return new Forecast(halfYear, basis, trend.map(TrafficTrend::last),
        trend.map(TrafficTrend::months).orElse(0), trend.map(TrafficTrend::monthlyChange), months,
        input.capacityMbps(), input.rule());
  }

  /// The first month whose projected value, with two decimals, reaches the threshold; empty where none does within
  /// the twelve months, or capacity or threshold are unknown.
  public Optional<YearMonth> thresholdMonth() {
    if (capacityMbps.isEmpty() || rule.isEmpty()) {
      return Optional.empty();
    }
    return months.stream()
        .filter(each -> each.shownMbps()
            .filter(mbps -> Mbps.reaches(mbps, capacityMbps.get(), rule.get().threshold(each.month())))
            .isPresent())
        .map(Month::month).findFirst();
  }

  private static SortedMap<YearMonth, Fraction> perSubscriber(SortedMap<YearMonth, Fraction> mbps,
      SubscriberCounts subscribers) {
    SortedMap<YearMonth, Fraction> each = new TreeMap<>();
    mbps.forEach((month, value) -> subscribers.of(month).filter(count -> count.signum() > 0)
        .ifPresent(count -> each.put(month, value.dividedBy(count))));
    return each;
  }

  private static Month total(YearMonth month, Optional<TrafficTrend> trend) {
    return new Month(month, trend.map(_ -> Source.TREND), Optional.empty(), Optional.empty(),
        trend.map(known -> known.at(month)));
  }

  private static Month perSubscriber(YearMonth month, Optional<TrafficTrend> trend, ForecastInput input) {
    Optional<Fraction> client = input.clientMbpsPerSubscriber(month);
    Optional<Fraction> each = client.or(() -> trend.map(known -> known.at(month)));
    Optional<Fraction> count = input.subscribers().of(month);
    return new Month(month, each.map(_ -> client.isPresent() ? Source.CLIENT : Source.TREND), count, each,
        each.flatMap(traffic -> count.map(traffic::times)));
  }
}
