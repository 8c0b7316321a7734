package org.nroagent.model.reading;

/// When a device said something: on the device's own clock, and on the agent's as a window. The device took the
/// sample somewhere between the request's departure and the answer's arrival.
///
/// @param upTimeTicks the device's sysUpTime of the same PDU in hundredths of a second, 0…2^32 − 1; wraps every
///     497 days (RFC 3418 §2); over NETCONF what it would be, see [DeviceReading.SampleClock]
/// @param sentNanos the agent's monotonic clock when the request left
/// @param receivedNanos the agent's monotonic clock when the answer was there, not before `sentNanos`
public record SampleTime(long upTimeTicks, long sentNanos, long receivedNanos) {}
