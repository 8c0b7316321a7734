package org.nroagent.model.impact;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// [R 3(4)].
class PeakHoursTest {
  /// Borders of a working day, in winter and summer; Friday evening, Saturday, Sunday, a holiday on a Tuesday.
  @ParameterizedTest
  @CsvSource({"2026-11-18T07:59:59.999+01:00,OFF_PEAK", "2026-11-18T08:00+01:00,PEAK",
      "2026-11-18T18:59:59+01:00,PEAK", "2026-11-18T19:00+01:00,OFF_PEAK",
      "2026-07-01T07:59:59+02:00,OFF_PEAK",
      "2026-07-01T08:00+02:00,PEAK", "2026-11-20T18:59+01:00,PEAK", "2026-11-21T12:00+01:00,OFF_PEAK",
      "2026-11-22T12:00+01:00,OFF_PEAK", "2026-11-23T12:00+01:00,PEAK", "2026-06-23T12:00+02:00,OFF_PEAK",
      "2026-04-06T12:00+02:00,OFF_PEAK", "2026-04-03T12:00+02:00,PEAK"})
  void periods(OffsetDateTime at, Period period) {
    assertEquals(period, Given.PEAK_HOURS.at(at.toInstant()));
  }

  @ParameterizedTest
  @CsvSource({"2026-11-18T07:00Z,2026-11-18T18:00Z", "2026-11-18T06:59:59Z,2026-11-18T07:00Z",
      "2026-11-18T18:00Z,2026-11-19T07:00Z", "2026-10-24T17:00Z,2026-10-25T07:00Z",
      "2026-03-28T18:00Z,2026-03-29T06:00Z"})
  void bordersAreLocalTimes(OffsetDateTime after, OffsetDateTime border) {
    assertEquals(border.toInstant(), Given.PEAK_HOURS.nextBorder(after.toInstant()));
  }

  @Test
  void summerTimeMovesNoLocalBorder() {
    assertEquals(Period.PEAK, Given.PEAK_HOURS.at(OffsetDateTime.parse("2026-10-26T07:00Z").toInstant()));
    assertEquals(Period.OFF_PEAK, Given.PEAK_HOURS.at(OffsetDateTime.parse("2026-10-26T06:59Z").toInstant()));
  }
}
