package org.nroagent.collector.ingest;

import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.nroagent.collector.store.AgentStream;
import org.nroagent.collector.store.AnnouncedDirectory;
import org.nroagent.collector.store.Delivery;
import org.nroagent.collector.store.Incoming;
import org.nroagent.collector.store.RecordStore;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.protocol.Limits;
import org.nroagent.protocol.Message.Ack;
import org.nroagent.protocol.Message.Directory;
import org.nroagent.protocol.Message.Gap;
import org.nroagent.protocol.Message.Item;
import org.nroagent.protocol.Message.Records;
import org.nroagent.protocol.Message.RefusalCode;
import org.nroagent.protocol.ProtocolException;

/// The records of an open session on their way to the store, and the acknowledgements on their way back. Reading
/// pauses while the store is behind. Belongs to its connection's event loop.
final class RecordFlow {
  private final ChannelHandlerContext ctx;
  private final RecordStore store;
  private final AgentStream stream;
  private final Replies replies;
  private final Map<Integer, AnnouncedDirectory> directories = new HashMap<>();
  private int lastDirectory;
  private int unacknowledged;
  private volatile long records;

  /// What becomes of a delivery.
  interface Replies {
    /// Durable: to be sent to the agent.
    void acknowledge(Ack ack);

    /// Not stored: the session ends.
    void fail(Throwable failure);

    /// Reading has paused.
    void paused();

    /// Reading goes on.
    void resumed();
  }

  RecordFlow(ChannelHandlerContext ctx, RecordStore store, AgentStream stream, Replies replies) {
    this.ctx = ctx;
    this.store = store;
    this.stream = stream;
    this.replies = replies;
  }

  /// How many records have come. Safe for any thread.
  long records() {
    return records;
  }

  void take(Directory directory) throws ProtocolException {
    if (directory.id() <= lastDirectory) {
      throw broken(
          "directory " + directory.id() + " comes after directory " + lastDirectory + "; ids must ascend");
    }
    lastDirectory = directory.id();
    directories.put(directory.id(), new AnnouncedDirectory(directory.directory()));
  }

  void take(Records message) throws ProtocolException {
    List<Incoming> incoming = new ArrayList<>(message.records().size());
    for (Item item : message.records()) {
      incoming.add(new Incoming(item.sequence(), item.crc32c(), directory(item.directory()), item.record()));
    }
    int count = incoming.size() + message.unreadable().size();
    reserve(count);
    @SuppressWarnings("NonAtomicVolatileUpdate") // only the event loop writes it
    long total = records + count;
    records = total;
    await(store.deliver(stream, new Delivery(incoming, message.unreadable())), count);
  }

  void take(Gap gap) throws ProtocolException {
    reserve(1);
    await(store.lose(stream, gap.range(), gap.reason()), 1);
  }

  private AnnouncedDirectory directory(int id) throws ProtocolException {
    AnnouncedDirectory directory = directories.get(id);
    if (directory == null) {
      throw broken("records name directory " + id + ", which was not sent before them");
    }
    return directory;
  }

  private void reserve(int count) throws ProtocolException {
    if (unacknowledged + count > Limits.UNACKNOWLEDGED) {
      throw broken("more than " + Limits.UNACKNOWLEDGED + " records and gaps without an acknowledgement");
    }
    unacknowledged += count;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the outcome goes to the replies
  private void await(CompletableFuture<List<SequenceRange>> commit, int count) {
    commit.whenCompleteAsync((ranges, failure) -> settled(ranges, failure, count), ctx.executor());
    if (store.busy() && ctx.channel().config().isAutoRead()) {
      ctx.channel().config().setAutoRead(false);
      replies.paused();
    }
  }

  /// A paused session resumes with one of its own acknowledgements, of which at least one is outstanding.
  private void settled(@Nullable List<SequenceRange> ranges, @Nullable Throwable failure, int count) {
    unacknowledged -= count;
    if (failure != null || ranges == null) {
      replies.fail(failure == null ? new IllegalStateException("no ranges") : failure);
      return;
    }
    replies.acknowledge(new Ack(ranges));
    if (!ctx.channel().config().isAutoRead() && (unacknowledged == 0 || !store.busy())) {
      replies.resumed();
      ctx.channel().config().setAutoRead(true);
    }
  }

  private static ProtocolException broken(String text) {
    return new ProtocolException(RefusalCode.PROTOCOL_ERROR, text);
  }
}
