package org.nroagent.agent.store;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.nroagent.agent.store.EventRingState.Segment;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.state.StateEventCodec;
import org.nroagent.model.state.ToldCodec;

/// The reading side of the ring of events, for any thread. Readers take turns, so that only one segment is in memory at
/// a time.
final class EventRingReads {
  private final EventRingFile file;
  private final int segmentBytes;
  private final Supplier<EventRingState> state;
  private final Consumer<String> damaged;
  private final Object reading = new Object();

  /// @param state what the ring holds at the moment
  /// @param damaged is told what cannot be understood
  EventRingReads(EventRingFile file, int segmentBytes, Supplier<EventRingState> state,
      Consumer<String> damaged) {
    this.file = file;
    this.segmentBytes = segmentBytes;
    this.state = state;
    this.damaged = damaged;
  }

  /// Goes through what was told after an event, in order.
  ///
  /// @param after the event's sequence
  /// @throws IOException if the disk fails
  void replay(long after, EventRing.Replay replay) throws IOException {
    synchronized (reading) {
      EventRingState now = state.get();
      for (int i = 0; i < now.segments().size(); i++) {
        if (lastOf(now, i) >= after) {
          for (EventRecord record : records(now, i)) {
            replay(record, after, replay);
          }
        }
      }
    }
  }

  private void replay(EventRecord record, long after, EventRing.Replay replay) {
    try {
      if (record.kind() == EventRecord.EVENT && record.sequence() > after) {
        replay.event(StateEventCodec.decode(record.sequence(), record.content()));
      } else if (record.kind() == EventRecord.TOLD && record.sequence() >= after) {
        ByteBuffer content = record.content();
        long whole = content.getLong();
        replay.told(ToldCodec.decode(content), whole);
      }
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      damaged.accept("what was told under " + record.sequence() + " in " + file.path()
          + " is not understood: " + e.getMessage());
    }
  }

  /// Reads events as [EventLog#read] promises.
  EventLog.Batch read(long after, int limit) throws IOException {
    List<EventLog.Stored> events = new ArrayList<>();
    List<EventLog.Lost> lost = new ArrayList<>();
    synchronized (reading) {
      EventRingState now = state.get();
      long last = Math.min(after, now.head());
      for (int i = 0; i < now.segments().size() && events.size() < limit; i++) {
        if (lastOf(now, i) > last) {
          last = read(now, i, last, limit, events, lost);
        }
      }
      if (events.size() < limit) {
        addLost(lost, last, now.head() + 1, EventLog.Lost.Reason.DAMAGED);
        last = Math.max(last, now.head());
      }
      return new EventLog.Batch(events, lost, last);
    }
  }

  private long read(EventRingState now, int index, long after, int limit, List<EventLog.Stored> events,
      List<EventLog.Lost> lost) throws IOException {
    List<EventRecord> records = records(now, index);
    long last = after;
    if (state.get().segments().contains(now.segments().get(index))) { // else its place is being used again
      for (EventRecord record : records) {
        if (record.kind() == EventRecord.EVENT && record.sequence() > last && events.size() < limit) {
          addLost(lost, last, record.sequence(),
              record.afterHole() ? EventLog.Lost.Reason.PASSED_OVER : EventLog.Lost.Reason.DAMAGED);
          last = record.sequence();
          events.add(new EventLog.Stored(last, copy(record.content()), record.crc32c()));
        }
      }
    }
    return last;
  }

  private static ByteBuffer copy(ByteBuffer content) {
    return ByteBuffer.allocate(content.remaining()).put(content.duplicate()).flip();
  }

  /// @param last the last sequence accounted for
  /// @param found the next one that can be read
  /// @param reason why those between cannot, where the ring reaches back to them
  private void addLost(List<EventLog.Lost> lost, long last, long found, EventLog.Lost.Reason reason) {
    // As of now: a segment may have been given up since the read began.
    long oldest = Math.clamp(state.get().oldest(), last + 1, found);
    if (oldest > last + 1) {
      lost.add(new EventLog.Lost(new SequenceRange(last + 1, oldest - 1), EventLog.Lost.Reason.OVERWRITTEN));
    }
    if (found > oldest) {
      lost.add(new EventLog.Lost(new SequenceRange(oldest, found - 1), reason));
    }
  }

  private static long lastOf(EventRingState now, int index) {
    return index + 1 < now.segments().size()
        ? now.segments().get(index + 1).header().firstSequence() - 1
        : now.head();
  }

  private List<EventRecord> records(EventRingState now, int index) throws IOException {
    Segment segment = now.segments().get(index);
    boolean open = index + 1 == now.segments().size();
    return EventScan
        .of(segment.header(), file.read(segment.index(), open ? now.end() : segmentBytes))
        .records();
  }
}
