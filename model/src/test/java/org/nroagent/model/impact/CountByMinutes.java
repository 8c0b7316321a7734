package org.nroagent.model.impact;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.nroagent.model.Fraction;

/// What the regulation says of each minute of an incident of 2026 by itself, in whole half users, with the weights of its
/// articles written out: it knows neither segments nor peak hours nor fractions of the engine that is compared with it.
final class CountByMinutes {
  /// Half users, as a Mbit/s of mobile data is one at the reference speed of [Given#MOBILE_DATA].
  private static final long HALVES = 2;
  private static final long NOBODY_TOLD = -1;
  private static final ZoneId LUXEMBOURG = ZoneId.of("Europe/Luxembourg");
  /// Those of [Given] that fall on Monday to Friday of 2026.
  private static final Set<LocalDate> HOLIDAYS = Set.of(LocalDate.of(2026, 4, 6), LocalDate.of(2026, 6, 23),
      LocalDate.of(2026, 12, 25));

  private final Service service;
  private final Instant from;
  /// By minute; below 0 where no part lasts.
  private final long[] halves;

  /// @param parts that begin and end with a minute
  /// @param minutes how many from the given one on are counted
  CountByMinutes(List<Part> parts, Service service, Instant from, int minutes) {
    this.service = service;
    this.from = from;
    List<Part> concerned = parts.stream().filter(part -> part.service().equals(service)).toList();
    this.halves = IntStream.range(0, minutes).mapToLong(minute -> halves(concerned, at(minute))).toArray();
  }

  private static boolean peak(Instant minute) {
    ZonedDateTime local = minute.atZone(LUXEMBOURG);
    boolean weekend = local.getDayOfWeek() == DayOfWeek.SATURDAY || local.getDayOfWeek() == DayOfWeek.SUNDAY;
    return !weekend && !HOLIDAYS.contains(local.toLocalDate()) && local.getHour() >= 8
        && local.getHour() < 19;
  }

  private Instant at(int minute) {
    return from.plus(Duration.ofMinutes(minute));
  }

  private long halves(List<Part> parts, Instant minute) {
    List<Part> lasting = parts.stream()
        .filter(part -> !minute.isBefore(part.from()) && minute.isBefore(part.to())).toList();
    long sum = lasting.isEmpty() ? NOBODY_TOLD : 0;
    for (Part part : lasting) {
      sum += part.lost().byUnit().entrySet().stream().mapToLong(each -> halves(each.getKey(), minute)
          * each.getValue().toDecimal(0).longValueExact()).sum();
    }
    return sum;
  }

  private long halves(Unit unit, Instant minute) {
    return switch (unit) {
      case PRA -> HALVES * (peak(minute) ? 581 : 194);
      case BRA, ANALOGUE, ESTIMATED_USERS -> HALVES;
      case E1 -> HALVES * (service.kind() == ServiceKind.MOBILE_VOICE ? 450 : 581);
      case CHANNELS -> HALVES * 105;
      case TRAFFIC_GAP_MBPS -> service.kind() == ServiceKind.MOBILE_DATA ? 1 : 2 * HALVES;
    };
  }

  private long total(Instant minute) {
    return switch (service.kind()) {
      case FIXED_VOICE -> peak(minute) ? 68_600 : 29_900;
      case FIXED_DATA -> 100_000;
      case MOBILE_VOICE, MOBILE_DATA -> 420_000;
      case EMERGENCY -> throw new AssertionError("the emergency services have no total");
    };
  }

  private int longest(int percent) {
    int longest = 0;
    int running = 0;
    for (int minute = 0; minute < halves.length; minute++) {
      boolean reached = halves[minute] > 0
          && halves[minute] * 100 >= percent * total(at(minute)) * HALVES;
      running = reached ? running + 1 : 0;
      longest = Math.max(longest, running);
    }
    return longest;
  }

  /// The name of the highest criterion that is met, `none` where none is.
  String criterion() {
    if (service.kind() == ServiceKind.EMERGENCY) {
      return "emergency";
    }
    if (longest(10) > 0) {
      return "10%";
    }
    if (longest(5) >= 60) {
      return "5-10%/1h";
    }
    if (longest(2) >= 120) {
      return "2-5%/2h";
    }
    return longest(1) >= 180 ? "1-2%/3h" : "none";
  }

  /// The first minute of which segments say something else; empty text where there is none.
  String differsFrom(List<Segment> segments) {
    for (int minute = 0; minute < halves.length; minute++) {
      Instant now = at(minute);
      Fraction told = segments.stream()
          .filter(segment -> !now.isBefore(segment.from()) && now.isBefore(segment.to())).findFirst()
          .map(segment -> segment.users().times(Fraction.of(HALVES))).orElse(Fraction.of(NOBODY_TOLD));
      if (!told.equals(Fraction.of(halves[minute]))) {
        return now + " has " + halves[minute] + " half users, not " + told;
      }
    }
    return "";
  }

  /// Whether anybody is affected at any time, or the emergency services are at all.
  boolean affectsAnyone() {
    return service.kind() == ServiceKind.EMERGENCY
        || LongStream.of(halves).anyMatch(users -> users > 0);
  }
}
