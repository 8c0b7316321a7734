package org.nroagent.agent.meter;

import org.jspecify.annotations.Nullable;
import org.nroagent.model.MissingReason;

/// What is known of a poll beside the interface's own columns.
///
/// @param wallMinusMonotonicMillis the wall clock's lead over the monotonic clock at this poll, in milliseconds
/// @param interruption why no delta since the previous reading can be trusted on any interface, null where none is
///     known: the device restarted or was replaced, or the clock was stepped
/// @param gap why there was no reading where a delta spans more than one missed poll
/// @param timeErrorMillis how far the device's counters may lag behind its clock
/// @param firstReading what a counter's first reading is put down to
record PollContext(long wallMinusMonotonicMillis, @Nullable MissingReason interruption, MissingReason gap,
    long timeErrorMillis, MissingReason firstReading) {}
