package org.nroagent.collector.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.nroagent.model.Fraction;

/// Amounts for people and programs.
final class Euros {
  private static final int CENT_PLACES = 2;
  private static final int MOST_PLACES = 6;

  private Euros() {}

  /// An amount with the places it needs: at least the cents, at most six, HALF_UP where six are too few. Only totals are
  /// rounded to the cent.
  static BigDecimal of(Fraction amount) {
    return atLeast(amount.toDecimal(MOST_PLACES), CENT_PLACES);
  }

  /// A price as it was given, with its cents.
  static BigDecimal of(BigDecimal price) {
    return atLeast(price, CENT_PLACES);
  }

  /// A number of lines, NROs or Mbit/s, with the places it needs, at most six.
  static BigDecimal quantity(Fraction quantity) {
    return atLeast(quantity.toDecimal(MOST_PLACES), 0);
  }

  private static BigDecimal atLeast(BigDecimal number, int places) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < places ? stripped.setScale(places, RoundingMode.UNNECESSARY) : stripped;
  }
}
