package org.nroagent.model.availability;

import java.time.Instant;
import java.util.Optional;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// A loss of the service of an NRO.
///
/// @param cause who answers for it
/// @param total whether the traffic reached none of the NRO's gates; the loss of multicast alone is partial (choice, L4)
/// @param opened when the client opened the ticket, empty where he opened none
/// @param detected when it was noticed, empty where nobody did before the ticket
/// @param restored when the service was back
/// @param frozen when the ticket waited for the client
public record Outage(Cause cause, boolean total, Optional<Instant> opened, Optional<Instant> detected,
    Instant restored, TimeRanges frozen) {
  /// @throws IllegalArgumentException if it has no beginning
  public Outage {
    if (opened.isEmpty() && detected.isEmpty()) {
      throw new IllegalArgumentException("an outage was neither told by the client nor detected");
    }
  }

  /// Who answers for a loss [C CP 11.1].
  public enum Cause {
    /// The provider: it counts.
    PROVIDER,
    /// Equipment that the client answers for: it does not count.
    CLIENT,
    /// Force majeure: it does not count.
    FORCE_MAJEURE,
    /// Planned maintenance: it does not count.
    PLANNED
  }

  /// From the ticket, or from detection where there is none, until the service was back; without what was frozen.
  public TimeRanges byTicket() {
    return from(opened.or(() -> detected)).minus(frozen);
  }

  /// From detection, or from the ticket where nobody noticed earlier, until the service was back.
  public TimeRanges byDetection() {
    return from(detected.or(() -> opened));
  }

  private TimeRanges from(Optional<Instant> start) {
    return start.filter(at -> at.isBefore(restored)).map(at -> TimeRanges.of(new TimeRange(at, restored)))
        .orElse(TimeRanges.NONE);
  }
}
