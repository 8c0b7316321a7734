package org.nroagent.agent.push;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.nroagent.agent.store.EventLog.Stored;
import org.nroagent.protocol.Limits;
import org.nroagent.protocol.Message;
import org.nroagent.protocol.Message.EventItem;
import org.nroagent.protocol.Octets;

/// Makes messages of events, in their order, as many per frame as fit.
final class EventPacker {
  /// Header and array of a frame, rounded up.
  private static final int FRAME_OVERHEAD = 64;
  /// What stands around the content of an event at most.
  private static final int ITEM_OVERHEAD = 24;

  private final List<Message> messages = new ArrayList<>();
  private final List<EventItem> items = new ArrayList<>();
  private int octets = FRAME_OVERHEAD;

  private EventPacker() {}

  /// The messages that deliver `things`.
  static List<Message> pack(List<OutgoingEvent> things) {
    EventPacker packer = new EventPacker();
    for (OutgoingEvent thing : things) {
      switch (thing) {
        case OutgoingEvent.Whole(Stored stored) -> packer.add(stored);
        case OutgoingEvent.Lost(var range, var reason) -> {
          packer.endFrame();
          packer.messages.add(new Message.EventGap(range, reason));
        }
      }
    }
    packer.endFrame();
    return packer.messages;
  }

  private void add(Stored stored) {
    ByteBuffer content = stored.content().duplicate();
    int needed = ITEM_OVERHEAD + content.remaining();
    if (octets + needed > Limits.FRAME_OCTETS || items.size() == Limits.EVENTS_PER_FRAME) {
      endFrame();
    }
    byte[] bytes = new byte[content.remaining()];
    content.get(bytes);
    items.add(new EventItem(stored.sequence(), stored.crc32c(), new Octets(bytes)));
    octets += needed;
  }

  private void endFrame() {
    if (!items.isEmpty()) {
      messages.add(new Message.Events(items));
      items.clear();
      octets = FRAME_OVERHEAD;
    }
  }
}
