package org.nroagent.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.protocol.CborWriter.Content;
import org.nroagent.protocol.Message.Records;
import org.nroagent.protocol.Message.SettledRange;

/// Writes the CBOR body of each message. The keys are those of the CDDL in `PROTOCOL.md`.
final class BodyEncoder {
  private BodyEncoder() {}

  /// @param planes whether the columns of rows are written in planes
  /// @throws IllegalArgumentException if a bound of [Limits] is exceeded
  static byte[] encode(Message message, boolean planes) {
    return CborWriter.write(content(message, planes));
  }

  private static Content content(Message message, boolean planes) {
    return switch (message) {
      case Message.Hello hello -> out -> hello(out, hello);
      case Message.Welcome welcome -> out -> welcome(out, welcome);
      case Message.Directory directory -> out -> directory(out, directory);
      case Message.Records records -> out -> records(out, records, planes);
      case Message.Ack ack -> out -> ack(out, ack);
      case Message.Gap(SequenceRange range, Message.GapReason reason) -> out -> out.map(3).key(1)
          .number(range.first()).key(2).number(range.last()).key(3).number(reason.code()).endMap();
      case Message.Ping(long number) -> out -> out.map(1).key(1).number(number).endMap();
      case Message.Pong pong -> out -> pong(out, pong);
      case Message.Refusal(Message.RefusalCode code, String text) -> out -> out.map(2).key(1)
          .number(code.code()).key(2).text(Required.atMost(text, Limits.TEXT_CHARACTERS)).endMap();
      case Message.Events(List<Message.EventItem> events) -> out -> events(out, events);
      case Message.EventGap(SequenceRange range, Message.EventGapReason reason) -> out -> out.map(3).key(1)
          .number(range.first()).key(2).number(range.last()).key(3).number(reason.code()).endMap();
      case Message.EventAck(long through) -> out -> out.map(1).key(1).number(through).endMap();
    };
  }

  private static void hello(CborWriter out, Message.Hello hello) throws IOException {
    out.map(7 + given(hello.events()) + given(hello.configuration())).key(1)
        .text(Required.atMost(hello.agent(), Limits.NAME_CHARACTERS)).key(2)
        .text(Required.atMost(hello.software(), Limits.TEXT_CHARACTERS)).key(3).number(hello.slotSeconds())
        .key(4).number(hello.time().toEpochMilli()).key(5).octets(octets(hello.epoch())).key(6)
        .number(hello.oldest()).key(7).number(hello.head());
    if (hello.events().isPresent()) {
      Message.EventExtent events = hello.events().get();
      out.key(8).array(3).octets(octets(events.epoch())).number(events.oldest()).number(events.head())
          .endArray();
    }
    if (hello.configuration().isPresent()) {
      Octets digest = hello.configuration().get();
      Required.atMost(digest.length(), Limits.DIGEST_OCTETS, Limits.DIGEST_OCTETS, "octets of a digest");
      out.key(9).octets(digest.toArray());
    }
    out.endMap();
  }

  private static void welcome(CborWriter out, Message.Welcome welcome) throws IOException {
    List<SettledRange> settled = welcome.settled();
    int forms = switch (welcome.compression()) {
      case NONE -> 0;
      case DEFLATED -> 1;
      case PLANES -> 2;
    };
    out.map(3 + given(welcome.events()) + given(welcome.software()) + forms).key(1)
        .text(Required.atMost(welcome.storeId(), Limits.NAME_CHARACTERS)).key(2)
        .number(welcome.time().toEpochMilli()).key(3)
        .array(Required.atMost(settled.size(), 0, Limits.SETTLED_RANGES, "settled ranges"));
    for (SettledRange each : settled) {
      out.array(3).number(each.range().first()).number(each.range().last())
          .number(Integer.toUnsignedLong(each.lastCrc32c())).endArray();
    }
    out.endArray();
    if (welcome.events().isPresent()) {
      Message.EventsSettled events = welcome.events().get();
      out.key(4).array(2).number(events.through()).number(Integer.toUnsignedLong(events.crc32c())).endArray();
    }
    if (welcome.software().isPresent()) {
      out.key(5).text(Required.atMost(welcome.software().get(), Limits.TEXT_CHARACTERS));
    }
    switch (welcome.compression()) {
      case NONE -> {
        // Nothing says so.
      }
      case DEFLATED -> out.key(6).number(MessageCodec.DEFLATED);
      case PLANES -> out.key(6).number(MessageCodec.DEFLATED).key(7).number(RecordCodec.PLANES);
    }
    out.endMap();
  }

  private static void pong(CborWriter out, Message.Pong pong) throws IOException {
    out.map(1 + given(pong.time())).key(1).number(pong.number());
    if (pong.time().isPresent()) {
      out.key(2).number(pong.time().get().toEpochMilli());
    }
    out.endMap();
  }

  /// How many fields it makes.
  private static int given(Optional<?> field) {
    return field.isPresent() ? 1 : 0;
  }

  private static void directory(CborWriter out, Message.Directory directory) throws IOException {
    List<ColumnDirectory.Device> devices = directory.directory().devices();
    out.map(2).key(1).number(directory.id()).key(2).array(devices.size());
    for (ColumnDirectory.Device device : devices) {
      out.map(2).key(1).text(Required.atMost(device.name(), Limits.NAME_CHARACTERS)).key(2)
          .array(device.columns().size());
      for (ColumnDirectory.Column column : device.columns()) {
        out.array(3).text(Required.atMost(column.interfaceId(), Limits.NAME_CHARACTERS))
            .text(Required.atMost(column.ifName(), Limits.IF_NAME_CHARACTERS)).number(column.identityEpoch())
            .endArray();
      }
      out.endArray().endMap();
    }
    out.endArray().endMap();
  }

  private static void records(CborWriter out, Records records, boolean planes) throws IOException {
    List<Message.Unreadable> all = new ArrayList<>(records.unreadable());
    for (Message.Item item : records.records()) {
      all.add(new Message.Unreadable(item.sequence(), item.crc32c(), item.directory(),
          new Octets(RecordCodec.encode(item.record(), planes)), ""));
    }
    all.sort(Comparator.comparingLong(Message.Unreadable::sequence));
    out.map(2).key(1).number(records.flow().code()).key(2)
        .array(Required.atMost(all.size(), 1, Limits.RECORDS_PER_FRAME, "records"));
    for (Message.Unreadable item : all) {
      out.array(4).number(item.sequence()).number(Integer.toUnsignedLong(item.crc32c()))
          .number(item.directory()).octets(item.content().toArray()).endArray();
    }
    out.endArray().endMap();
  }

  private static void ack(CborWriter out, Message.Ack ack) throws IOException {
    out.map(1).key(1).array(Required.atMost(ack.ranges().size(), 1, Limits.ACK_RANGES, "ranges"));
    for (SequenceRange range : ack.ranges()) {
      out.array(2).number(range.first()).number(range.last()).endArray();
    }
    out.endArray().endMap();
  }

  private static void events(CborWriter out, List<Message.EventItem> events) throws IOException {
    out.map(1).key(1).array(Required.atMost(events.size(), 1, Limits.EVENTS_PER_FRAME, "events"));
    for (Message.EventItem event : events) {
      Required.atMost(event.content().length(), 0, Limits.EVENT_OCTETS, "octets of an event");
      out.array(3).number(event.sequence()).number(Integer.toUnsignedLong(event.crc32c()))
          .octets(event.content().toArray()).endArray();
    }
    out.endArray().endMap();
  }

  private static byte[] octets(Epoch epoch) {
    return ByteBuffer.allocate(16).putLong(epoch.high()).putLong(epoch.low()).array();
  }
}
