package org.nroagent.agent.state;

import java.util.List;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.ToldCodec;

/// What is made durable in one step.
///
/// @param events ascending
/// @param silent what was told without an event, as of the last of them
/// @param after what counts as told when all that is durable
/// @param wholeWanted whether `after` is to be written whole instead of `silent`: there is more without an event than the
///     ring is to hold
public record StateBatch(List<StateEvent> events, List<ToldCodec.Told> silent, ToldCheckpoint after,
    boolean wholeWanted) {
  public StateBatch {
    events = List.copyOf(events);
    silent = List.copyOf(silent);
  }
}
