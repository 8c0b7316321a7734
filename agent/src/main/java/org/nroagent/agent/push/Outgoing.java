package org.nroagent.agent.push;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nroagent.agent.store.RecordLog;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.StoredRecord;
import org.nroagent.protocol.Message.GapReason;

/// One thing to deliver: it takes one place in the window and is acknowledged as a whole.
sealed interface Outgoing {
  /// The sequences that it settles.
  SequenceRange range();

  /// A record.
  ///
  /// @param stored as the ring holds it
  record Whole(StoredRecord stored) implements Outgoing {
    @Override
    public SequenceRange range() {
      return new SequenceRange(stored.sequence(), stored.sequence());
    }
  }

  /// Records that will never come.
  ///
  /// @param range their sequences
  /// @param reason why
  record Lost(SequenceRange range, GapReason reason) implements Outgoing {}

  /// What a part of the ring has to deliver, ascending.
  static List<Outgoing> of(RecordLog.Batch batch) {
    List<Outgoing> all = new ArrayList<>(batch.records().size() + batch.lost().size());
    batch.records().forEach(stored -> all.add(new Whole(stored)));
    batch.lost().forEach(lost -> all
        .add(new Lost(lost.range(), lost.damaged() ? GapReason.DAMAGED : GapReason.OVERWRITTEN)));
    all.sort(Comparator.comparingLong(each -> each.range().first()));
    return all;
  }
}
