package org.nroagent.agent.core;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nroagent.agent.source.RequestLimits;

/// What is remembered of a device over restarts and crashes: the nominal speeds of which the capacities come about
/// (M8), and how much it can take per request. It belongs to the device that said it, and is forgotten when another one
/// stands in its place.
///
/// @param sysObjectId the vendor's identification, empty where it never said one
/// @param engineId the SNMP engine's id, empty where unknown
/// @param mbps last speed that was not 0 of the metered interfaces, in Mbit/s by ifName
/// @param lags the members that were ever seen of metered LAGs, by ifName, with their last speed that was not 0; 0 of
///     one that never had another
/// @param limits how much it can take per request, empty where nothing limits it
record RememberedDevice(String sysObjectId, String engineId, Map<String, Long> mbps,
    Map<String, Map<String, Long>> lags, Optional<RequestLimits> limits) {
  /// Nothing is known yet.
  static final RememberedDevice NOTHING = new RememberedDevice("", "", Map.of(), Map.of());

  RememberedDevice {
    mbps = Map.copyOf(mbps);
    lags = lags.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> Map.copyOf(each.getValue())));
  }

  /// A device that takes every request.
  RememberedDevice(String sysObjectId, String engineId, Map<String, Long> mbps,
      Map<String, Map<String, Long>> lags) {
    this(sysObjectId, engineId, mbps, lags, Optional.empty());
  }

  /// The same device with what is known now of its requests.
  RememberedDevice with(Optional<RequestLimits> known) {
    return new RememberedDevice(sysObjectId, engineId, mbps, lags, known);
  }
}
