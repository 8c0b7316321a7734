package org.nroagent.collector.told;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.nroagent.collector.impact.AgentIncident;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// An incident of an agent, by NROs.
///
/// @param id whose it is, and its number there
/// @param from when its first outage began, as far as that was told
/// @param until when it ended, empty while it goes on
/// @param nros the NROs of which anything was lost
/// @param whole those of them that were lost as a whole
public record NroIncident(AgentIncident.Id id, Instant from, Optional<Instant> until, Set<String> nros,
    Set<String> whole) {
  public NroIncident {
    nros = Set.copyOf(nros);
    whole = Set.copyOf(whole);
  }

  /// When it lasted.
  ///
  /// @param now stands in for its end while there is none
  public TimeRanges time(Instant now) {
    Instant end = until.orElse(now);
    return from.isBefore(end) ? TimeRanges.of(new TimeRange(from, end)) : TimeRanges.NONE;
  }
}
