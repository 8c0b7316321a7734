package org.nroagent.agent.snapshot;

import java.util.Optional;

/// How the telling of states stands.
///
/// @param waiting events that are not durable
/// @param problem what the disk said last, while it refuses events
/// @param services what was concluded from them
public record StatesSnapshot(int waiting, Optional<String> problem, ServicesSnapshot services) {
  /// Nothing was told yet.
  public static final StatesSnapshot AT_START = new StatesSnapshot(0, Optional.empty(),
      ServicesSnapshot.AT_START);
}
