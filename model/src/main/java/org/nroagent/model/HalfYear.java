package org.nroagent.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A civil half-year, the rhythm in which forecasts are exchanged [C CP 5.2.3] and reference speeds are told [R 3(5)].
///
/// @param year the year, 1…9999
/// @param half 1 for January to June, 2 for July to December
public record HalfYear(int year, int half) {
  private static final Pattern TEXT = Pattern.compile("(\\d{4})-H([12])");
  private static final int MONTHS = 6;

  /// @throws IllegalArgumentException if it is no half-year
  public HalfYear {
    if (year < 1 || year > 9999 || half < 1 || half > 2) {
      throw new IllegalArgumentException("no half-year: " + year + "-H" + half);
    }
  }

  /// The half-year that contains the month.
  public static HalfYear containing(YearMonth month) {
    return new HalfYear(month.getYear(), month.getMonthValue() <= MONTHS ? 1 : 2);
  }

  /// Reads a half-year such as `2027-H1`.
  ///
  /// @throws IllegalArgumentException if the text is no half-year
  public static HalfYear parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no half-year; write it as 2027-H1");
    }
    return new HalfYear(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /// Its first month.
  public YearMonth firstMonth() {
    return YearMonth.of(year, half == 1 ? 1 : MONTHS + 1);
  }

  /// Its first instant in a zone.
  public Instant start(ZoneId zone) {
    return firstMonth().atDay(1).atStartOfDay(zone).toInstant();
  }

  /// The first instant after it in a zone.
  public Instant end(ZoneId zone) {
    return next().start(zone);
  }

  /// Its last day.
  public LocalDate lastDay() {
    return next().firstMonth().atDay(1).minusDays(1);
  }

  /// The half-year after this one.
  public HalfYear next() {
    return containing(firstMonth().plusMonths(MONTHS));
  }

  /// The given number of months from its first one on, ascending.
  public List<YearMonth> months(int count) {
    return IntStream.range(0, count).mapToObj(firstMonth()::plusMonths).toList();
  }

  @Override
  public String toString() {
    return "%04d-H%d".formatted(year, half);
  }
}
