package org.nroagent.agent.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.nroagent.model.state.StateEvent;

/// What happened to gates and their pseudowires, as far as it is kept.
///
/// @param events ascending by sequence
/// @param pollInterval how long before the agent learnt of it a change may have happened, where the device gives no time
public record LinkHistory(List<StateEvent> events, Duration pollInterval) {
  /// Nothing is kept.
  public static final LinkHistory NONE = new LinkHistory(List.of(), Duration.ofMinutes(5));

  /// How exact devices give times: they have them in ticks of their own, and their clocks are placed on the agent's.
  private static final Duration DEVICE_CLOCK = Duration.ofSeconds(1);

  public LinkHistory {
    events = List.copyOf(events);
  }

  /// The earliest moment at which a change can have happened.
  public Instant earliest(StateEvent event) {
    return event.deviceTime().map(time -> time.minus(DEVICE_CLOCK))
        .orElseGet(() -> event.at().minus(pollInterval));
  }

  /// The latest moment at which it can have happened.
  public Instant latest(StateEvent event) {
    return event.deviceTime().map(time -> time.plus(DEVICE_CLOCK)).orElseGet(event::at);
  }
}
