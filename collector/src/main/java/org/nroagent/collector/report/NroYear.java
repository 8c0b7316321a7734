package org.nroagent.collector.report;

import java.time.Duration;
import java.util.List;
import org.nroagent.model.availability.AvailabilityLine;
import org.nroagent.model.availability.NroAvailability;

/// An NRO's year, and what explains it.
///
/// @param availability its times
/// @param metered whether it has a metered port
/// @param lines every time that is not simply available, ascending; of those that are merely unknown the first ones
/// @param unlisted how many more unknown times there are
/// @param unlistedTime how long these last together
public record NroYear(NroAvailability availability, boolean metered, List<AvailabilityLine> lines,
    int unlisted,
    Duration unlistedTime) {
  public NroYear {
    lines = List.copyOf(lines);
  }
}
