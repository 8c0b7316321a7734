package org.nroagent.agent.store;

import java.util.ArrayList;
import java.util.List;
import org.nroagent.agent.store.RecordLog.Batch;
import org.nroagent.agent.store.RecordLog.Lost;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.StoredRecord;

/// Collects the answer to one read, so that every sequence examined is either a record or lost.
final class BatchBuilder {
  private final long last;
  private final int limit;
  private final List<StoredRecord> records = new ArrayList<>();
  private final List<Lost> lost = new ArrayList<>();
  private long next;

  /// @param last last sequence wanted, below `first` if there is nothing to read
  BatchBuilder(long first, long last, int limit) {
    this.next = first;
    this.last = last;
    this.limit = limit;
  }

  /// A moment in the collection.
  record Mark(int lost, long next) {}

  /// The first sequence that has not been examined.
  long next() {
    return next;
  }

  boolean isFull() {
    return next > last || records.size() >= limit;
  }

  /// Takes a record; the sequences skipped before it are damaged.
  void add(StoredRecord stored) {
    examinedUpTo(Math.min(stored.sequence() - 1, last), true);
    if (stored.sequence() <= last) {
      records.add(stored);
      next = stored.sequence() + 1;
    }
  }

  /// Everything up to a sequence that has not been found is lost.
  void examinedUpTo(long sequence, boolean damaged) {
    long to = Math.min(sequence, last);
    if (to >= next) {
      addLost(new Lost(new SequenceRange(next, to), damaged));
      next = to + 1;
    }
  }

  private void addLost(Lost more) {
    if (!lost.isEmpty()) {
      Lost before = lost.getLast();
      if (before.damaged() == more.damaged() && before.range().last() + 1 == more.range().first()) {
        lost.set(lost.size() - 1,
            new Lost(new SequenceRange(before.range().first(), more.range().last()), more.damaged()));
        return;
      }
    }
    lost.add(more);
  }

  Mark mark() {
    return new Mark(lost.size(), next);
  }

  /// What was lost since the mark was not damaged: its segment was reused while it was read.
  void reusedSince(Mark mark) {
    List<Lost> all = List.copyOf(lost);
    lost.clear();
    for (Lost one : all) {
      addLost(one.range().last() < mark.next() ? one : new Lost(one.range(), false));
    }
  }

  Batch build() {
    return new Batch(records, lost, next);
  }
}
