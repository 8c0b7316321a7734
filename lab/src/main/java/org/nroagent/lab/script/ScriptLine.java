package org.nroagent.lab.script;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One line of a script, cut into words: WHEN EVENT ARGUMENT….
///
/// @param words all of them
/// @param start what times written `+10m` count from
record ScriptLine(List<String> words, Instant start) {
  private static final int ARGUMENTS = 2;

  /// @throws IllegalArgumentException if there is no event
  ScriptLine {
    words = List.copyOf(words);
    if (words.size() < ARGUMENTS) {
      throw new IllegalArgumentException("a line is WHEN EVENT ARGUMENT…");
    }
  }

  String event() {
    return words.get(1);
  }

  Instant at() {
    String word = words.getFirst();
    return word.startsWith("+") ? start.plus(duration(word.substring(1))) : Instant.parse(word);
  }

  /// Everything behind the event.
  List<String> arguments() {
    return words.subList(ARGUMENTS, words.size());
  }

  /// Everything behind the event, as many as named.
  List<String> arguments(String... names) {
    if (arguments().size() != names.length) {
      throw takes(String.join(" ", names));
    }
    return arguments();
  }

  /// Everything behind the event, as many as named or more.
  List<String> atLeast(String... names) {
    if (arguments().size() < names.length) {
      throw takes(String.join(" ", names) + "…");
    }
    return arguments();
  }

  String only(String name) {
    return arguments(name).getFirst();
  }

  IllegalArgumentException takes(String names) {
    return new IllegalArgumentException(event() + " takes " + names);
  }

  Map<String, Integer> indexes() {
    Map<String, Integer> indexes = new LinkedHashMap<>();
    for (String word : arguments()) {
      int equals = word.lastIndexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("'" + word + "' is not PORT=INDEX");
      }
      indexes.put(word.substring(0, equals), number(word.substring(equals + 1)));
    }
    if (indexes.isEmpty()) {
      throw takes("PORT=INDEX, one or more");
    }
    return indexes;
  }

  static int number(String word) {
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + word + "' is not a number", e);
    }
  }

  static boolean onOff(String word) {
    return switch (word) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new IllegalArgumentException("'" + word + "' is not on or off");
    };
  }

  /// A word of an enumeration, written small with hyphens.
  static <E extends Enum<E>> E word(Class<E> type, String word) {
    try {
      return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      List<String> known = List.of(type.getEnumConstants()).stream()
          .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList();
      throw new IllegalArgumentException("'" + word + "' is none of " + String.join(", ", known), e);
    }
  }

  /// `90s`, `10m`, `1h30m`, `250ms`, `2d`, or ISO 8601 such as `PT1M`.
  static Duration duration(String word) {
    if (word.matches("\\d{1,9}ms")) {
      return Duration.ofMillis(Long.parseLong(word.substring(0, word.length() - 2)));
    }
    String upper = word.toUpperCase(Locale.ROOT);
    if (upper.startsWith("P")) {
      return Duration.parse(upper);
    }
    if (!upper.matches("(\\d{1,6}D)?(\\d{1,6}H)?(\\d{1,6}M)?(\\d{1,9}S)?") || upper.isEmpty()) {
      throw new IllegalArgumentException(
          "'" + word + "' is not a duration like 90s, 10m, 1h30m, 250ms or 2d");
    }
    int days = upper.indexOf('D');
    String time = upper.substring(days + 1);
    return Duration.parse("P" + upper.substring(0, days + 1) + (time.isEmpty() ? "" : "T" + time));
  }
}
