package org.nroagent.model.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.model.Fraction;
import org.nroagent.model.HalfYear;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.impact.TrafficPeak;

/// What a report of an operator's reference speeds tells.
///
/// @param halfYear whose traffic was looked at
/// @param until the first instant after what was looked at
/// @param over whether that is all of it; else it is the slots so far
/// @param speeds one of each network that the operator has, at least one
public record SpeedFigures(HalfYear halfYear, Instant until, boolean over, List<Speed> speeds) {
  public SpeedFigures {
    speeds = List.copyOf(speeds);
  }

  /// The speed of a network.
  ///
  /// @param grid the slots' length
  /// @param peak the slot with the most traffic, empty where that is not known
  /// @param sessions active in that slot, empty where that is not known
  /// @param mbps of a session, empty where that is not known
  public record Speed(DataNetwork network, SlotGrid grid, Optional<TrafficPeak> peak, OptionalLong sessions,
      Optional<Fraction> mbps) {
    /// Of a network of which nothing is metered.
    public static Speed notMetered(DataNetwork network) {
      return new Speed(network, SlotGrid.FIVE_MINUTES, Optional.empty(), OptionalLong.empty(),
          Optional.empty());
    }
  }
}
