package org.nroagent.model.restoration;

import java.time.Duration;
import org.nroagent.model.time.TimeRanges;

/// A loss of the service, by the contract's clock.
///
/// @param severity what the contract calls it
/// @param clock when the provider is to restore the service: from the opening of the client's ticket, or from detection where
///     there is none, until it is back, without the times when the ticket waited for the client [C CP 11.1] and those for
///     which the provider does not answer [C CP 11.3]
public record Restoration(Severity severity, TimeRanges clock) {
  /// How long it counts: around the clock for a major incident, within the service hours for a minor one.
  public Duration counted(ServiceHours serviceHours) {
    return switch (severity) {
      case MAJOR -> clock.duration();
      case MINOR -> clock.and(serviceHours.around(clock)).duration();
    };
  }
}
