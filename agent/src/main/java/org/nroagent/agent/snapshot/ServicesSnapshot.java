package org.nroagent.agent.snapshot;

import java.util.Map;
import org.nroagent.model.reachability.Verdict;
import org.nroagent.model.state.ToldStates;

/// The services that the agent answers for, as they were judged last.
///
/// @param told what was told of services, incidents and declared windows
/// @param verdicts by place what was found since the start; of a place that is not there nothing was found yet
public record ServicesSnapshot(ToldStates told, Map<String, Verdict> verdicts) {
  /// Nothing was judged.
  public static final ServicesSnapshot AT_START = new ServicesSnapshot(ToldStates.NOTHING, Map.of());

  public ServicesSnapshot {
    verdicts = Map.copyOf(verdicts);
  }
}
