package org.nroagent.model.reading;

/// One octet counter of one interface, as read.
///
/// @param octets the counter, unsigned
/// @param bits its width, 32 or 64
/// @param time when it was sampled, by its own PDU
public record CounterSample(long octets, int bits, SampleTime time) {}
