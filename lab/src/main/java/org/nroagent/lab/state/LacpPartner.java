package org.nroagent.lab.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a port knows of its LACP partner between two events.
///
/// @param heard as the receive machine has it (IEEE 802.1AX §6.4.12)
/// @param since when that changed
/// @param foreign a partner that is not the one of the LAG; null while it is
public record LacpPartner(Heard heard, Instant since, @Nullable Foreign foreign) {
  /// States of the receive machine of a port that has its link.
  public enum Heard {
    /// LACPDUs arrive in time
    CURRENT,
    /// none came in time; the last partner is still believed for the short timeout
    EXPIRED,
    /// nothing is known of any partner
    DEFAULTED
  }

  /// Another system than the LAG's, or another key.
  ///
  /// @param system its MAC address, `xx:xx:xx:xx:xx:xx`
  /// @param key its key
  public record Foreign(String system, int key) {}

  /// Whether the port may carry its share.
  boolean fits() {
    return heard == Heard.CURRENT && foreign == null;
  }
}
