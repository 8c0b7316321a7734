package org.nroagent.collector.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.protocol.Message.EventGapReason;
import org.nroagent.protocol.Message.EventItem;
import org.nroagent.protocol.Message.GapReason;
import org.nroagent.protocol.Message.Hello;

/// Where sessions put what arrives. No method blocks; every future completes on the store's own thread, and only
/// after what it promises is durable. A future fails with [StoreFailure] when nothing was stored.
public interface RecordStore {
  /// Notes the agent and its epoch and tells what is settled. Fails with [SlotLengthChanged] where the slot length
  /// contradicts the agent's earlier records.
  CompletableFuture<Opening> open(Hello hello);

  /// Stores records, ignoring what is there already.
  ///
  /// @return the sequences that are settled now: all of them
  CompletableFuture<List<SequenceRange>> deliver(AgentStream stream, Delivery delivery);

  /// Settles sequences that will never come.
  ///
  /// @return the range itself
  CompletableFuture<List<SequenceRange>> lose(AgentStream stream, SequenceRange range, GapReason reason);

  /// Stores the next events of a ring, ignoring what is there already. Fails with [EventsOutOfOrder] where they would
  /// leave a hole, and with [SessionSuperseded] where the agent has opened a newer session.
  ///
  /// @param events at least one, their sequences without holes
  /// @return the last of them: everything up to it is settled now
  CompletableFuture<Long> deliverEvents(EventStream stream, List<EventItem> events);

  /// Settles the next events of a ring, which will never come. Fails like [#deliverEvents].
  ///
  /// @return the last of them: everything up to it is settled now
  CompletableFuture<Long> loseEvents(EventStream stream, SequenceRange range, EventGapReason reason);

  /// Whether agents may have sessions with other collectors that use the same store.
  boolean isShared();

  /// The session that each agent opened last, with whichever collector, by the agent's name. Completes on the store's
  /// thread before any session that is opened later.
  CompletableFuture<Map<String, String>> newestSessions();

  /// Whether so much is waiting that senders should pause.
  boolean busy();

  /// Calls the listener each time that less waits than before, on the store's thread, which it must not hold up.
  void onRoom(Runnable listener);
}
