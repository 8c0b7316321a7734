package org.nroagent.daemon.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Round local times of a time axis.
final class TimeTicks {
  private static final List<Duration> STEPS = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5),
      Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(2),
      Duration.ofHours(3),
      Duration.ofHours(6), Duration.ofHours(12), Duration.ofDays(1), Duration.ofDays(2), Duration.ofDays(4),
      Duration.ofDays(7), Duration.ofDays(14), Duration.ofDays(28));
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private TimeTicks() {}

  /// A labelled time.
  record Tick(Instant at, String label) {}

  /// Ticks within [from, to], at equal local steps from the first local midnight on or before `from`. Local times that
  /// do not exist on the night when summer time begins move with the clock.
  ///
  /// @param most the most ticks, unless the interval exceeds what the longest step allows
  static List<Tick> between(Instant from, Instant to, ZoneId zone, int most) {
    Duration wanted = Duration.between(from, to).dividedBy(most);
    Duration step = STEPS.stream().filter(candidate -> candidate.compareTo(wanted) >= 0).findFirst().orElse(
        STEPS.getLast());
    List<Tick> ticks = new ArrayList<>();
    LocalDateTime local = LocalDateTime.ofInstant(from, zone).toLocalDate().atStartOfDay();
    for (Instant at = at(local, zone); !at.isAfter(to); at = at(local, zone)) {
      if (!at.isBefore(from) && (ticks.isEmpty() || ticks.getLast().at().isBefore(at))) {
        ticks.add(new Tick(at, label(LocalDateTime.ofInstant(at, zone))));
      }
      local = local.plus(step);
    }
    return ticks;
  }

  private static Instant at(LocalDateTime local, ZoneId zone) {
    return local.atZone(zone).toInstant();
  }

  private static String label(LocalDateTime local) {
    return (local.toLocalTime().equals(LocalTime.MIDNIGHT) ? DATE : CLOCK).format(local);
  }
}
