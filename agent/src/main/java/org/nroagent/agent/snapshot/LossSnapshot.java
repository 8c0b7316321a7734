package org.nroagent.agent.snapshot;

import java.time.Instant;
import java.util.Optional;
import org.nroagent.model.DropCounter;
import org.nroagent.model.Drops;
import org.nroagent.model.Slot;

/// What an interface lost since the start of the agent, as far as it is known (M11).
///
/// @param inDiscards packets discarded on the way into the POP
/// @param outDiscards packets discarded on the way out of it
/// @param inErrors packets that arrived with errors
/// @param outErrors packets that could not be sent because of errors
/// @param last the last slot in which anything was lost, empty where none was
public record LossSnapshot(long inDiscards, long outDiscards, long inErrors, long outErrors,
    Optional<LostSlot> last) {
  /// Nothing was lost.
  public static final LossSnapshot NONE = new LossSnapshot(0, 0, 0, 0, Optional.empty());

  /// A slot in which packets were lost.
  ///
  /// @param start start of the slot
  /// @param slot its octets
  /// @param drops what was lost
  public record LostSlot(Instant start, Slot slot, Drops drops) {}

  /// With what one more slot lost.
  public LossSnapshot plus(Instant start, Slot slot, Drops drops) {
    return drops.known() == 0
        ? this
        : new LossSnapshot(inDiscards + known(drops, DropCounter.IN_DISCARDS),
            outDiscards + known(drops, DropCounter.OUT_DISCARDS),
            inErrors + known(drops, DropCounter.IN_ERRORS), outErrors + known(drops, DropCounter.OUT_ERRORS),
            Optional.of(new LostSlot(start, slot, drops)));
  }

  /// One of the counts.
  public long count(DropCounter counter) {
    return switch (counter) {
      case IN_DISCARDS -> inDiscards;
      case OUT_DISCARDS -> outDiscards;
      case IN_ERRORS -> inErrors;
      case OUT_ERRORS -> outErrors;
    };
  }

  private static long known(Drops drops, DropCounter counter) {
    Long count = drops.count(counter);
    return count == null ? 0 : count;
  }
}
