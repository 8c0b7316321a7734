package org.nroagent.daemon.page;

import java.time.Instant;
import org.nroagent.model.Slot;

/// A slot with its place in time.
///
/// @param start start of the slot
/// @param slot what is known of it
public record TimedSlot(Instant start, Slot slot) {}
