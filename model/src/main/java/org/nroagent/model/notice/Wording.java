package org.nroagent.model.notice;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nroagent.model.Fraction;

/// How times, numbers and names are written in a language.
///
/// @param language of the notice
/// @param zone in which times are written
record Wording(Language language, ZoneId zone) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx",
      Locale.ROOT);
  private static final int PERCENT_PLACES = 4;

  /// The most names that a line has.
  private static final int MOST_NAMES = 10;

  String say(Phrase phrase, Object... said) {
    return phrase.in(language).formatted(said);
  }

  /// What is known of a fact; what is not is to be completed.
  String known(Optional<String> fact) {
    return fact.orElseGet(() -> say(Phrase.BLANK));
  }

  String local(Instant instant) {
    return TIME.format(instant.atZone(zone));
  }

  String decimal(BigDecimal number) {
    String plain = number.toPlainString();
    return language == Language.FR ? plain.replace('.', ',') : plain;
  }

  /// With all its places.
  String rate(Fraction percent) {
    return decimal(percent.toDecimal(PERCENT_PLACES));
  }

  /// As short as it can be written.
  String percent(Fraction percent) {
    return decimal(percent.toDecimal(PERCENT_PLACES).stripTrailingZeros());
  }

  String duration(Duration duration) {
    return say(Phrase.DURATION, duration.toHours(), duration.toMinutesPart());
  }

  String names(List<String> names) {
    return names.size() <= MOST_NAMES
        ? String.join(", ", names)
        : say(Phrase.MORE, String.join(", ", names.subList(0, MOST_NAMES)), names.size() - MOST_NAMES);
  }
}
