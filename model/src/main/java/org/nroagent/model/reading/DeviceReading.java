package org.nroagent.model.reading;

import java.util.List;
import java.util.OptionalLong;

/// Everything a device said in one poll.
///
/// @param system who answered
/// @param time when its first PDU was sampled
/// @param interfaces every interface it has, metered or not, by ifIndex
/// @param interfacesComplete whether the interface tables were read to their end; where not, an absent interface
///     may merely have been lost
/// @param lags link aggregation groups, empty where the device has none or cannot say
/// @param meps maintenance end points
/// @param igmpGroups multicast groups with members
/// @param pseudowires pseudowires
/// @param warnings what the device lacks or answered oddly, one sentence each
public record DeviceReading(SystemReading system, SampleTime time, List<InterfaceReading> interfaces,
    boolean interfacesComplete, List<LagReading> lags, List<MepReading> meps,
    List<IgmpGroupReading> igmpGroups,
    List<PseudowireReading> pseudowires, List<String> warnings) {
  public DeviceReading {
    interfaces = List.copyOf(interfaces);
    lags = List.copyOf(lags);
    meps = List.copyOf(meps);
    igmpGroups = List.copyOf(igmpGroups);
    pseudowires = List.copyOf(pseudowires);
    warnings = List.copyOf(warnings);
  }

  /// Who answered.
  ///
  /// @param source `snmp` or `netconf`
  /// @param sysName the device's own name
  /// @param sysObjectId the vendor's identification, dotted, empty where the device does not say
  /// @param profile name of the device profile that was used
  /// @param engineBoots snmpEngineBoots, where known: counts the restarts of the device
  /// @param engineId the SNMP engine's id in hexadecimal, empty where unknown: changes when the device is replaced
  public record SystemReading(String source, String sysName, String sysObjectId, String profile,
      OptionalLong engineBoots, String engineId) {
    /// Whether another device answered than the one that said this of itself. What either of them does not say
    /// tells nothing.
    ///
    /// @param earlierObjectId the earlier sysObjectId, empty where unknown
    /// @param earlierEngineId the earlier engine id, empty where unknown
    public boolean isAnotherThan(String earlierObjectId, String earlierEngineId) {
      return differ(earlierEngineId, engineId) || differ(earlierObjectId, sysObjectId);
    }

    private static boolean differ(String before, String now) {
      return !before.isEmpty() && !now.isEmpty() && !before.equals(now);
    }
  }
}
