package org.nroagent.agent.core;

import java.time.Instant;
import java.util.List;
import org.nroagent.model.record.SlotRecord;

/// What all devices' polls of one slot border made final: one group commit.
///
/// @param border the slot border
/// @param labelled whether the wall clock was believed when it showed that border; without, there are no records
/// @param records the records, possibly none
record Round(Instant border, boolean labelled, List<SlotRecord> records) {
  Round {
    records = List.copyOf(records);
  }
}
