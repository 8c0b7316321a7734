package org.nroagent.model.reading;

/// The eight flags of an LACP state (IEEE 802.1AX §6.4.2.3), free of any encoding.
///
/// @param activity active rather than passive
/// @param shortTimeout short rather than long time-out
/// @param aggregation aggregatable rather than individual
/// @param synchronization in the right aggregation group
/// @param collecting receiving is enabled
/// @param distributing sending is enabled
/// @param defaulted partner information is the administrative default: no LACPDU was heard
/// @param expired the receive machine is in EXPIRED
public record LacpState(boolean activity, boolean shortTimeout, boolean aggregation, boolean synchronization,
    boolean collecting, boolean distributing, boolean defaulted, boolean expired) {
  /// Reads the octet of an LACPDU: bit 0 is lacpActivity.
  public static LacpState ofLacpduOctet(int octet) {
    return new LacpState((octet & 0x01) != 0, (octet & 0x02) != 0, (octet & 0x04) != 0, (octet & 0x08) != 0,
        (octet & 0x10) != 0, (octet & 0x20) != 0, (octet & 0x40) != 0, (octet & 0x80) != 0);
  }

  /// Reads the octet of an SMI BITS value: bit 0 is the most significant one (RFC 2578 §7.1.4).
  public static LacpState ofBitsOctet(int octet) {
    return ofLacpduOctet(Integer.reverse(octet << 24) & 0xff);
  }
}
