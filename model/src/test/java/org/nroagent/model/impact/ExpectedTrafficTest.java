package org.nroagent.model.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nroagent.model.Fraction;
import org.nroagent.model.impact.ExpectedTraffic.Basis;

class ExpectedTrafficTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Luxembourg");

  private final Map<Instant, Fraction> slots = new HashMap<>();
  private Optional<Fraction> last = Optional.empty();

  private void carried(String slot, long mbps) {
    slots.put(instant(slot), Fraction.of(mbps));
  }

  private static Instant instant(String time) {
    return OffsetDateTime.parse(time).toInstant();
  }

  private Optional<ExpectedTraffic> at(String slot) {
    return ExpectedTraffic.of(instant(slot), ZONE,
        start -> Optional.ofNullable(slots.get(start)), last);
  }

  /// Of fewer weeks the median is that of those which are fit.
  @ParameterizedTest
  @CsvSource({"700 100 300 900,500/1", "700 100 300 -,300/1", "700 - - 200,450/1", "- 701 - 200,901/2",
      "- - - 900,900/1"})
  void theMedianOfTheSameSlotOfFourWeeks(String weeks, String expected) {
    String[] mbps = weeks.split(" ", -1);
    for (int week = 1; week <= 4; week++) {
      if (!mbps[week - 1].equals("-")) {
        slots.put(instant("2026-12-18T10:00+01:00").minusSeconds(week * 7L * 86_400L),
            Fraction.of(Long.parseLong(mbps[week - 1])));
      }
    }
    carried("2026-11-13T10:00+01:00", 5);
    carried("2026-12-18T09:55+01:00", 6);
    String[] fraction = expected.split("/", -1);
    assertEquals(
        Optional.of(new ExpectedTraffic(Fraction.of(Long.parseLong(fraction[0]), Long.parseLong(fraction[1])),
            Basis.EARLIER_WEEKS, Math.toIntExact(Stream.of(mbps).filter(each -> !each.equals("-")).count()))),
        at("2026-12-18T10:00+01:00"));
  }

  @Test
  void withoutEarlierWeeksTheLastFitSlotCounts() {
    carried("2026-10-16T10:00+02:00", 5);
    last = Optional.of(Fraction.of(6));
    assertEquals(Optional.of(new ExpectedTraffic(Fraction.of(6), Basis.LAST_FIT_SLOT, 0)),
        at("2026-11-20T10:00+01:00"));
    last = Optional.empty();
    assertEquals(Optional.empty(), at("2026-11-20T10:00+01:00"));
  }

  /// 20:00 is 20:00, an hour of elapsed time more or less.
  @Test
  void weeksRepeatInLocalTime() {
    carried("2026-10-23T20:00+02:00", 8);
    assertEquals(Fraction.of(8), at("2026-10-30T20:00+01:00").orElseThrow().mbps());
  }

  /// On 29 March there was no half past two, on 25 October there were two.
  @Test
  void nightsOfClockChangesAreNoReasonToGuess() {
    carried("2026-03-29T03:30+02:00", 1);
    carried("2026-03-22T02:30+01:00", 2);
    assertEquals(Fraction.of(2), at("2026-04-05T02:30+02:00").orElseThrow().mbps());
    carried("2026-10-25T02:30+02:00", 3);
    carried("2026-10-25T02:30+01:00", 4);
    assertEquals(Fraction.of(4), at("2026-11-01T02:30+01:00").orElseThrow().mbps());
  }

  @Test
  void moreThanExpectedIsNoGap() {
    ExpectedTraffic expected = new ExpectedTraffic(Fraction.of(500), Basis.EARLIER_WEEKS, 4);
    assertEquals(Fraction.of(1, 2), expected.gapMbps(Fraction.of(999, 2)));
    assertEquals(Fraction.ZERO, expected.gapMbps(Fraction.of(501)));
  }
}
