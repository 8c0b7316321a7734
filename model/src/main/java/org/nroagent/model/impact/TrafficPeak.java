package org.nroagent.model.impact;

import java.time.Instant;
import java.util.Optional;
import org.nroagent.model.Direction;
import org.nroagent.model.Fraction;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.Mbps;

/// The highest traffic of a span: the slot with the most octets in either direction [R 3(5)], choice.
///
/// @param slot its start
/// @param direction the larger direction of that slot, IN where both are equal
/// @param octets of that direction
public record TrafficPeak(Instant slot, Direction direction, long octets) {
  /// The higher of what is known so far and one more slot; the earlier of equals.
  public static TrafficPeak higher(Optional<TrafficPeak> known, Instant slot, long octetsIn, long octetsOut) {
    TrafficPeak next = octetsOut > octetsIn
        ? new TrafficPeak(slot, Direction.OUT, octetsOut)
        : new TrafficPeak(slot, Direction.IN, octetsIn);
    return known.filter(peak -> peak.octets >= next.octets).orElse(next);
  }

  /// The mean speed of a session at this moment in Mbit/s, exactly: the operator's reference speed for the half-year
  /// that follows [R 3(5)].
  ///
  /// @param sessions that were active in that slot, above 0
  public Fraction referenceSpeedMbps(SlotGrid grid, long sessions) {
    if (sessions <= 0) {
      throw new IllegalArgumentException("a reference speed of " + sessions + " sessions");
    }
    return Mbps.exactly(octets, grid).dividedBy(Fraction.of(sessions));
  }
}
