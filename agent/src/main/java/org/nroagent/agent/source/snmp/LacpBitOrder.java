package org.nroagent.agent.source.snmp;

import java.util.Collection;
import org.nroagent.model.reading.LacpState;

/// In which order a device puts the eight flags of an LACP state into an octet.
///
/// IEEE8023-LAG-MIB says BITS, most significant first; some agents copy the octet of the LACPDU, least
/// significant first. The inner four flags are the same in both orders.
enum LacpBitOrder {
  /// Not known yet: nothing in the device's answers told the orders apart.
  UNDECIDED,
  /// As the MIB says.
  BITS,
  /// As in the LACPDU.
  LACPDU;

  /// Distributing and expired at once, read as BITS: no state machine does that, but each active, aggregatable
  /// port in LACPDU order looks that way.
  private static final int DISTRIBUTING_AND_EXPIRED = 0x05;
  /// The outer flags of an octet in which both orders read the same cannot decide anything.
  private static final int ACTIVE_AGGREGATABLE = 0xa0;

  /// What these octets of one device tell.
  ///
  /// @return this where they tell nothing new
  LacpBitOrder learn(Collection<Integer> octets) {
    for (int octet : octets) {
      if ((octet & DISTRIBUTING_AND_EXPIRED) == DISTRIBUTING_AND_EXPIRED) {
        return LACPDU;
      }
    }
    for (int octet : octets) {
      if ((octet & ACTIVE_AGGREGATABLE) == ACTIVE_AGGREGATABLE) {
        return BITS;
      }
    }
    return this;
  }

  /// Reads an octet in this order; undecided means as the MIB says.
  LacpState read(int octet) {
    return this == LACPDU ? LacpState.ofLacpduOctet(octet) : LacpState.ofBitsOctet(octet);
  }
}
