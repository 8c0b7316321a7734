package org.nroagent.model.address;

import java.util.Locale;
import java.util.Optional;

/// How multicast groups are numbered and what becomes of them on Ethernet: pure arithmetic.
public final class MulticastNumbering {
  /// Source-specific multicast (RFC 4607).
  public static final Ipv4Prefix SOURCE_SPECIFIC = Ipv4Prefix.parse("232.0.0.0/8");
  /// The block in which each public 16-bit autonomous system has a /24 (RFC 3180).
  public static final Ipv4Prefix GLOP = Ipv4Prefix.parse("233.0.0.0/8");

  /// The last autonomous system with a GLOP block: those above are private or reserved, and 233.252.0.0/14 is
  /// assigned otherwise (RFC 5771 §8).
  private static final long LAST_GLOP_AS = 64_511;
  private static final int GLOP_LENGTH = 24;
  private static final int LOW_23_BITS = 0x7f_ffff;
  /// Of the 23 low bits, those that are zero in 224.0.0.0/24.
  private static final int ABOVE_LAST_OCTET = 0x7f_ff00;

  private MulticastNumbering() {}

  /// The block of an autonomous system: 233.x.y.0/24 with its number as x · 256 + y (RFC 3180 §2).
  ///
  /// @return empty where it has none: 0, above 64511, or wider than 16 bits
  public static Optional<Ipv4Prefix> glop(long autonomousSystem) {
    if (autonomousSystem < 1 || autonomousSystem > LAST_GLOP_AS) {
      return Optional.empty();
    }
    int network = GLOP.network().bits() | (Math.toIntExact(autonomousSystem) << 8);
    return Optional.of(new Ipv4Prefix(new Ipv4Address(network), GLOP_LENGTH));
  }

  /// The bits that become part of the Ethernet address (RFC 1112 §6.4). Groups that share them are one group for
  /// every switch.
  public static int low23Bits(Ipv4Address group) {
    return group.bits() & LOW_23_BITS;
  }

  /// The group's Ethernet address, `01:00:5e:00:00:01`.
  public static String ethernetAddress(Ipv4Address group) {
    int low = low23Bits(group);
    return String.format(Locale.ROOT, "01:00:5e:%02x:%02x:%02x", low >>> 16, (low >>> 8) & 0xff, low & 0xff);
  }

  /// Whether the group's Ethernet address is one of the local control block's, 224.0.0.0/24: x.0.0.y and x.128.0.y.
  public static boolean fallsOnLocalControl(Ipv4Address group) {
    return (group.bits() & ABOVE_LAST_OCTET) == 0;
  }
}
