package org.nroagent.model.reading;

import java.util.List;

/// A link aggregation group and the ports that belong to it (IEEE 802.1AX).
///
/// @param name ifName of the aggregator
/// @param ifIndex its ifIndex, which is its dot3adAggIndex
/// @param operStatus ifOperStatus of the aggregator
/// @param members its member ports, attached or not, by ifIndex
public record LagReading(String name, int ifIndex, String operStatus, List<Member> members) {
  public LagReading {
    members = List.copyOf(members);
  }

  /// One port.
  ///
  /// @param name ifName of the port
  /// @param ifIndex its ifIndex
  /// @param attached whether it is attached to this aggregator (dot3adAggPortAttachedAggID)
  /// @param actor the port's own LACP state
  /// @param partner what it last heard of its partner's LACP state
  /// @param partnerSystem the partner's system id as six octets with colons
  public record Member(String name, int ifIndex, boolean attached, LacpState actor, LacpState partner,
      String partnerSystem) {}
}
