package org.nroagent.model.reading;

import org.jspecify.annotations.Nullable;

/// The counters of packets that an interface lost, as the device counts them (RFC 2863 §6): ifIn is what it received.
///
/// @param inDiscards ifInDiscards, null where the device does not say
/// @param outDiscards ifOutDiscards, null where the device does not say
/// @param inErrors ifInErrors, null where the device does not say
/// @param outErrors ifOutErrors, null where the device does not say
public record DropCounters(@Nullable CounterSample inDiscards, @Nullable CounterSample outDiscards,
    @Nullable CounterSample inErrors, @Nullable CounterSample outErrors) {
  /// None of them is known.
  public static final DropCounters UNKNOWN = new DropCounters(null, null, null, null);
}
