package org.nroagent.lab.device;

import java.net.Inet4Address;

/// One path to a prefix as a BGP peer announced it; there while the session is.
///
/// @param prefix IPv4 address of the prefix
/// @param length its bits, 0…32
/// @param peer the session's other end
/// @param localPreference its local preference; -1 for none
/// @param best whether it is the one in use
public record BgpPathModel(String prefix, int length, String peer, int localPreference, boolean best) {
  /// @throws IllegalArgumentException if an address is not dotted IPv4 or the length out of range
  public BgpPathModel {
    Inet4Address.ofLiteral(prefix);
    Inet4Address.ofLiteral(peer);
    if (length < 0 || length > 32) {
      throw new IllegalArgumentException("prefix length " + length + " is not 0…32");
    }
  }

  /// The prefix as people write it, `192.0.2.0/24`.
  public String text() {
    return prefix + "/" + length;
  }

  /// The same path with another local preference.
  public BgpPathModel withLocalPreference(int preference) {
    return new BgpPathModel(prefix, length, peer, preference, best);
  }
}
