package org.nroagent.model.figure;

import java.math.BigDecimal;
import org.nroagent.model.SlotGrid;

/// The 95th percentile of one direction.
///
/// @param valid number of slots with a value, at least 1
/// @param discarded number of largest values left out: floor(valid × 5 / 100)
/// @param rank the retained value's 1-based ascending position: valid − discarded
/// @param octets the retained value: octets of one slot
public record DirectionFigure(int valid, int discarded, int rank, long octets) {
  /// The retained value as a rate.
  public BigDecimal mbps(SlotGrid grid) {
    return Mbps.ofSlot(octets, grid);
  }
}
