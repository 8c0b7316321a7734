package org.nroagent.agent.core;

import java.util.Map;
import java.util.stream.Collectors;

/// What is remembered of a device over restarts and crashes: the nominal speeds of which the capacities come about
/// (M8). It belongs to the device that said it, and is forgotten when another one stands in its place.
///
/// @param sysObjectId the vendor's identification, empty where it never said one
/// @param engineId the SNMP engine's id, empty where unknown
/// @param mbps last speed that was not 0 of the metered interfaces, in Mbit/s by ifName
/// @param lags the members that were ever seen of metered LAGs, by ifName, with their last speed that was not 0; 0 of
///     one that never had another
record RememberedDevice(String sysObjectId, String engineId, Map<String, Long> mbps,
    Map<String, Map<String, Long>> lags) {
  /// Nothing is known yet.
  static final RememberedDevice NOTHING = new RememberedDevice("", "", Map.of(), Map.of());

  RememberedDevice {
    mbps = Map.copyOf(mbps);
    lags = lags.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> Map.copyOf(each.getValue())));
  }
}
