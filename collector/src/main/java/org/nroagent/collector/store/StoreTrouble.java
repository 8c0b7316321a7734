package org.nroagent.collector.store;

import java.time.Instant;

/// Why the store does not work at present.
///
/// @param since when the first of the failures in a row happened
/// @param reason the last one's cause
public record StoreTrouble(Instant since, String reason) {}
