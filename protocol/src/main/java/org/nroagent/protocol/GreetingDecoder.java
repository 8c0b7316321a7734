package org.nroagent.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.protocol.CborReader.Keys;
import org.nroagent.protocol.Message.SettledRange;

/// Reads the bodies of Hello and Welcome.
final class GreetingDecoder {
  private static final int EPOCH_OCTETS = 16;

  private GreetingDecoder() {}

  static Message hello(CborReader in) throws IOException, ProtocolException {
    @Nullable
    String agent = null;
    @Nullable
    String software = null;
    @Nullable
    Integer slotSeconds = null;
    @Nullable
    Instant time = null;
    @Nullable
    Epoch epoch = null;
    @Nullable
    Long oldest = null;
    @Nullable
    Long head = null;
    Optional<Message.EventExtent> events = Optional.empty();
    Optional<Octets> configuration = Optional.empty();
    in.enterMap("Hello");
    Keys seen = new Keys();
    for (int key = in.nextKey(seen); key != Keys.END; key = in.nextKey(seen)) {
      switch (key) {
        case 1 -> agent = in.text("agent", Limits.NAME_CHARACTERS);
        case 2 -> software = in.text("software", Limits.TEXT_CHARACTERS);
        case 3 -> slotSeconds = new SlotGrid((int) in.number("slot seconds", 1, 86_400)).seconds();
        case 4 -> time = BodyDecoder.time(in);
        case 5 -> epoch = epoch(in);
        case 6 -> oldest = in.number("oldest", 1, Long.MAX_VALUE);
        case 7 -> head = in.number("head", 0, Long.MAX_VALUE - 1);
        case 8 -> events = Optional.of(EventsDecoder.extent(in));
        case 9 -> configuration = Optional.of(new Octets(exactly(in, "digest", Limits.DIGEST_OCTETS)));
        default -> in.skip();
      }
    }
    Message.Hello hello = new Message.Hello(Required.field(agent, "agent"),
        Required.field(software, "software"), Required.field(slotSeconds, "slot seconds"),
        Required.field(time, "time"), Required.field(epoch, "epoch"), Required.field(oldest, "oldest"),
        Required.field(head, "head"), events, configuration);
    Required.extent(hello.oldest(), hello.head());
    return hello;
  }

  static Message welcome(CborReader in) throws IOException, ProtocolException {
    @Nullable
    String storeId = null;
    @Nullable
    Instant time = null;
    @Nullable
    List<SettledRange> settled = null;
    Optional<Message.EventsSettled> events = Optional.empty();
    Optional<String> software = Optional.empty();
    boolean deflated = false;
    boolean planes = false;
    in.enterMap("Welcome");
    Keys seen = new Keys();
    for (int key = in.nextKey(seen); key != Keys.END; key = in.nextKey(seen)) {
      switch (key) {
        case 1 -> storeId = in.text("store id", Limits.NAME_CHARACTERS);
        case 2 -> time = BodyDecoder.time(in);
        case 3 -> settled = settled(in);
        case 4 -> events = Optional.of(EventsDecoder.settled(in));
        case 5 -> software = Optional.of(in.text("software", Limits.TEXT_CHARACTERS));
        case 6 -> deflated = in.number("form of bodies", 0, Long.MAX_VALUE) == MessageCodec.DEFLATED;
        case 7 -> planes = in.number("form of columns", 0, Long.MAX_VALUE) == RecordCodec.PLANES;
        default -> in.skip();
      }
    }
    return new Message.Welcome(Required.field(storeId, "store id"), Required.field(time, "time"),
        Required.field(settled, "settled ranges"), events, compression(deflated, planes), software);
  }

  private static Compression compression(boolean deflated, boolean planes) {
    if (!deflated) {
      return Compression.NONE;
    }
    return planes ? Compression.PLANES : Compression.DEFLATED;
  }

  private static List<SettledRange> settled(CborReader in) throws IOException, ProtocolException {
    List<SettledRange> settled = new ArrayList<>();
    long previous = 0;
    in.enterArray("settled ranges");
    while (in.nextElement()) {
      BodyDecoder.requireRoom(settled.size(), Limits.SETTLED_RANGES, "settled ranges");
      in.enterArray("settled range");
      SequenceRange range = BodyDecoder.range(in, previous);
      in.requireElement("CRC");
      settled.add(new SettledRange(range, (int) in.number("CRC", 0, BodyDecoder.MAX_CRC)));
      in.leaveArray();
      previous = range.last();
    }
    return settled;
  }

  /// The identity of a ring.
  static Epoch epoch(CborReader reader) throws IOException, ProtocolException {
    ByteBuffer in = ByteBuffer.wrap(exactly(reader, "epoch", EPOCH_OCTETS));
    return new Epoch(in.getLong(), in.getLong());
  }

  private static byte[] exactly(CborReader in, String what, int length)
      throws IOException, ProtocolException {
    byte[] octets = in.octets(what, length);
    if (octets.length != length) {
      throw ProtocolException.malformed(what + " has " + octets.length + " octets, must have " + length);
    }
    return octets;
  }
}
