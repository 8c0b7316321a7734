package org.nroagent.model.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is to be told after a reading, and what counts as told then: [ToldStates#after] of the changes in their order,
/// [ToldStates#with] the silent entries.
///
/// @param told what counts as told afterwards
/// @param changes what is to be told, causes before effects
/// @param silent entries that changed without an event: first readings, what is counted while something flaps; empty
///     where a subject is forgotten
public record Telling(ToldStates told, List<StateChange> changes,
    Map<Subject, Optional<ToldEntry>> silent) {
  public Telling {
    changes = List.copyOf(changes);
    silent = Map.copyOf(silent);
  }
}
