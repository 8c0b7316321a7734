package org.nroagent.model.address;

import java.util.regex.Pattern;

/// A block of IPv4 addresses that share their first bits.
///
/// @param network its first address
/// @param length how many bits are shared, 0…32
public record Ipv4Prefix(Ipv4Address network, int length) {
  /// Bits of an address.
  public static final int BITS = 32;

  private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]?");

  /// @throws IllegalArgumentException with a message for the user, if the length is out of range or the network has
  ///     bits behind it
  public Ipv4Prefix {
    if (length < 0 || length > BITS) {
      throw new IllegalArgumentException("/" + length + " is not within /0…/" + BITS);
    }
    if ((network.bits() & ~mask(length)) != 0) {
      throw new IllegalArgumentException(network + "/" + length + " has host bits; the block is "
          + new Ipv4Address(network.bits() & mask(length)) + "/" + length);
    }
  }

  /// Reads `192.0.2.0/24`.
  ///
  /// @throws IllegalArgumentException with a message for the user, if it is not a block
  public static Ipv4Prefix parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !LENGTH.matcher(text.substring(slash + 1)).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a block of addresses such as 192.0.2.0/24");
    }
    return new Ipv4Prefix(Ipv4Address.parse(text.substring(0, slash)),
        Integer.parseInt(text.substring(slash + 1)));
  }

  /// The block of one length that an address is in.
  public static Ipv4Prefix around(Ipv4Address address, int length) {
    return new Ipv4Prefix(new Ipv4Address(address.bits() & mask(length)), length);
  }

  /// Whether an address is in it.
  public boolean contains(Ipv4Address address) {
    return (address.bits() & mask(length)) == network.bits();
  }

  /// Whether all of another block is in it.
  public boolean contains(Ipv4Prefix other) {
    return other.length >= length && contains(other.network);
  }

  private static int mask(int length) {
    return length == 0 ? 0 : -1 << (BITS - length);
  }

  @Override
  public String toString() {
    return network + "/" + length;
  }
}
