package org.nroagent.lab.device;

import java.net.Inet4Address;
import org.jspecify.annotations.Nullable;

/// One pseudowire of a redundant set.
///
/// @param index pwIndex
/// @param name pwName, unique in the device
/// @param description pwDescr
/// @param pwId pwID, the same at both ends
/// @param peer IPv4 address of the other end
/// @param interfaceName ifName of its interface, null if it has none
/// @param active whether it forwards at start; the others stand by
public record PseudowireModel(int index, String name, String description, long pwId, String peer,
    @Nullable String interfaceName, boolean active) {
  /// @throws IllegalArgumentException if the peer is not a dotted IPv4 address
  public PseudowireModel {
    Inet4Address.ofLiteral(peer);
  }
}
