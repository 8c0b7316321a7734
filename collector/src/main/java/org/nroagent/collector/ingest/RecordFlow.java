package org.nroagent.collector.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
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

/// The records of an open session on their way to the store, and the acknowledgements on their way back. Belongs
/// to its connection's event loop.
final class RecordFlow {
  private final RecordStore store;
  private final AgentStream stream;
  private final PendingCommits commits;
  private final Consumer<Ack> replies;
  private final Map<Integer, AnnouncedDirectory> directories = new HashMap<>();
  private int lastDirectory;
  private int unacknowledged;
  private volatile long records;

  /// @param replies takes what is to be sent to the agent
  RecordFlow(RecordStore store, AgentStream stream, PendingCommits commits, Consumer<Ack> replies) {
    this.store = store;
    this.stream = stream;
    this.commits = commits;
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

  private void await(CompletableFuture<List<SequenceRange>> commit, int count) {
    commits.await(commit, ranges -> {
      unacknowledged -= count;
      replies.accept(new Ack(ranges));
    });
  }

  private static ProtocolException broken(String text) {
    return new ProtocolException(RefusalCode.PROTOCOL_ERROR, text);
  }
}
