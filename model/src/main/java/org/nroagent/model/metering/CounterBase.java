package org.nroagent.model.metering;

import org.jspecify.annotations.Nullable;

/// One counter as it was last read: what the next delta is taken from.
///
/// @param count the counter, of octets or packets, unsigned
/// @param bits its width, 32 or 64
/// @param upTimeTicks the device's sysUpTime of that PDU in hundredths of a second
/// @param monotonicNanos the agent's monotonic clock in the middle of that request
/// @param wallMillis where the reading lies on the wall clock, milliseconds since 1970
/// @param discontinuityTicks ifCounterDiscontinuityTime then, null where the device has none
/// @param speedMbps the interface's speed then, 0 where unknown
public record CounterBase(long count, int bits, long upTimeTicks, long monotonicNanos, long wallMillis,
    @Nullable Long discontinuityTicks, long speedMbps) {}
