package org.nroagent.agent.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nroagent.model.incident.ToldWindows;
import org.nroagent.agent.config.ServicesConfig;
import org.nroagent.model.reachability.ServiceWindow;
import org.nroagent.model.reachability.Verdict;
import org.nroagent.model.state.ToldStates;

/// The services that the agent answers for, as they were judged last.
///
/// @param told what was told of services, incidents and declared windows
/// @param verdicts by place what was found since the start; of a place that is not there nothing was found yet
/// @param config the services and the lines behind them
public record ServicesSnapshot(ToldStates told, Map<String, Verdict> verdicts, ServicesConfig config) {
  /// Nothing was judged.
  public static final ServicesSnapshot AT_START = new ServicesSnapshot(ToldStates.NOTHING, Map.of(),
      ServicesConfig.NONE);

  public ServicesSnapshot {
    verdicts = Map.copyOf(verdicts);
  }

  /// All declared times: of the configuration, the inventory, and those that were declared since.
  public List<ServiceWindow> windows() {
    return Stream.concat(config.declared().stream(),
        ToldWindows.of(told).stream().map(ToldWindows.Declared::window)).toList();
  }

  /// The declared time that an NRO is in, empty where it is in none.
  public Optional<ServiceWindow> window(String nro, Instant at) {
    return windows().stream().filter(window -> window.covers(nro, at)).findFirst();
  }
}
