package org.nroagent.model.restoration;

import java.time.Duration;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// A loss of the service as its ticket tells it.
///
/// @param severity what the contract calls it
/// @param time from the opening of the client's ticket, or from detection where there is none, until the service was
///     restored
/// @param frozen when the ticket waited for the client; may reach beyond the time [C CP 11.1]
public record Restoration(Severity severity, TimeRange time, TimeRanges frozen) {
  /// How long it counts: around the clock for a major incident, within the service hours for a minor one, and never while
  /// the ticket was frozen.
  public Duration counted(ServiceHours serviceHours) {
    TimeRanges running = TimeRanges.of(time).minus(frozen);
    return switch (severity) {
      case MAJOR -> running.duration();
      case MINOR -> running.and(serviceHours.around(time)).duration();
    };
  }
}
