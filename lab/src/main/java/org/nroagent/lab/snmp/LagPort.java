package org.nroagent.lab.snmp;

import java.util.Objects;
import org.nroagent.lab.device.MibOffer;
import org.nroagent.lab.state.LagMember;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;

/// What IEEE8023-LAG-MIB makes of a member: octets in the device's order of bits, numbers of states.
///
/// @param member the member
/// @param order of the bits of its states
record LagPort(LagMember member, MibOffer.LacpOrder order) {
  private static final int BITS_OF_OCTET = 8;
  private static final int TICKS_OF_SHORT_PERIOD = 100;
  private static final int TICKS_OF_LONG_PERIOD = 3_000;

  OctetString adminState() {
    return octet(member.adminState());
  }

  OctetString actorState() {
    return octet(member.actorState());
  }

  OctetString partnerState() {
    return octet(member.partnerState());
  }

  /// dot3adAggPortDebugRxState.
  int receiveState() {
    return switch (member.phase()) {
      case FOREIGN, ATTACHED -> 1;
      case EXPIRED -> 2;
      case DEFAULTED -> 3;
      case DISABLED -> 6;
    };
  }

  /// dot3adAggPortDebugMuxState.
  int muxState() {
    return switch (member.phase()) {
      case DISABLED, DEFAULTED, FOREIGN -> 1;
      case EXPIRED -> 3;
      case ATTACHED -> member.lagUp() ? 6 : 3;
    };
  }

  String muxReason() {
    return switch (member.phase()) {
      case DISABLED -> "port disabled";
      case DEFAULTED -> "no partner";
      case EXPIRED -> "partner expired";
      case FOREIGN -> "partner of another aggregate";
      case ATTACHED -> member.lagUp() ? "" : "fewer members than the minimum";
    };
  }

  /// When the last LACPDU came: this period's, or none since the partner changed.
  TimeTicks lastReceived(Moment moment) {
    long period = member.lag().shortTimeout() ? TICKS_OF_SHORT_PERIOD : TICKS_OF_LONG_PERIOD;
    return switch (member.phase()) {
      case FOREIGN, ATTACHED -> new TimeTicks(moment.upTime().getValue() / period * period);
      case EXPIRED, DEFAULTED, DISABLED -> moment.stamp(member.silentSince());
    };
  }

  private OctetString octet(int bits) {
    return Values.octets(switch (Objects.requireNonNull(order)) {
      case BITS -> bits;
      case WIRE -> Integer.reverse(bits) >>> (Integer.SIZE - BITS_OF_OCTET);
    });
  }
}
