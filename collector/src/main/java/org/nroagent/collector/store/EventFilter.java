package org.nroagent.collector.store;

import java.time.Instant;
import java.util.Optional;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Subject;

/// Which events are wanted; what is empty does not matter.
///
/// @param agent of this agent
/// @param device of this device
/// @param kind of this kind of subject; empty for any but figures, of which there are thousands at once
/// @param subject of the subject with this name
/// @param aspect of this aspect
/// @param from told at this time or later
/// @param to told before this time
public record EventFilter(Optional<String> agent, Optional<String> device, Optional<Subject.Kind> kind,
    Optional<String> subject, Optional<Aspect> aspect, Optional<Instant> from, Optional<Instant> to) {
  /// All events but figures.
  public static final EventFilter ALL = new EventFilter(Optional.empty(), Optional.empty(), Optional.empty(),
      Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /// The same within [from, to).
  public EventFilter within(Instant start, Instant end) {
    return new EventFilter(agent, device, kind, subject, aspect, Optional.of(start), Optional.of(end));
  }
}
