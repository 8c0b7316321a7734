package org.nroagent.collector.told;

import java.util.List;
import java.util.Set;
import org.nroagent.model.incident.ToldShares.ShareOut;
import org.nroagent.model.time.TimeRanges;

/// What one agent saw of its share of an NRO: of the OLTs that it polls. Of other times it told nothing that is no outage.
///
/// @param agent the agent's name
/// @param nro the NRO's name
/// @param olts the places of its OLTs of which it told anything; empty where it told of the NRO alone
/// @param down when it saw all of its share down
/// @param part of these times those in which it did not take its share for the whole NRO: other agents poll the rest
/// @param shares times in which it told which OLTs other agents poll; agents of earlier software told none
/// @param unseen when it said that it could not see it, or told what does not fit together
/// @param silent when it had seen it down last, and told nothing at all any more
/// @param away when it had not seen it down, told nothing at all, and another agent saw its own share down
public record NroSight(String agent, String nro, Set<String> olts, TimeRanges down, TimeRanges part,
    List<ShareOut> shares, TimeRanges unseen, TimeRanges silent, TimeRanges away) {
  public NroSight {
    olts = Set.copyOf(olts);
    shares = List.copyOf(shares);
  }

  /// The same, but at some times nothing came of the agent.
  ///
  /// @param times within those in which this agent or another one saw its share down
  NroSight unheard(TimeRanges times) {
    return new NroSight(agent, nro, olts, down.minus(times), part.minus(times), shares, unseen,
        times.and(down), times.minus(down));
  }

  /// When nothing came of the agent, as far as that was looked at.
  TimeRanges nothing() {
    return silent.plus(away);
  }

  /// What is its share, by names of places; an agent that told of no OLT has a share of its own.
  Set<String> share() {
    return olts.isEmpty() ? Set.of("agent " + agent) : olts;
  }
}
