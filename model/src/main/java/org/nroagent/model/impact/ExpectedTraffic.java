package org.nroagent.model.impact;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.nroagent.model.Fraction;

/// What a service would have carried in a slot had nothing happened, for the traffic gap of [R 3(5)]. Choice: the median of the
/// same slot of the week over the previous four weeks; where none of them is fit for comparison, the last slot that is.
///
/// @param mbps in Mbit/s
/// @param basis what it rests on
/// @param weeks how many weeks were fit for comparison: the more, the surer; 0 for the last fit slot
public record ExpectedTraffic(Fraction mbps, Basis basis, int weeks) {
  private static final int WEEKS = 4;
  private static final Fraction TWO = Fraction.of(2);

  /// What an expectation rests on.
  public enum Basis {
    /// The same slot of earlier weeks.
    EARLIER_WEEKS,
    /// The last slot that was fit for comparison.
    LAST_FIT_SLOT
  }

  /// The expectation for a slot; empty where nothing fit for comparison is kept.
  ///
  /// @param slotStart start of the slot
  /// @param zone in whose local time weeks repeat
  /// @param fitMbps the Mbit/s of a slot; empty if it is not fit for comparison or not known
  /// @param lastFitMbps of the last slot before the incident that is fit
  public static Optional<ExpectedTraffic> of(Instant slotStart, ZoneId zone,
      Function<Instant, Optional<Fraction>> fitMbps, Optional<Fraction> lastFitMbps) {
    List<Fraction> earlier = IntStream.rangeClosed(1, WEEKS)
        .mapToObj(weeks -> weeksBefore(slotStart, weeks, zone)).flatMap(Optional::stream)
        .flatMap(slot -> fitMbps.apply(slot).stream()).sorted().toList();
    return earlier.isEmpty()
        ? lastFitMbps.map(mbps -> new ExpectedTraffic(mbps, Basis.LAST_FIT_SLOT, 0))
        : Optional.of(new ExpectedTraffic(median(earlier), Basis.EARLIER_WEEKS, earlier.size()));
  }

  /// How much less was carried; more than expected is no gap.
  ///
  /// @param measuredMbps what was carried
  public Fraction gapMbps(Fraction measuredMbps) {
    Fraction gap = mbps.minus(measuredMbps);
    return gap.signum() < 0 ? Fraction.ZERO : gap;
  }

  /// The same local time so many weeks ago. In the night in which the clock is put forward an hour is not there; of an
  /// hour that is there twice it is the one with the same offset, else the first.
  private static Optional<Instant> weeksBefore(Instant slotStart, int weeks, ZoneId zone) {
    ZonedDateTime local = slotStart.atZone(zone);
    ZonedDateTime before = local.minusWeeks(weeks);
    return before.toLocalTime().equals(local.toLocalTime())
        ? Optional.of(before.toInstant())
        : Optional.empty();
  }

  /// @param ascending at least one
  private static Fraction median(List<Fraction> ascending) {
    int half = ascending.size() / 2;
    return ascending.size() % 2 == 1
        ? ascending.get(half)
        : ascending.get(half - 1).plus(ascending.get(half)).dividedBy(TWO);
  }
}
