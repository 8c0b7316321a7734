package org.nroagent.model.address;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An IPv4 address, a multicast group included.
///
/// @param bits its 32 bits, the first octet in the highest ones
public record Ipv4Address(int bits) implements Comparable<Ipv4Address> {
  /// No leading zeros: some programs read those as octal.
  private static final Pattern DOTTED = Pattern.compile(
      "(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})");
  private static final int LARGEST_OCTET = 255;
  private static final int MULTICAST = 0b1110;

  /// Blocks that nobody routes in the Internet (RFC 6890 and the registry of special-purpose addresses), with all
  /// of class D and E.
  private static final List<Ipv4Prefix> NOT_PUBLIC = List.of(Ipv4Prefix.parse("0.0.0.0/8"),
      Ipv4Prefix.parse("10.0.0.0/8"), Ipv4Prefix.parse("100.64.0.0/10"), Ipv4Prefix.parse("127.0.0.0/8"),
      Ipv4Prefix.parse("169.254.0.0/16"), Ipv4Prefix.parse("172.16.0.0/12"), Ipv4Prefix.parse("192.0.0.0/24"),
      Ipv4Prefix.parse("192.0.2.0/24"), Ipv4Prefix.parse("192.168.0.0/16"), Ipv4Prefix.parse("198.18.0.0/15"),
      Ipv4Prefix.parse("198.51.100.0/24"), Ipv4Prefix.parse("203.0.113.0/24"),
      Ipv4Prefix.parse("224.0.0.0/3"));

  /// Reads `192.0.2.1`.
  ///
  /// @throws IllegalArgumentException with a message for the user, if it is not four numbers of 0…255
  public static Ipv4Address parse(String text) {
    Matcher matcher = DOTTED.matcher(text);
    if (!matcher.matches()) {
      throw notAnAddress(text);
    }
    int bits = 0;
    for (int octet = 1; octet <= 4; octet++) {
      int value = Integer.parseInt(matcher.group(octet));
      if (value > LARGEST_OCTET) {
        throw notAnAddress(text);
      }
      bits = (bits << 8) | value;
    }
    return new Ipv4Address(bits);
  }

  private static IllegalArgumentException notAnAddress(String text) {
    return new IllegalArgumentException("'" + text + "' is not an IPv4 address such as 192.0.2.1");
  }

  /// Its number, 0…2^32 − 1.
  public long number() {
    return Integer.toUnsignedLong(bits);
  }

  /// The address that many numbers on; after the last one comes the first.
  public Ipv4Address plus(int count) {
    return new Ipv4Address(bits + count);
  }

  /// Whether it is a group's (class D, 224.0.0.0/4).
  public boolean isMulticast() {
    return bits >>> 28 == MULTICAST;
  }

  /// Whether it may be routed in the Internet: none of the private, shared, local, documentation and other
  /// special-purpose blocks, and no group.
  public boolean isPublic() {
    return NOT_PUBLIC.stream().noneMatch(block -> block.contains(this));
  }

  @Override
  public int compareTo(Ipv4Address other) {
    return Integer.compareUnsigned(bits, other.bits);
  }

  @Override
  public String toString() {
    return (bits >>> 24) + "." + ((bits >>> 16) & LARGEST_OCTET) + "." + ((bits >>> 8) & LARGEST_OCTET) + "."
        + (bits & LARGEST_OCTET);
  }
}
