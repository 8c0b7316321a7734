package org.nroagent.lab.snmp;

import java.util.Objects;
import org.nroagent.lab.device.LagModel;
import org.nroagent.lab.device.MibOffer;
import org.nroagent.lab.state.InterfaceState;
import org.nroagent.lab.state.LacpPartner;
import org.nroagent.lab.state.OperStatus;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;

/// One configured member of a LAG as LACP sees it (IEEE 802.1AX §6.4).
///
/// @param lag the LAG that it is configured for
/// @param port the port
/// @param number its place in the LAG, from 1
/// @param lagIndex ifIndex of the aggregate; 0 if that is not there
/// @param lagUp whether the aggregate has enough members to carry anything
/// @param order of the bits of its states
record LagMember(LagModel lag, InterfaceState port, int number, int lagIndex, boolean lagUp,
    MibOffer.LacpOrder order) {
  private static final int ACTIVE_AND_AGGREGATABLE = 0x80 | 0x20;
  private static final int SHORT_TIMEOUT = 0x40;
  private static final int SYNCHRONIZED = 0x10;
  private static final int COLLECTING_AND_DISTRIBUTING = 0x08 | 0x04;
  private static final int DEFAULTED = 0x02;
  private static final int EXPIRED = 0x01;
  private static final int BITS_OF_OCTET = 8;
  private static final int PARTNER_PORT_OFFSET = 100;
  private static final int TICKS_OF_SHORT_PERIOD = 100;
  private static final int TICKS_OF_LONG_PERIOD = 3_000;

  /// How far it has come.
  private enum Phase {
    /// no link
    DISABLED,
    /// no partner
    DEFAULTED,
    /// the partner stays away, but is still believed
    EXPIRED,
    /// a partner that does not fit the aggregate
    FOREIGN,
    /// a partner that fits
    ATTACHED
  }

  private Phase phase() {
    if (port.oper() != OperStatus.UP) {
      return Phase.DISABLED;
    }
    LacpPartner partner = port.condition().partner();
    return switch (partner.heard()) {
      case DEFAULTED -> Phase.DEFAULTED;
      case EXPIRED -> Phase.EXPIRED;
      case CURRENT -> partner.foreign() == null ? Phase.ATTACHED : Phase.FOREIGN;
    };
  }

  boolean hasPartner() {
    return switch (phase()) {
      case DISABLED, DEFAULTED -> false;
      case EXPIRED, FOREIGN, ATTACHED -> true;
    };
  }

  /// The aggregate that it has selected and is attached to; 0 for none.
  int aggregator() {
    return switch (phase()) {
      case DISABLED, DEFAULTED, FOREIGN -> 0;
      case EXPIRED, ATTACHED -> lagIndex;
    };
  }

  String partnerSystem() {
    LacpPartner.Foreign foreign = port.condition().partner().foreign();
    return foreign == null ? lag.partnerSystem() : foreign.system();
  }

  int partnerKey() {
    LacpPartner.Foreign foreign = port.condition().partner().foreign();
    if (!hasPartner()) {
      return 0;
    }
    return foreign == null ? lag.key() + 1 : foreign.key();
  }

  int partnerPort() {
    return hasPartner() ? PARTNER_PORT_OFFSET + number : 0;
  }

  OctetString adminState() {
    return octet(ACTIVE_AND_AGGREGATABLE | timeout());
  }

  OctetString actorState() {
    int base = ACTIVE_AND_AGGREGATABLE | timeout();
    return octet(base | switch (phase()) {
      case DISABLED, DEFAULTED -> DEFAULTED;
      case EXPIRED -> SYNCHRONIZED | EXPIRED;
      case FOREIGN -> 0;
      case ATTACHED -> SYNCHRONIZED | carrying();
    });
  }

  /// What the partner said last; out of synchronization and with the short timeout once it has expired.
  OctetString partnerState() {
    return octet(switch (phase()) {
      case DISABLED, DEFAULTED -> 0;
      case EXPIRED -> ACTIVE_AND_AGGREGATABLE | SHORT_TIMEOUT | COLLECTING_AND_DISTRIBUTING;
      case FOREIGN -> ACTIVE_AND_AGGREGATABLE | timeout();
      case ATTACHED -> ACTIVE_AND_AGGREGATABLE | timeout() | SYNCHRONIZED | carrying();
    });
  }

  /// dot3adAggPortDebugRxState.
  int receiveState() {
    return switch (phase()) {
      case FOREIGN, ATTACHED -> 1;
      case EXPIRED -> 2;
      case DEFAULTED -> 3;
      case DISABLED -> 6;
    };
  }

  /// dot3adAggPortDebugMuxState.
  int muxState() {
    return switch (phase()) {
      case DISABLED, DEFAULTED, FOREIGN -> 1;
      case EXPIRED -> 3;
      case ATTACHED -> lagUp ? 6 : 3;
    };
  }

  String muxReason() {
    return switch (phase()) {
      case DISABLED -> "port disabled";
      case DEFAULTED -> "no partner";
      case EXPIRED -> "partner expired";
      case FOREIGN -> "partner of another aggregate";
      case ATTACHED -> lagUp ? "" : "fewer members than the minimum";
    };
  }

  /// When the last LACPDU came: this period's, or none since the partner changed.
  TimeTicks lastReceived(Moment moment) {
    long period = lag.shortTimeout() ? TICKS_OF_SHORT_PERIOD : TICKS_OF_LONG_PERIOD;
    return switch (phase()) {
      case FOREIGN, ATTACHED -> new TimeTicks(moment.upTime().getValue() / period * period);
      case EXPIRED, DEFAULTED -> moment.stamp(port.condition().partner().since());
      case DISABLED -> moment.stamp(port.lastChange());
    };
  }

  private int timeout() {
    return lag.shortTimeout() ? SHORT_TIMEOUT : 0;
  }

  private int carrying() {
    return lagUp ? COLLECTING_AND_DISTRIBUTING : 0;
  }

  private OctetString octet(int bits) {
    return Values.octets(switch (Objects.requireNonNull(order)) {
      case BITS -> bits;
      case WIRE -> Integer.reverse(bits) >>> (Integer.SIZE - BITS_OF_OCTET);
    });
  }
}
