package org.nroagent.model.availability;

import org.nroagent.model.time.TimeRanges;

/// What agents saw of the service of an NRO, without any ticket.
///
/// @param down when its traffic reached no gate, and an agent saw that
/// @param blind when nobody saw or measured; what lies in `down` as well was seen
public record Seen(TimeRanges down, TimeRanges blind) {
  /// That it was measured all the time and never seen to be down.
  public static final Seen CARRYING = new Seen(TimeRanges.NONE, TimeRanges.NONE);
}
