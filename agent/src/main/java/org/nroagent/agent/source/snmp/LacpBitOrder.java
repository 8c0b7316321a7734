package org.nroagent.agent.source.snmp;

import java.util.Collection;
import java.util.Set;
import org.nroagent.agent.source.profile.Quirk;
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
  private static final int SPEAKS_FOR_LACPDU = 0x05;
  /// The mirror image: active and aggregatable, read as BITS, or the impossible in LACPDU order.
  private static final int SPEAKS_FOR_BITS = 0xa0;

  /// What a profile says, undecided where it leaves it to the device's answers.
  static LacpBitOrder of(Set<Quirk> quirks) {
    return quirks.contains(Quirk.LACP_STATE_IN_LACPDU_ORDER)
        ? LACPDU
        : quirks.contains(Quirk.LACP_STATE_IN_BITS_ORDER) ? BITS : UNDECIDED;
  }

  /// What these octets of one device tell; the majority decides, as one may have been caught in a transition.
  ///
  /// @return this where they tell nothing new
  LacpBitOrder learn(Collection<Integer> octets) {
    long lacpdu = octets.stream().filter(octet -> (octet & SPEAKS_FOR_LACPDU) == SPEAKS_FOR_LACPDU).count();
    long bits = octets.stream().filter(octet -> (octet & SPEAKS_FOR_BITS) == SPEAKS_FOR_BITS).count();
    return lacpdu == bits ? this : lacpdu > bits ? LACPDU : BITS;
  }

  /// Reads an octet in this order; undecided means as the MIB says.
  LacpState read(int octet) {
    return this == LACPDU ? LacpState.ofLacpduOctet(octet) : LacpState.ofBitsOctet(octet);
  }
}
