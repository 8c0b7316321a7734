package org.nroagent.agent.snapshot;

import java.util.Optional;

/// How the telling of states stands.
///
/// @param waiting events that are not durable
/// @param problem what the disk said last, while it refuses events
public record StatesSnapshot(int waiting, Optional<String> problem) {
  /// Nothing was told yet.
  public static final StatesSnapshot AT_START = new StatesSnapshot(0, Optional.empty());
}
