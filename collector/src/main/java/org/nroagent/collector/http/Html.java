package org.nroagent.collector.http;

import java.util.Optional;

/// Text made safe for HTML.
final class Html {
  /// What stands where there is no value.
  static final String NONE = "<span class=\"none\">–</span>";

  private Html() {}

  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> {
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.appendCodePoint(c);
      }
    });
    return safe.toString();
  }

  /// The value's text, or a dash.
  static String orDash(Optional<?> value) {
    return value.map(present -> escape(present.toString())).orElse(NONE);
  }

  /// A duration for a glance: `42 s`, `7 min`, `3 h`, `2 d`.
  static String age(long seconds) {
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 7_200) {
      return seconds / 60 + " min";
    }
    return seconds < 172_800 ? seconds / 3_600 + " h" : seconds / 86_400 + " d";
  }
}
