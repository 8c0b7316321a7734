package org.nroagent.collector.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.collector.report.ReferenceSpeeds.OperatorSpeed;
import org.nroagent.model.HalfYear;
import org.nroagent.model.figure.Mbps;

/// The reference speeds of a half-year in JSON; the components are its keys.
///
/// @param halfYear whose traffic was looked at, as `2026-H2`
/// @param from its first instant
/// @param to the first instant after what was looked at
/// @param preview whether it is not over: the slots so far
/// @param appliesTo the half-year for whose incidents the speed is used
/// @param reportOn the day on which the regulator is told [R 3(5)]
public record ReferenceSpeedView(String halfYear, Instant from, Instant to, boolean preview, String appliesTo,
    LocalDate reportOn, List<Operator> operators) {
  private static final int COVERAGE_PLACES = 4;
  private static final int SPEED_PLACES = 6;

  /// An operator's speed.
  ///
  /// @param peakSlot start of the slot with the most traffic
  /// @param sessions active then, as the inventory says
  /// @param referenceSpeedMbps Mbit/s per session, six decimals HALF_UP
  /// @param coverage share of the slots whose whole sum is known, rounded down
  /// @param absentInterfaces those of which the store has no slot of the time
  /// @param reasons why there is no speed
  public record Operator(String operator, Optional<Instant> peakSlot, Optional<String> direction,
      Optional<Long> peakOctets, Optional<BigDecimal> peakMbps, OptionalLong sessions,
      Optional<BigDecimal> referenceSpeedMbps, int validSlots, int expectedSlots, BigDecimal coverage,
      List<String> absentInterfaces, List<String> reasons) {}

  /// The view of a half-year.
  public static ReferenceSpeedView of(HalfYear halfYear, ZoneId zone, Instant asOf,
      List<OperatorSpeed> speeds) {
    Instant end = halfYear.end(zone);
    boolean preview = asOf.isBefore(end);
    return new ReferenceSpeedView(halfYear.toString(), halfYear.start(zone), preview ? asOf : end, preview,
        halfYear.next().toString(), halfYear.next().firstMonth().atDay(1).minusDays(1),
        speeds.stream().map(ReferenceSpeedView::operator).toList());
  }

  private static Operator operator(OperatorSpeed speed) {
    return new Operator(speed.operator(), speed.peak().map(peak -> peak.slot()),
        speed.peak().map(peak -> peak.direction().name().toLowerCase(Locale.ROOT)),
        speed.peak().map(peak -> peak.octets()),
        speed.peak().map(peak -> Mbps.ofSlot(peak.octets(), speed.grid())), speed.sessions(),
        speed.mbps().map(mbps -> mbps.toDecimal(SPEED_PLACES)), speed.valid(), speed.expected(),
        coverage(speed),
        speed.parts().stream().filter(part -> part.slots() == 0).map(part -> part.part().toString()).toList(),
        reasons(speed));
  }

  private static BigDecimal coverage(OperatorSpeed speed) {
    return speed.expected() == 0
        ? BigDecimal.ZERO.setScale(COVERAGE_PLACES)
        : BigDecimal.valueOf(speed.valid()).divide(BigDecimal.valueOf(speed.expected()), COVERAGE_PLACES,
            RoundingMode.DOWN);
  }

  private static List<String> reasons(OperatorSpeed speed) {
    List<String> reasons = new ArrayList<>();
    if (speed.peak().isEmpty()) {
      reasons.add("no slot of the operator's whole network is known");
    } else if (speed.sessions().isEmpty()) {
      reasons.add(
          "the sessions of that slot are not known; enter them under 'sessions' of the inventory, with a time in "
              + speed.peak().get().slot() + "…" + speed.grid().next(speed.peak().get().slot()));
    }
    return reasons;
  }
}
