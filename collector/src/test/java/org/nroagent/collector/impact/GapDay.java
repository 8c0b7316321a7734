package org.nroagent.collector.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.nroagent.collector.OutageAgent;

/// Wednesday 18 November 2026, on which lines are cut off from 09:00 to 12:00 UTC, and the same hours of the weeks before it.
final class GapDay {
  /// One Mbit/s for five minutes.
  static final long MBPS = 37_500_000;
  static final Instant DAWN = Instant.parse("2026-11-18T06:00:00Z");
  static final Instant BEGIN = Instant.parse("2026-11-18T09:00:00Z");
  static final Instant END = Instant.parse("2026-11-18T12:00:00Z");
  static final Instant NOW = Instant.parse("2026-11-18T13:00:00Z");
  /// Of the incident.
  static final long NUMBER = BEGIN.getEpochSecond();
  /// Since when all is in service.
  static final LocalDate SINCE = LocalDate.of(2026, 1, 1);
  private static final ZoneId LUXEMBOURG = ZoneId.of("Europe/Luxembourg");

  private GapDay() {}

  /// What the agent carried in the same hours of the weeks before, the last week first.
  static OutageAgent weeks(OutageAgent agent, long... mbps) {
    for (int ago = mbps.length; ago > 0; ago--) {
      week(agent, ago, mbps[ago - 1]);
    }
    return agent;
  }

  /// What it carried in the same hours some weeks ago.
  static OutageAgent week(OutageAgent agent, int ago, long mbps) {
    return agent.carrying(mbps * MBPS).works(weeksAgo(BEGIN, ago), weeksAgo(END, ago));
  }

  /// The same local time: the clock was put back between the third week before and the fourth.
  static Instant weeksAgo(Instant instant, int weeks) {
    return instant.atZone(LUXEMBOURG).minusWeeks(weeks).toInstant();
  }
}
