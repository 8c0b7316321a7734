package org.nroagent.agent.source.profile;

import java.util.Locale;

/// How constants are written in profiles.
final class Keys {
  private Keys() {}

  /// `LAG_PORT` as `lagPort`.
  static String camelCase(String constant) {
    StringBuilder key = new StringBuilder();
    boolean upper = false;
    for (char letter : constant.toLowerCase(Locale.ROOT).toCharArray()) {
      if (letter == '_') {
        upper = true;
      } else {
        key.append(upper ? Character.toUpperCase(letter) : letter);
        upper = false;
      }
    }
    return key.toString();
  }
}
