package org.nroagent.lab.device;

import org.jspecify.annotations.Nullable;
import org.nroagent.lab.traffic.Traffic;

/// One interface. Members of a LAG carry a share of the LAG's traffic, not their own.
///
/// @param name ifName, unique in the device; scripts name interfaces by it
/// @param ifIndex the index at start; a script may change it
/// @param description ifDescr
/// @param alias ifAlias
/// @param type what it is
/// @param speedMbps nominal speed in Mbit/s; of a LAG, that of all its members together; 0 where there is none
/// @param mtu ifMtu in octets
/// @param adminUp whether it is administratively up
/// @param lowerLayer name of the interface it runs on, for sub-interfaces and pseudowires; null for others
/// @param traffic what it carries while it works
public record InterfaceModel(String name, int ifIndex, String description, String alias, InterfaceType type,
    long speedMbps, int mtu, boolean adminUp, @Nullable String lowerLayer, Traffic traffic) {
  /// MTU of an Ethernet port of the plan, without the frame check sequence (A4: 9018 with it).
  public static final int JUMBO_MTU = 9014;

  /// @throws IllegalArgumentException if the name is empty, the index or the speed out of range
  public InterfaceModel {
    if (name.isBlank() || ifIndex < 1 || speedMbps < 0) {
      throw new IllegalArgumentException(
          "interface '" + name + "' needs a name, an ifIndex above 0 and a speed, not " + ifIndex + ", "
              + speedMbps);
    }
  }

  /// An Ethernet port without traffic of its own: a member of a LAG.
  public static InterfaceModel member(String name, int ifIndex, long speedMbps, String alias) {
    return port(name, ifIndex, speedMbps, alias, Traffic.NONE);
  }

  /// An Ethernet port that carries traffic by itself.
  public static InterfaceModel port(String name, int ifIndex, long speedMbps, String alias, Traffic traffic) {
    return new InterfaceModel(name, ifIndex, speedMbps / 1000 + "GE port " + name, alias,
        InterfaceType.ETHERNET,
        speedMbps, JUMBO_MTU, true, null, traffic);
  }

  /// The aggregate of a LAG; its [LagModel] bears the same name.
  public static InterfaceModel lag(String name, int ifIndex, long speedMbps, String alias, Traffic traffic) {
    return new InterfaceModel(name, ifIndex, "LAG " + name, alias, InterfaceType.LAG, speedMbps, JUMBO_MTU,
        true, null,
        traffic);
  }

  /// A VLAN sub-interface.
  public static InterfaceModel subInterface(String name, int ifIndex, long speedMbps, String alias,
      String lowerLayer,
      Traffic traffic) {
    return new InterfaceModel(name, ifIndex, "VLAN " + name, alias, InterfaceType.L2_VLAN, speedMbps,
        JUMBO_MTU, true,
        lowerLayer, traffic);
  }
}
