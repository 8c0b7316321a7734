package org.nroagent.lab.device;

/// How a device says what it knows: makers differ.
///
/// @param multicast the MIB in which it tells its multicast groups
/// @param lacpOrder the order of the bits in its LACP states
/// @param lagDebug whether it has dot3adAggPortDebugTable, the states of the mux and the receive machines
/// @param lagEvents whether it sends the LAG notifications of one maker (TIMETRA-LAG-MIB)
public record MibOffer(Multicast multicast, LacpOrder lacpOrder, boolean lagDebug, boolean lagEvents) {
  /// IGMP-STD-MIB, BITS as the standard has them, with the debug table, standard notifications only.
  public static final MibOffer STANDARD = new MibOffer(Multicast.IGMP_STD, LacpOrder.BITS, true, false);

  /// MIBs of multicast groups.
  public enum Multicast {
    /// IGMP-STD-MIB (RFC 2933)
    IGMP_STD,
    /// MGMD-STD-MIB (RFC 5519)
    MGMD,
    /// both
    BOTH
  }

  /// Orders of the bits in LacpState.
  public enum LacpOrder {
    /// as SMIv2 has BITS: lacpActivity is the most significant bit
    BITS,
    /// the octet of the LACPDU as it came: lacpActivity is the least significant bit. Wrong, and seen.
    WIRE
  }

  /// The same with another MIB of multicast groups.
  public MibOffer with(Multicast other) {
    return new MibOffer(other, lacpOrder, lagDebug, lagEvents);
  }

  /// The same with another order.
  public MibOffer with(LacpOrder other) {
    return new MibOffer(multicast, other, lagDebug, lagEvents);
  }

  /// The same with or without the debug table.
  public MibOffer withLagDebug(boolean offered) {
    return new MibOffer(multicast, lacpOrder, offered, lagEvents);
  }

  /// The same with or without the LAG notifications of one maker.
  public MibOffer withLagEvents(boolean offered) {
    return new MibOffer(multicast, lacpOrder, lagDebug, offered);
  }
}
