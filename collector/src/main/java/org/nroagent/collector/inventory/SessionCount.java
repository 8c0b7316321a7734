package org.nroagent.collector.inventory;

import java.time.Instant;

/// How many sessions of an operator were active at a moment.
///
/// @param operator as the gates name it
/// @param at the moment
/// @param count above 0
public record SessionCount(String operator, Instant at, long count) {}
