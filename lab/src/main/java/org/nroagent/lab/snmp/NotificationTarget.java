package org.nroagent.lab.snmp;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// To whom a device sends its notifications, and how.
///
/// @param address of the receiver
/// @param inform whether each is sent again until it is acknowledged
/// @param community of SNMPv2c; null if a user sends
/// @param user of SNMPv3; null if a community sends
public record NotificationTarget(InetSocketAddress address, boolean inform, @Nullable String community,
    LabSnmp.@Nullable User user) {
  /// @throws IllegalArgumentException unless there is either a community or a user
  public NotificationTarget {
    if ((community == null) == (user == null)) {
      throw new IllegalArgumentException("notifications are sent by a community or by a user, one of them");
    }
  }

  /// SNMPv2c traps.
  public static NotificationTarget v2c(InetSocketAddress address, String community) {
    return new NotificationTarget(address, false, community, null);
  }

  /// SNMPv3 traps; the device's own engine is the authoritative one.
  public static NotificationTarget v3(InetSocketAddress address, LabSnmp.User user) {
    return new NotificationTarget(address, false, null, user);
  }

  /// The same as informs; by SNMPv3 the receiver's engine is the authoritative one and is discovered.
  public NotificationTarget asInforms() {
    return new NotificationTarget(address, true, community, user);
  }

  /// Without the community.
  @Override
  public String toString() {
    return "NotificationTarget[" + address + ", " + (inform ? "informs" : "traps") + ", "
        + (user == null ? "v2c" : user) + "]";
  }
}
