package org.nroagent.agent.figure;

import java.time.Instant;
import org.nroagent.model.Slot;

/// A slot of a series.
///
/// @param start start of the slot
/// @param slot what is known of it
public record SeriesSlot(Instant start, Slot slot) {}
