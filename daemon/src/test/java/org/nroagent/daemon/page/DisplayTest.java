package org.nroagent.daemon.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTest {
  @ParameterizedTest
  @CsvSource({"12345.60,12_345.60", "0.00,0.00", "999,999", "1E+6,1_000_000", "-1234.5,-1_234.5",
      "281474976710655,281_474_976_710_655"})
  void numbersKeepTheirDecimals(BigDecimal number, String expected) {
    assertEquals(expected.replace('_', '\u202f'), Display.number(number));
  }

  @ParameterizedTest
  @CsvSource({"0,0 B", "999,999 B", "1000,1.00 kB", "12345,12.3 kB", "999999,999 kB", "1230000000000,1.23 TB",
      "9223372036854775807,9223 PB"})
  void octetsHaveThreeDigitsAndAreNotRoundedUp(long octets, String expected) {
    assertEquals(expected, Display.octets(octets));
  }

  @ParameterizedTest
  @CsvSource({"PT0S,0 s", "PT0.9S,0 s", "PT59S,59 s", "PT2M5S,2 min 5 s", "PT2H,2 h", "PT26H30M,1 d 2 h",
      "PT-5S,−5 s", "PT24H5S,1 d"})
  void durationsHaveTheirTwoLargestUnits(Duration duration, String expected) {
    assertEquals(expected, Display.duration(duration));
  }

  @Test
  void timesAreLocal() {
    assertEquals("25 Oct 2026 02:05:00",
        Display.time(Instant.parse("2026-10-25T01:05:00Z"), ZoneId.of("Europe/Paris")));
  }
}
