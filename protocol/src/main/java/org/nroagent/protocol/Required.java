package org.nroagent.protocol;

import org.jspecify.annotations.Nullable;

/// What a value must fulfil before it is sent or believed.
final class Required {
  private Required() {}

  /// A field of a map that must be there.
  static <T> T field(@Nullable T value, String what) throws ProtocolException {
    if (value == null) {
      throw ProtocolException.malformed(what + " is missing");
    }
    return value;
  }

  /// A text that may be sent.
  static String atMost(String text, int maxCharacters) {
    if (text.length() > maxCharacters) {
      throw new IllegalArgumentException(
          "'" + text + "' has " + text.length() + " characters, the protocol allows " + maxCharacters);
    }
    return text;
  }

  /// A number of things that may be sent.
  static int atMost(int count, int min, int max, String what) {
    if (count < min || count > max) {
      throw new IllegalArgumentException(count + " " + what + ", the protocol allows " + min + "…" + max);
    }
    return count;
  }

  /// What a ring holds is a run that ends at its head.
  static void extent(long oldest, long head) throws ProtocolException {
    if (oldest > head + 1) {
      throw ProtocolException.malformed("oldest " + oldest + " exceeds head " + head + " + 1");
    }
  }

  /// Ranges ascend and do not overlap: each starts above the end of the one before it.
  static void ascending(long previous, long first, String what) throws ProtocolException {
    if (first <= previous) {
      throw ProtocolException.malformed(what + " must ascend, " + first + " follows " + previous);
    }
  }
}
