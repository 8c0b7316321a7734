package org.nroagent.model.reading;

/// One counter of one interface, as read: of octets, or of packets that were lost.
///
/// @param count the counter, unsigned
/// @param bits its width, 32 or 64
/// @param time when it was sampled, by its own PDU
public record CounterSample(long count, int bits, SampleTime time) {}
