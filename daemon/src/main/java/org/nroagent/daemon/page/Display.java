package org.nroagent.daemon.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How values look on pages. For eyes only: nothing is computed from what is rounded here.
public final class Display {
  private static final char NARROW_SPACE = '\u202f';
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss",
      Locale.ENGLISH);
  private static final String[] OCTET_UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private Display() {}

  /// A rate or any other number with its own decimals, thousands apart: `12 345.60`.
  public static String number(BigDecimal number) {
    DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
    symbols.setGroupingSeparator(NARROW_SPACE);
    DecimalFormat format = new DecimalFormat("#,##0", symbols);
    format.setMinimumFractionDigits(Math.max(0, number.scale()));
    format.setMaximumFractionDigits(Math.max(0, number.scale()));
    return format.format(number);
  }

  /// A whole number, thousands apart.
  public static String number(long number) {
    return number(BigDecimal.valueOf(number));
  }

  /// A share from 0 to 1 as percent with its decimals: `99.95 %`.
  public static String percent(BigDecimal share) {
    return share.movePointRight(2).toPlainString() + " %";
  }

  /// An amount of data in decimal units, three digits: `1.23 TB`.
  ///
  /// @param octets at least 0
  public static String octets(long octets) {
    BigDecimal amount = BigDecimal.valueOf(octets);
    int unit = 0;
    while (amount.compareTo(THOUSAND) >= 0 && unit < OCTET_UNITS.length - 1) {
      amount = amount.movePointLeft(3);
      unit++;
    }
    int digitsBefore = amount.precision() - amount.scale();
    BigDecimal rounded = unit == 0
        ? amount
        : amount.setScale(Math.clamp(3L - digitsBefore, 0, 2), RoundingMode.DOWN);
    return rounded.toPlainString() + " " + OCTET_UNITS[unit];
  }

  /// A local time with date and seconds: `25 Oct 2026 02:05:00`.
  public static String time(Instant instant, ZoneId zone) {
    return TIME.withZone(zone).format(instant);
  }

  /// A duration in its two largest units: `3 d 4 h`, `2 min 5 s`, `0 s`; parts of a second are dropped.
  public static String duration(Duration duration) {
    Duration positive = duration.abs();
    long[] amounts = {positive.toDaysPart(), positive.toHoursPart(), positive.toMinutesPart(),
        positive.toSecondsPart()};
    String[] units = {"d", "h", "min", "s"};
    int first = 0;
    while (first < amounts.length - 1 && amounts[first] == 0) {
      first++;
    }
    String text = amounts[first] + " " + units[first];
    if (first + 1 < amounts.length && amounts[first + 1] > 0) {
      text += " " + amounts[first + 1] + " " + units[first + 1];
    }
    return duration.isNegative() ? "−" + text : text;
  }
}
