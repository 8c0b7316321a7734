package org.nroagent.collector.told;

import org.nroagent.model.time.TimeRanges;

/// What one agent saw of the service of an NRO. Of other times it told nothing that is no outage.
///
/// @param agent the agent's name
/// @param nro the NRO's name
/// @param down when it saw it down
/// @param unseen when it said that it could not see it, or told what does not fit together
/// @param silent when it had seen it down last, and told nothing at all any more
public record NroSight(String agent, String nro, TimeRanges down, TimeRanges unseen, TimeRanges silent) {}
