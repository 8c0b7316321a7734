package org.nroagent.lab.device;

import java.net.Inet4Address;
import org.jspecify.annotations.Nullable;

/// One session with a neighbouring router.
///
/// @param kind what it speaks
/// @param peer IPv4 address of the other end, unique among those of its kind
/// @param localAddress IPv4 address of this end
/// @param interfaceName ifName of the interface that it rides on and goes down with; null if none, which a PIM
///     neighbour cannot be without
/// @param remoteAs the peer's AS; 0 where that says nothing
/// @param announcedSources sources that an MSDP peer announces
public record SessionModel(SessionKind kind, String peer, String localAddress, @Nullable String interfaceName,
    long remoteAs, int announcedSources) {
  /// @throws IllegalArgumentException if an address is not dotted IPv4 or a PIM neighbour has no interface
  public SessionModel {
    Inet4Address.ofLiteral(peer);
    Inet4Address.ofLiteral(localAddress);
    if (kind == SessionKind.PIM && interfaceName == null) {
      throw new IllegalArgumentException("PIM neighbour " + peer + " has no interface");
    }
  }

  /// A BGP session.
  public static SessionModel bgp(String peer, String localAddress, String interfaceName, long remoteAs) {
    return new SessionModel(SessionKind.BGP, peer, localAddress, interfaceName, remoteAs, 0);
  }

  /// A PIM neighbour.
  public static SessionModel pim(String peer, String localAddress, String interfaceName) {
    return new SessionModel(SessionKind.PIM, peer, localAddress, interfaceName, 0, 0);
  }

  /// An MSDP session, over whatever way there is.
  public static SessionModel msdp(String peer, String localAddress, int announcedSources) {
    return new SessionModel(SessionKind.MSDP, peer, localAddress, null, 0, announcedSources);
  }
}
