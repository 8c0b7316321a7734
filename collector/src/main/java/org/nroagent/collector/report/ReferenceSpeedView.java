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
import org.nroagent.collector.report.OperatorSessions.Part;
import org.nroagent.collector.report.ReferenceSpeeds.OperatorSpeed;
import org.nroagent.model.HalfYear;
import org.nroagent.model.figure.Mbps;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.notice.SpeedReport;

/// The reference speeds of a half-year in JSON; the components are its keys.
///
/// @param halfYear whose traffic was looked at, as `2026-H2`
/// @param from its first instant
/// @param to the first instant after what was looked at
/// @param preview whether it is not over: the slots so far
/// @param appliesTo the half-year for whose incidents the speed is used
/// @param reportOn the day on which the regulator is told [R 3(5)]
/// @param next what is to be told next, of networks that differ the first that is due
/// @param reports the same by network: of each of which a speed is to be told
public record ReferenceSpeedView(String halfYear, Instant from, Instant to, boolean preview, String appliesTo,
    LocalDate reportOn, Next next, List<Report> reports, List<Operator> operators) {
  private static final int COVERAGE_PLACES = 4;
  private static final int SPEED_PLACES = 6;

  /// The next report: of the half-year after the last one whose speed the inventory says was told.
  ///
  /// @param due the day
  /// @param daysLeft 0 on the day itself, negative when it is late
  public record Next(String halfYear, LocalDate due, long daysLeft) {}

  /// The next report of a network.
  ///
  /// @param network `fixed` or `mobile`
  public record Report(String network, String halfYear, LocalDate due, long daysLeft) {}

  /// The speed of an operator's network.
  ///
  /// @param network `fixed` or `mobile`
  /// @param peakSlot start of the slot with the most traffic
  /// @param sessions active then
  /// @param sessionsFrom who says so: `inventory` or `devices`
  /// @param sessionDevices what the devices said that serve the operator's sessions
  /// @param referenceSpeedMbps Mbit/s per session, six decimals HALF_UP
  /// @param coverage share of the slots whose whole sum is known, rounded down
  /// @param absentInterfaces those of which the store has no slot of the time
  /// @param reasons why there is no speed
  public record Operator(String operator, String network, Optional<Instant> peakSlot,
      Optional<String> direction,
      Optional<Long> peakOctets, Optional<BigDecimal> peakMbps, OptionalLong sessions,
      Optional<String> sessionsFrom, List<SessionDevice> sessionDevices,
      Optional<BigDecimal> referenceSpeedMbps, int validSlots, int expectedSlots, BigDecimal coverage,
      List<String> absentInterfaces, List<String> reasons) {}

  /// A device that serves sessions of an operator.
  ///
  /// @param sessions how many it said
  /// @param standing `counted`; `not-told`, `absent` or `shared` where there is no sum for its sake
  public record SessionDevice(String agent, String device, OptionalLong sessions, String standing) {}

  /// The view of a half-year.
  ///
  /// @param next what is to be told next
  public static ReferenceSpeedView of(HalfYear halfYear, ZoneId zone, Instant asOf,
      List<OperatorSpeed> speeds, NextReports next) {
    LocalDate today = LocalDate.ofInstant(asOf, zone);
    SpeedReport first = next.first();
    Instant end = halfYear.end(zone);
    boolean preview = asOf.isBefore(end);
    return new ReferenceSpeedView(halfYear.toString(), halfYear.start(zone), preview ? asOf : end, preview,
        halfYear.next().toString(), halfYear.lastDay(),
        new Next(first.halfYear().toString(), first.due(), first.daysLeft(today)), next.byNetwork().entrySet()
            .stream().map(each -> new Report(each.getKey().word(), each.getValue().halfYear().toString(),
                each.getValue().due(), each.getValue().daysLeft(today)))
            .toList(),
        speeds.stream().map(ReferenceSpeedView::operator).toList());
  }

  private static Operator operator(OperatorSpeed speed) {
    return new Operator(speed.operator(), speed.network().word(), speed.peak().map(peak -> peak.slot()),
        speed.peak().map(peak -> peak.direction().name().toLowerCase(Locale.ROOT)),
        speed.peak().map(peak -> peak.octets()),
        speed.peak().map(peak -> Mbps.ofSlot(peak.octets(), speed.grid())),
        speed.sessions().count(), speed.sessions().source().map(ReferenceSpeedView::word),
        speed.sessions().parts().stream().map(ReferenceSpeedView::device).toList(),
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

  private static SessionDevice device(Part part) {
    return new SessionDevice(part.device().agent(), part.device().device(), part.told(),
        word(part.standing()));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<String> reasons(OperatorSpeed speed) {
    if (!speed.obstacles().isEmpty()) {
      return speed.obstacles();
    }
    if (speed.peak().isEmpty()) {
      return List.of("of no slot are all ports of its " + switch (speed.network()) {
        case FIXED -> "NROs";
        case MOBILE -> "base stations";
      } + " known");
    }
    OptionalLong sessions = speed.sessions().count();
    if (sessions.isPresent()) {
      return sessions.getAsLong() == 0 ? List.of("no session was active in that slot") : List.of();
    }
    List<String> reasons = new ArrayList<>();
    reasons.add(
        "the sessions of that slot are not known; enter them under 'sessions' of the inventory, "
            + (speed.network() == DataNetwork.MOBILE ? "with network: mobile and" : "with") + " a time in "
            + speed.peak().get().slot() + "…" + speed.grid().next(speed.peak().get().slot()));
    speed.sessions().parts().forEach(part -> reason(part).ifPresent(reasons::add));
    return reasons;
  }

  /// Why there is no sum for a device's sake.
  private static Optional<String> reason(Part part) {
    return switch (part.standing()) {
      case COUNTED -> Optional.empty();
      case NOT_TOLD -> Optional.of("device " + part.device()
          + " did not say how many sessions it serves; see 'activeSessions' of its profile, or name others under 'sessionDevices'");
      case ABSENT -> Optional.of("nothing came from device " + part.device() + " of that slot");
      case SHARED -> Optional.of("device " + part.device()
          + " serves another operator or network, too, and its count is of all; name others under 'sessionDevices'");
    };
  }
}
