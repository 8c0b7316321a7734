package org.nroagent.model.csv;

import java.time.Instant;
import java.util.OptionalLong;

/// One line of a CSV of slots.
///
/// @param slotStart start of the slot
/// @param inOctets octets of IN, empty where missing
/// @param outOctets octets of OUT, empty where missing
public record CsvSlot(Instant slotStart, OptionalLong inOctets, OptionalLong outOctets) {}
