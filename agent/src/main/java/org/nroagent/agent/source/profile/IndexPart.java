package org.nroagent.agent.source.profile;

import java.util.Locale;

/// One part of a table's index.
///
/// @param name under which its value is asked for
/// @param encoding how many sub-identifiers it takes, and what they mean (RFC 2578 §7.7)
public record IndexPart(String name, Encoding encoding) {
  /// How a value is spread over sub-identifiers.
  public enum Encoding {
    /// One sub-identifier, a number.
    INTEGER,
    /// Four, an IPv4 address.
    IPV4,
    /// A count and so many octets, an address.
    ADDRESS,
    /// A count and so many octets, a text.
    TEXT,
    /// Eight octets.
    OCTETS8
  }

  /// Reads `name` or `name:encoding`.
  ///
  /// @throws IllegalArgumentException with the message for people
  static IndexPart parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return new IndexPart(text, Encoding.INTEGER);
    }
    String encoding = text.substring(colon + 1);
    for (Encoding each : Encoding.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(encoding)) {
        return new IndexPart(text.substring(0, colon), each);
      }
    }
    throw new IllegalArgumentException(
        "'" + encoding + "' is no encoding of an index; it is integer, ipv4, address, text or octets8");
  }
}
