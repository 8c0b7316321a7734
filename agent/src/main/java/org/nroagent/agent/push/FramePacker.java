package org.nroagent.agent.push;

import java.util.ArrayList;
import java.util.List;
import org.nroagent.model.record.StoredRecord;
import org.nroagent.protocol.Limits;
import org.nroagent.protocol.Message;
import org.nroagent.protocol.Message.Flow;
import org.nroagent.protocol.Message.Item;
import org.nroagent.protocol.RecordCodec;

/// Makes messages of what is to be delivered: each directory before its first record, as many records per frame as
/// fit, in ascending order.
final class FramePacker {
  /// Header, flow and array of a frame of records, rounded up.
  private static final int FRAME_OVERHEAD = 64;

  private final DirectoryIds ids = new DirectoryIds();

  /// The messages that deliver `things`, ascending.
  ///
  /// @param flow as what they are sent
  List<Message> pack(Flow flow, List<Outgoing> things) {
    Packing packing = new Packing(flow);
    for (Outgoing thing : things) {
      switch (thing) {
        case Outgoing.Whole(StoredRecord stored) -> packing.add(stored, ids.of(stored));
        case Outgoing.Lost lost -> packing.add(new Message.Gap(lost.range(), lost.reason()));
      }
    }
    packing.endFrame();
    return packing.messages;
  }

  /// Whether the connection should be replaced because its directory numbers end.
  boolean nearlyUsedUp() {
    return ids.nearlyUsedUp();
  }

  /// The messages of one call.
  private static final class Packing {
    private final Flow flow;
    private final List<Message> messages = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private int octets = FRAME_OVERHEAD;

    Packing(Flow flow) {
      this.flow = flow;
    }

    void add(StoredRecord stored, DirectoryIds.Numbered directory) {
      int needed = RecordCodec.maxOctets(stored.record());
      if (octets + needed > Limits.FRAME_OCTETS || items.size() == Limits.RECORDS_PER_FRAME) {
        endFrame();
      }
      if (directory.isNew()) {
        messages.add(DirectoryIds.message(directory));
      }
      items.add(new Item(stored.sequence(), stored.crc32c(), directory.id(), stored.record()));
      octets += needed;
    }

    void add(Message.Gap gap) {
      endFrame();
      messages.add(gap);
    }

    void endFrame() {
      if (!items.isEmpty()) {
        messages.add(new Message.Records(flow, items));
        items.clear();
        octets = FRAME_OVERHEAD;
      }
    }
  }
}
