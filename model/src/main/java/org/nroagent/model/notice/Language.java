package org.nroagent.model.notice;

import java.util.Locale;

/// In which a notice is written.
public enum Language {
  /// French, the language of the regulation.
  FR,
  /// English.
  EN;

  /// The language of a word, `fr` or `en`.
  ///
  /// @throws IllegalArgumentException if it is another one
  public static Language parse(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "fr" -> FR;
      case "en" -> EN;
      default -> throw new IllegalArgumentException("'" + word + "' is neither fr nor en");
    };
  }
}
