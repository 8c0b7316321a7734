package org.nroagent.collector.told;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nroagent.model.time.TimeRanges;

/// When an NRO was cut off as a whole, as far as all agents together tell. Each of them sees the OLTs that it polls: where
/// another one's still carry the loss is partial, and stops not all of the traffic.
///
/// @param down when every OLT of which any agent told was down. Where several agents poll one it is down as soon as one of
///     them saw it
/// @param doubtful when an agent saw its share down, knew of OLTs of other agents, and none of them ever told of any
public record NroOutages(TimeRanges down, TimeRanges doubtful) {
  /// Puts shares together.
  ///
  /// @param sights of one NRO
  public static NroOutages of(List<NroSight> sights) {
    Map<String, TimeRanges> byOlt = new TreeMap<>();
    sights.forEach(sight -> sight.share().forEach(olt -> byOlt.merge(olt, sight.down(), TimeRanges::plus)));
    TimeRanges all = byOlt.values().stream().reduce(TimeRanges::and).orElse(TimeRanges.NONE);
    TimeRanges whole = sights.stream().map(sight -> sight.down().minus(sight.part()))
        .reduce(TimeRanges.NONE, TimeRanges::plus);
    TimeRanges doubtful = sights.stream().filter(sight -> sight.share().containsAll(byOlt.keySet()))
        .map(NroSight::part).reduce(TimeRanges.NONE, TimeRanges::plus).minus(whole);
    return new NroOutages(all.minus(doubtful), doubtful);
  }
}
