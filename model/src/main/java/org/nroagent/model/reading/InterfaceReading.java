package org.nroagent.model.reading;

import org.jspecify.annotations.Nullable;

/// One interface of a device. The status words are the MIB's enumeration names.
///
/// @param name ifName, the interface's identity; ifDescr where the device has no ifName
/// @param ifIndex today's address of the interface; devices renumber
/// @param alias ifAlias, the operator's text, possibly empty
/// @param type ifType's name, or its number as text where unknown
/// @param adminStatus ifAdminStatus: up, down, testing
/// @param operStatus ifOperStatus: up, down, testing, unknown, dormant, notPresent, lowerLayerDown
/// @param speedMbps nominal speed in Mbit/s (10^6 bit/s), 0 where the device has none
/// @param mtu ifMtu in octets, null where the device does not say
/// @param inOctets ifIn's octets, null where the column is missing
/// @param outOctets ifOut's octets, null where the column is missing
/// @param discontinuityTicks ifCounterDiscontinuityTime in hundredths of a second, null where the column is missing
/// @param drops what it discarded and what was in error
public record InterfaceReading(String name, int ifIndex, String alias, String type, String adminStatus,
    String operStatus, long speedMbps, @Nullable Integer mtu, @Nullable CounterSample inOctets,
    @Nullable CounterSample outOctets, @Nullable Long discontinuityTicks,
    DropCounters drops) {
  /// An interface that does not say what it lost.
  public InterfaceReading(String name, int ifIndex, String alias, String type, String adminStatus,
      String operStatus, long speedMbps, @Nullable Integer mtu, @Nullable CounterSample inOctets,
      @Nullable CounterSample outOctets, @Nullable Long discontinuityTicks) {
    this(name, ifIndex, alias, type, adminStatus, operStatus, speedMbps, mtu, inOctets, outOctets,
        discontinuityTicks, DropCounters.UNKNOWN);
  }
}
