package org.nroagent.agent.push;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.nroagent.agent.store.EventLog;
import org.nroagent.agent.store.RecordLog.Extent;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SequenceRange;

/// A ring of events in memory that can lose events.
final class MemoryEvents implements EventLog {
  private final NavigableMap<Long, Stored> events = new TreeMap<>();
  private Epoch epoch;
  private long oldest = 1;
  private long head;
  private boolean unreadable;

  MemoryEvents(Epoch epoch) {
    this.epoch = epoch;
  }

  /// An event whose content is its sequence, with the checksum 2000 + sequence.
  static Stored stored(long sequence) {
    return new Stored(sequence, ByteBuffer.allocate(8).putLong(0, sequence), (int) (2_000 + sequence));
  }

  synchronized void append(int count) {
    for (int i = 0; i < count; i++) {
      head++;
      events.put(head, stored(head));
    }
  }

  /// Forgets all events below this sequence, as a ring does.
  synchronized void overwriteBelow(long sequence) {
    events.headMap(sequence).clear();
    oldest = sequence;
  }

  synchronized void damage(long first, long last) {
    events.subMap(first, true, last, true).clear();
  }

  /// Keeps everything under another identity.
  synchronized void renew(Epoch newEpoch) {
    epoch = newEpoch;
  }

  synchronized void unreadable(boolean whether) {
    unreadable = whether;
  }

  @Override
  public synchronized Extent extent() {
    return new Extent(epoch, oldest, head);
  }

  @Override
  public synchronized Batch read(long after, int limit) throws IOException {
    if (unreadable) {
      throw new IOException("the disk gives nothing");
    }
    List<Stored> found = new ArrayList<>();
    List<Lost> lost = new ArrayList<>();
    long last = after;
    while (last < head && found.size() < limit) {
      Stored stored = events.get(last + 1);
      if (stored != null) {
        found.add(stored);
        last++;
      } else {
        Long following = events.ceilingKey(last + 1);
        long end = following == null ? head : following - 1;
        boolean overwritten = last + 1 < oldest;
        end = overwritten ? Math.min(end, oldest - 1) : end;
        lost.add(new Lost(new SequenceRange(last + 1, end),
            overwritten ? Lost.Reason.OVERWRITTEN : Lost.Reason.DAMAGED));
        last = end;
      }
    }
    return new Batch(found, lost, last);
  }
}
