package org.nroagent.agent.push;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.protocol.Message.Flow;
import org.nroagent.protocol.RangeSet;

/// Decides what one connection sends next. Live records, above the head at connection, go first; then the holes
/// that Welcome left below it, from the lowest upward. Each flow only moves forward, so nothing is sent twice and
/// nothing is sent that Welcome had settled; what stays unacknowledged is the next connection's hole.
///
/// No I/O and no clock; owned by one thread.
final class DeliveryPlan {
  private final int window;
  private final int liveReserve;
  private final RangeSet holes;
  /// Sent and not acknowledged: first → last.
  private final TreeMap<Long, Long> unacknowledged = new TreeMap<>();
  private RangeSet settled;
  private long head;
  private long nextLive;
  private long nextBackfill = 1;

  /// @param settled what Welcome settles
  /// @param headAtConnect the head that Hello named
  /// @param window the most that may be unacknowledged
  /// @param liveReserve the part of the window that backfill leaves free
  DeliveryPlan(RangeSet settled, long headAtConnect, int window, int liveReserve) {
    this.settled = settled;
    this.holes = settled.complement(1, headAtConnect);
    this.head = headAtConnect;
    this.nextLive = headAtConnect + 1;
    this.window = window;
    this.liveReserve = liveReserve;
  }

  /// A part of the ring to read and send.
  ///
  /// @param flow as what
  /// @param range the sequences
  /// @param limit the most things to send of it, at least 1
  record Step(Flow flow, SequenceRange range, int limit) {}

  /// The ring's head has moved to `newHead`.
  void headIs(long newHead) {
    head = newHead;
  }

  /// The ring's head as last told.
  long head() {
    return head;
  }

  /// What to send now, if there is anything and the window has room for it.
  ///
  /// @param backfillAllowed how much backfill the throttle allows
  Optional<Step> next(int backfillAllowed) {
    int room = window - unacknowledged.size();
    if (nextLive <= head) {
      return step(Flow.LIVE, new SequenceRange(nextLive, head), room);
    }
    int backfillRoom = Math.min(room - liveReserve, backfillAllowed);
    return firstHole().flatMap(hole -> step(Flow.BACKFILL, hole, backfillRoom));
  }

  /// Whether live records are still to be sent.
  boolean liveWaits() {
    return nextLive <= head;
  }

  /// Whether backfill could be sent if the throttle allowed it.
  boolean backfillWaits() {
    return unacknowledged.size() < window - liveReserve && firstHole().isPresent();
  }

  /// A step has been taken.
  ///
  /// @param flow its flow
  /// @param sent what was sent, ascending
  /// @param next the first sequence that was not looked at
  void taken(Flow flow, List<SequenceRange> sent, long next) {
    sent.forEach(range -> unacknowledged.put(range.first(), range.last()));
    switch (flow) {
      case LIVE -> nextLive = next;
      case BACKFILL -> nextBackfill = next;
    }
  }

  /// The collector has settled these.
  ///
  /// @return how many sequences were newly settled by it
  long acknowledged(List<SequenceRange> ranges) {
    long before = settled.count();
    for (SequenceRange range : ranges) {
      settled = settled.add(range);
      forget(range);
    }
    return settled.count() - before;
  }

  private void forget(SequenceRange acknowledged) {
    Long start = unacknowledged.floorKey(acknowledged.first());
    Iterator<Map.Entry<Long, Long>> touched = unacknowledged
        .subMap(start == null ? acknowledged.first() : start, true, acknowledged.last(), true).entrySet()
        .iterator();
    while (touched.hasNext()) {
      Map.Entry<Long, Long> entry = touched.next();
      if (settled.complement(entry.getKey(), entry.getValue()).isEmpty()) {
        touched.remove();
      }
    }
  }

  /// What the collector has settled, as far as this connection knows.
  RangeSet settled() {
    return settled;
  }

  /// How many records and gaps are sent and not acknowledged.
  int unacknowledged() {
    return unacknowledged.size();
  }

  private Optional<SequenceRange> firstHole() {
    for (SequenceRange hole : holes.ranges()) {
      if (hole.last() >= nextBackfill) {
        return Optional.of(new SequenceRange(Math.max(hole.first(), nextBackfill), hole.last()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Step> step(Flow flow, SequenceRange range, int limit) {
    return limit < 1 ? Optional.empty() : Optional.of(new Step(flow, range, limit));
  }
}
