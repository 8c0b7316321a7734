package org.nroagent.model.calendar;

import java.time.LocalDate;

/// When Easter is in the Gregorian calendar.
public final class Easter {
  /// The first year whose Easter was computed by the Gregorian calendar.
  public static final int FIRST_YEAR = 1583;

  private Easter() {}

  /// Easter Sunday by the computus of Meeus, Jones and Butcher, which needs no table and has no exceptions.
  ///
  /// @param year at least [#FIRST_YEAR]
  public static LocalDate sunday(int year) {
    if (year < FIRST_YEAR) {
      throw new IllegalArgumentException("no Gregorian Easter in " + year);
    }
    int yearOfMoonCycle = year % 19;
    int century = year / 100;
    int yearOfCentury = year % 100;
    int moonCorrection = (century - (century + 8) / 25 + 1) / 3;
    int epact = (19 * yearOfMoonCycle + century - century / 4 - moonCorrection + 15) % 30;
    int daysToSunday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7;
    int lateMoon = (yearOfMoonCycle + 11 * epact + 22 * daysToSunday) / 451;
    int daysFromMarch = epact + daysToSunday - 7 * lateMoon + 114;
    return LocalDate.of(year, daysFromMarch / 31, daysFromMarch % 31 + 1);
  }
}
