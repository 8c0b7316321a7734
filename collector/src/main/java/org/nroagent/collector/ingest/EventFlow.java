package org.nroagent.collector.ingest;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.nroagent.collector.store.EventStream;
import org.nroagent.collector.store.RecordStore;
import org.nroagent.protocol.Limits;
import org.nroagent.protocol.Message.EventAck;
import org.nroagent.protocol.Message.EventGap;
import org.nroagent.protocol.Message.Events;
import org.nroagent.protocol.Message.RefusalCode;
import org.nroagent.protocol.ProtocolException;

/// The events of an open session on their way to the store, and the acknowledgements on their way back. Belongs to its
/// connection's event loop.
final class EventFlow {
  private final RecordStore store;
  private final EventStream stream;
  private final PendingCommits commits;
  private final Consumer<EventAck> replies;
  private long next;
  private int unacknowledged;
  private volatile long events;

  /// @param settledThrough what Welcome said is settled
  /// @param replies takes what is to be sent to the agent
  EventFlow(RecordStore store, EventStream stream, long settledThrough, PendingCommits commits,
      Consumer<EventAck> replies) {
    this.store = store;
    this.stream = stream;
    this.next = settledThrough + 1;
    this.commits = commits;
    this.replies = replies;
  }

  /// How many events have come. Safe for any thread.
  long events() {
    return events;
  }

  void take(Events message) throws ProtocolException {
    int count = message.events().size();
    reserve(count, message.events().getFirst().sequence(), message.events().getLast().sequence());
    @SuppressWarnings("NonAtomicVolatileUpdate") // only the event loop writes it
    long total = events + count;
    events = total;
    await(store.deliverEvents(stream, message.events()), count);
  }

  void take(EventGap gap) throws ProtocolException {
    reserve(1, gap.range().first(), gap.range().last());
    await(store.loseEvents(stream, gap.range(), gap.reason()), 1);
  }

  private void reserve(int count, long first, long last) throws ProtocolException {
    if (first != next) {
      throw broken("event " + first + " came where " + next + " must");
    }
    if (unacknowledged + count > Limits.UNACKNOWLEDGED_EVENTS) {
      throw broken(
          "more than " + Limits.UNACKNOWLEDGED_EVENTS + " events and gaps without an acknowledgement");
    }
    unacknowledged += count;
    next = last + 1;
  }

  private void await(CompletableFuture<Long> commit, int count) {
    commits.await(commit, through -> {
      unacknowledged -= count;
      replies.accept(new EventAck(through));
    });
  }

  private static ProtocolException broken(String text) {
    return new ProtocolException(RefusalCode.PROTOCOL_ERROR, text);
  }
}
