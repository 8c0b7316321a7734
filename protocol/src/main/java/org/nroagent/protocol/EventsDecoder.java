package org.nroagent.protocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.Codes;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.protocol.CborReader.Keys;

/// Reads what concerns events. Their content is not looked at here: what the collector cannot read it parks.
final class EventsDecoder {
  private static final Codes<Message.EventGapReason> GAP_REASONS = Codes.of("reason of a gap of events",
      Message.EventGapReason.values(), Message.EventGapReason::code);

  private EventsDecoder() {}

  /// What Hello says of the ring of events.
  static Message.EventExtent extent(CborReader in) throws IOException, ProtocolException {
    in.enterArray("extent of the events");
    in.requireElement("epoch");
    Epoch epoch = GreetingDecoder.epoch(in);
    in.requireElement("oldest");
    long oldest = in.number("oldest", 1, Limits.LAST_SEQUENCE + 1);
    in.requireElement("head");
    long head = in.number("head", 0, Limits.LAST_SEQUENCE);
    in.leaveArray();
    Required.extent(oldest, head);
    return new Message.EventExtent(epoch, oldest, head);
  }

  /// What Welcome says of the events.
  static Message.EventsSettled settled(CborReader in) throws IOException, ProtocolException {
    in.enterArray("settled events");
    in.requireElement("through");
    long through = in.number("through", 0, Limits.LAST_SEQUENCE);
    in.requireElement("CRC");
    int crc32c = crc(in);
    in.leaveArray();
    return new Message.EventsSettled(through, crc32c);
  }

  static Message events(CborReader in) throws IOException, ProtocolException {
    @Nullable
    List<Message.EventItem> events = null;
    in.enterMap("Events");
    Keys seen = new Keys();
    for (int key = in.nextKey(seen); key != Keys.END; key = in.nextKey(seen)) {
      switch (key) {
        case 1 -> events = items(in);
        default -> in.skip();
      }
    }
    if (Required.field(events, "events").isEmpty()) {
      throw ProtocolException.malformed("Events must hold an event");
    }
    return new Message.Events(Required.field(events, "events"));
  }

  private static List<Message.EventItem> items(CborReader in) throws IOException, ProtocolException {
    List<Message.EventItem> items = new ArrayList<>();
    long previous = 0;
    in.enterArray("events");
    while (in.nextElement()) {
      if (items.size() == Limits.EVENTS_PER_FRAME) {
        throw ProtocolException.malformed("more than " + Limits.EVENTS_PER_FRAME + " events");
      }
      in.enterArray("event");
      in.requireElement("sequence");
      long sequence = in.number("sequence", 1, Limits.LAST_SEQUENCE);
      if (!items.isEmpty() && sequence != previous + 1) {
        throw ProtocolException.malformed("event " + sequence + " follows " + previous);
      }
      in.requireElement("CRC");
      int crc32c = crc(in);
      in.requireElement("content");
      items.add(
          new Message.EventItem(sequence, crc32c, new Octets(in.octets("content", Limits.EVENT_OCTETS))));
      in.leaveArray();
      previous = sequence;
    }
    return items;
  }

  static Message gap(CborReader in) throws IOException, ProtocolException {
    @Nullable
    Long first = null;
    @Nullable
    Long last = null;
    Message.@Nullable EventGapReason reason = null;
    in.enterMap("EventGap");
    Keys seen = new Keys();
    for (int key = in.nextKey(seen); key != Keys.END; key = in.nextKey(seen)) {
      switch (key) {
        case 1 -> first = in.number("first", 1, Limits.LAST_SEQUENCE);
        case 2 -> last = in.number("last", 1, Limits.LAST_SEQUENCE);
        case 3 -> reason = reason((int) in.number("reason", 1, Integer.MAX_VALUE));
        default -> in.skip();
      }
    }
    return new Message.EventGap(
        new SequenceRange(Required.field(first, "first"), Required.field(last, "last")),
        Required.field(reason, "reason"));
  }

  private static Message.EventGapReason reason(int code) throws ProtocolException {
    return GAP_REASONS.find(code)
        .orElseThrow(() -> ProtocolException.malformed("reason " + code + " of a gap of events is unknown"));
  }

  static Message ack(CborReader in) throws IOException, ProtocolException {
    @Nullable
    Long through = null;
    in.enterMap("EventAck");
    Keys seen = new Keys();
    for (int key = in.nextKey(seen); key != Keys.END; key = in.nextKey(seen)) {
      switch (key) {
        case 1 -> through = in.number("through", 1, Limits.LAST_SEQUENCE);
        default -> in.skip();
      }
    }
    return new Message.EventAck(Required.field(through, "through"));
  }

  private static int crc(CborReader in) throws IOException, ProtocolException {
    return (int) in.number("CRC", 0, BodyDecoder.MAX_CRC);
  }
}
