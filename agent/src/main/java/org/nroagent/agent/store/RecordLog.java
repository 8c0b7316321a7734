package org.nroagent.agent.store;

import java.io.IOException;
import java.util.List;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.StoredRecord;

/// A ring as its readers see it: what is durable, by sequence. Safe for any thread.
public interface RecordLog {
  /// What the log holds now.
  Extent extent();

  /// Reads records in ascending order. Sequences that were overwritten or damaged are left out of the records and
  /// listed as lost, so that every sequence of [from, last examined] is accounted for.
  ///
  /// @param range the sequences wanted; those above the durable head are ignored
  /// @param limit the most records to return, at least 1
  /// @throws IOException if the disk fails
  Batch read(SequenceRange range, int limit) throws IOException;

  /// What a log holds.
  ///
  /// @param epoch identity of the ring
  /// @param oldest oldest sequence it still has; `head + 1` where it has none
  /// @param head newest durable sequence, 0 where it has none
  record Extent(Epoch epoch, long oldest, long head) {}

  /// A part of a log.
  ///
  /// @param records ascending
  /// @param lost ranges within the part that cannot be read any more, ascending
  /// @param next the first sequence that was not examined
  record Batch(List<StoredRecord> records, List<Lost> lost, long next) {
    public Batch {
      records = List.copyOf(records);
      lost = List.copyOf(lost);
    }
  }

  /// Records that cannot be read any more.
  ///
  /// @param range their sequences
  /// @param damaged true if damaged on disk, false if their segment was reused
  record Lost(SequenceRange range, boolean damaged) {}
}
