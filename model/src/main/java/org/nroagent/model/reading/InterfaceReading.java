package org.nroagent.model.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One interface of a device. The status words are the MIB's enumeration names.
///
/// @param name ifName, the interface's identity; ifDescr where the device has no ifName
/// @param ifIndex today's address of the interface; devices renumber. Unsigned: IF-MIB ends at 2^31 - 1, some devices
///     go on
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
/// @param link what is known of the link below
public record InterfaceReading(String name, int ifIndex, String alias, String type, String adminStatus,
    String operStatus, long speedMbps, @Nullable Integer mtu, @Nullable CounterSample inOctets,
    @Nullable CounterSample outOctets, @Nullable Long discontinuityTicks,
    DropCounters drops, Link link) {
  /// An interface that does not say what it lost.
  public InterfaceReading(String name, int ifIndex, String alias, String type, String adminStatus,
      String operStatus, long speedMbps, @Nullable Integer mtu, @Nullable CounterSample inOctets,
      @Nullable CounterSample outOctets, @Nullable Long discontinuityTicks) {
    this(name, ifIndex, alias, type, adminStatus, operStatus, speedMbps, mtu, inOctets, outOctets,
        discontinuityTicks, DropCounters.UNKNOWN, Link.UNKNOWN);
  }

  /// An interface of whose link nothing is known.
  public InterfaceReading(String name, int ifIndex, String alias, String type, String adminStatus,
      String operStatus, long speedMbps, @Nullable Integer mtu, @Nullable CounterSample inOctets,
      @Nullable CounterSample outOctets, @Nullable Long discontinuityTicks, DropCounters drops) {
    this(name, ifIndex, alias, type, adminStatus, operStatus, speedMbps, mtu, inOctets, outOctets,
        discontinuityTicks, drops, Link.UNKNOWN);
  }

  /// This interface with other states.
  public InterfaceReading withStates(String newAdminStatus, String newOperStatus,
      @Nullable Long changeTicks) {
    return new InterfaceReading(name, ifIndex, alias, type, newAdminStatus, newOperStatus, speedMbps, mtu,
        inOctets,
        outOctets, discontinuityTicks, drops,
        new Link(changeTicks, link.autoNegotiation(), link.mauType(), link.bpdusReceived(),
            link.tagProtocols()));
  }

  /// sysUpTime at the last change of [#operStatus()], null where the device does not say.
  public @Nullable Long lastChangeTicks() {
    return link.lastChangeTicks();
  }

  /// The link below an interface.
  ///
  /// @param lastChangeTicks ifLastChange in hundredths of a second of sysUpTime, 0 where it never changed since the
  ///     device started; null where the device does not say
  /// @param autoNegotiation enabled, disabled, or another word of the device; empty where it does not say
  /// @param mauType the kind of Ethernet that is spoken, such as 10GBaseLR; empty where the device does not say
  /// @param bpdusReceived how many bridge protocol data units came in, null where the device does not say
  /// @param tagProtocols the EtherTypes of VLAN tags that the port is set to, for frames with one tag and for frames with
  ///     two; empty where the device does not say
  public record Link(@Nullable Long lastChangeTicks, String autoNegotiation, String mauType,
      @Nullable CounterSample bpdusReceived, List<Integer> tagProtocols) {
    public Link {
      tagProtocols = List.copyOf(tagProtocols);
    }

    /// A link of whose tags nothing is known.
    public Link(@Nullable Long lastChangeTicks, String autoNegotiation, String mauType,
        @Nullable CounterSample bpdusReceived) {
      this(lastChangeTicks, autoNegotiation, mauType, bpdusReceived, List.of());
    }

    /// Nothing is known.
    public static final Link UNKNOWN = new Link(null, "", "", null);
  }
}
