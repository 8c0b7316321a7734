package org.nroagent.daemon.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The notations of single values. YAML's own guesses (octal, `yes`, sexagesimal) are not followed: what is written
/// is what is meant. All throw [IllegalArgumentException] with a message for the user.
final class Scalars {
  private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,17}");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(?:\\.[0-9]{1,9})?");
  private static final Pattern DURATION = Pattern.compile("(?:[0-9]{1,9}(?:ms|s|m|h|d))+");
  private static final Pattern DURATION_PART = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]+");
  private static final int LONGEST_ID = 128;

  private Scalars() {}

  static long integer(String text, long min, long max) {
    if (!INTEGER.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a whole number");
    }
    long value = Long.parseLong(text);
    if (value < min || value > max) {
      throw new IllegalArgumentException(text + " is not within " + min + "…" + max);
    }
    return value;
  }

  static BigDecimal decimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a decimal number, for example 20000 or 0.5");
    }
    return new BigDecimal(text);
  }

  static boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
    };
  }

  static LocalTime timeOfDay(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + text + "' is not a time of day; write it as 08:00", e);
    }
  }

  static Duration duration(String text) {
    if (text.startsWith("P")) {
      return isoDuration(text);
    }
    if (!DURATION.matcher(text).matches()) {
      throw notDuration(text);
    }
    Duration sum = Duration.ZERO;
    Matcher part = DURATION_PART.matcher(text);
    while (part.find()) {
      sum = sum.plus(ofUnit(Long.parseLong(part.group(1)), part.group(2)));
    }
    return sum;
  }

  private static Duration isoDuration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException invalid) {
      throw new IllegalArgumentException(notDuration(text).getMessage(), invalid);
    }
  }

  private static IllegalArgumentException notDuration(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is not a duration with a unit, for example 500ms, 30s, 5m, 1h or PT30S");
  }

  private static Duration ofUnit(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException invalid) {
      throw new IllegalArgumentException("'" + text + "' is not a time zone, for example Europe/Paris",
          invalid);
    }
  }

  static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException invalid) {
      throw new IllegalArgumentException("'" + text + "' is not a day; write it as 2026-10-31", invalid);
    }
  }

  static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException invalid) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a time with its offset; write it as 2026-10-31T22:00:00+01:00 or"
              + " 2026-10-31T21:00:00Z",
          invalid);
    }
  }

  static String id(String text) {
    if (!ID.matcher(text).matches() || text.length() > LONGEST_ID) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a name of at most " + LONGEST_ID + " letters, digits, '.', '_' and '-'");
    }
    return text;
  }

  /// The form in which constants are compared: case and the kind of dash do not matter.
  static String constant(String text) {
    return text.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
