package org.nroagent.agent.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// VLAN ids from one to another.
///
/// @param first 0…4095
/// @param last `first`…4095
public record VlanRange(int first, int last) {
  /// The largest number that fits a tag. Which ones may be used is for the audit to say (A4).
  public static final int LARGEST = 4095;

  private static final Pattern NOTATION = Pattern.compile("(0|[1-9][0-9]{0,3})(?:-(0|[1-9][0-9]{0,3}))?");

  /// Reads `100-199` or `100`.
  ///
  /// @throws IllegalArgumentException with a message for the user, if it is neither
  static VlanRange parse(String text) {
    Matcher matcher = NOTATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is neither a VLAN such as 100 nor a range such as 100-199");
    }
    int first = Integer.parseInt(matcher.group(1));
    int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
    if (first > last || last > LARGEST) {
      throw new IllegalArgumentException(text + " is not an ascending range within 0…" + LARGEST);
    }
    return new VlanRange(first, last);
  }

  /// Whether a VLAN is in it.
  public boolean contains(int vlan) {
    return vlan >= first && vlan <= last;
  }

  @Override
  public String toString() {
    return first == last ? Integer.toString(first) : first + "-" + last;
  }
}
