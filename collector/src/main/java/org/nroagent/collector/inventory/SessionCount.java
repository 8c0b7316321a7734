package org.nroagent.collector.inventory;

import java.time.Instant;
import org.nroagent.model.impact.DataNetwork;

/// How many sessions of an operator were active at a moment.
///
/// @param network of whose data they are
/// @param operator as the gates name it, or the mobile networks
/// @param at the moment
/// @param count above 0
public record SessionCount(DataNetwork network, String operator, Instant at, long count) {}
