package org.nroagent.protocol;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.Codes;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.protocol.CborReader.Keys;
import org.nroagent.protocol.Message.RefusalCode;

/// Reads the CBOR body of each message. Unknown fields of maps and additional elements of the inner arrays are
/// passed over; what is missing, out of range or too much is an error with a name.
final class BodyDecoder {
  static final long MAX_CRC = 0xFFFF_FFFFL;
  /// Milliseconds to the end of the year 9999.
  private static final long LAST_MILLISECOND = 253_402_300_799_999L;
  private static final Codes<Message.GapReason> GAP_REASONS = Codes.of("reason of a gap",
      Message.GapReason.values(), Message.GapReason::code);
  private static final Codes<RefusalCode> REFUSALS = Codes.of("refusal", RefusalCode.values(),
      RefusalCode::code);

  private BodyDecoder() {}

  static Message decode(MessageType type, byte[] octets, int offset, int length) throws ProtocolException {
    return CborReader.read(octets, offset, length, in -> switch (type) {
      case HELLO -> GreetingDecoder.hello(in);
      case WELCOME -> GreetingDecoder.welcome(in);
      case DIRECTORY -> DirectoryDecoder.directory(in);
      case RECORDS -> RecordsDecoder.records(in);
      case ACK -> ack(in);
      case GAP -> gap(in);
      case PING -> new Message.Ping(ping(in));
      case PONG -> pong(in);
      case REFUSAL -> refusal(in);
      case EVENTS -> EventsDecoder.events(in);
      case EVENT_GAP -> EventsDecoder.gap(in);
      case EVENT_ACK -> EventsDecoder.ack(in);
    });
  }

  private static Message ack(CborReader in) throws IOException, ProtocolException {
    @Nullable
    List<SequenceRange> ranges = null;
    in.enterMap("Ack");
    Keys seen = new Keys();
    for (int key = in.nextKey(seen); key != Keys.END; key = in.nextKey(seen)) {
      switch (key) {
        case 1 -> ranges = ranges(in);
        default -> in.skip();
      }
    }
    if (Required.field(ranges, "ranges").isEmpty()) {
      throw ProtocolException.malformed("an Ack must hold a range");
    }
    return new Message.Ack(Required.field(ranges, "ranges"));
  }

  private static List<SequenceRange> ranges(CborReader in) throws IOException, ProtocolException {
    List<SequenceRange> ranges = new ArrayList<>();
    long previous = 0;
    in.enterArray("ranges");
    while (in.nextElement()) {
      requireRoom(ranges.size(), Limits.ACK_RANGES, "ranges");
      in.enterArray("range");
      SequenceRange range = range(in, previous);
      ranges.add(range);
      in.leaveArray();
      previous = range.last();
    }
    return ranges;
  }

  private static Message gap(CborReader in) throws IOException, ProtocolException {
    @Nullable
    Long first = null;
    @Nullable
    Long last = null;
    Message.@Nullable GapReason reason = null;
    in.enterMap("Gap");
    Keys seen = new Keys();
    for (int key = in.nextKey(seen); key != Keys.END; key = in.nextKey(seen)) {
      switch (key) {
        case 1 -> first = in.number("first", 1, Long.MAX_VALUE);
        case 2 -> last = in.number("last", 1, Long.MAX_VALUE);
        case 3 -> reason = gapReason((int) in.number("reason", 1, Integer.MAX_VALUE));
        default -> in.skip();
      }
    }
    return new Message.Gap(new SequenceRange(Required.field(first, "first"), Required.field(last, "last")),
        Required.field(reason, "reason"));
  }

  private static Message.GapReason gapReason(int code) throws ProtocolException {
    return GAP_REASONS.find(code)
        .orElseThrow(() -> ProtocolException.malformed("reason " + code + " of a gap is unknown"));
  }

  private static long ping(CborReader in) throws IOException, ProtocolException {
    @Nullable
    Long number = null;
    in.enterMap("Ping");
    Keys seen = new Keys();
    for (int key = in.nextKey(seen); key != Keys.END; key = in.nextKey(seen)) {
      switch (key) {
        case 1 -> number = number(in);
        default -> in.skip();
      }
    }
    return Required.field(number, "number");
  }

  private static Message.Pong pong(CborReader in) throws IOException, ProtocolException {
    @Nullable
    Long number = null;
    Optional<Instant> time = Optional.empty();
    in.enterMap("Pong");
    Keys seen = new Keys();
    for (int key = in.nextKey(seen); key != Keys.END; key = in.nextKey(seen)) {
      switch (key) {
        case 1 -> number = number(in);
        case 2 -> time = Optional.of(time(in));
        default -> in.skip();
      }
    }
    return new Message.Pong(Required.field(number, "number"), time);
  }

  private static long number(CborReader in) throws IOException, ProtocolException {
    return in.number("number", Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static Message refusal(CborReader in) throws IOException, ProtocolException {
    @Nullable
    Integer code = null;
    @Nullable
    String text = null;
    in.enterMap("Refusal");
    Keys seen = new Keys();
    for (int key = in.nextKey(seen); key != Keys.END; key = in.nextKey(seen)) {
      switch (key) {
        case 1 -> code = (int) in.number("code", 1, Integer.MAX_VALUE);
        case 2 -> text = in.text("text", Limits.TEXT_CHARACTERS);
        default -> in.skip();
      }
    }
    return refusal(Required.field(code, "code"), Required.field(text, "text"));
  }

  /// A refusal of a later version must reach the person who reads it, so its unknown code goes into the text.
  private static Message.Refusal refusal(int code, String text) {
    return REFUSALS.find(code).map(known -> new Message.Refusal(known, text)).orElseGet(() -> {
      String full = "refusal code " + code + ", unknown here: " + text;
      return new Message.Refusal(RefusalCode.PROTOCOL_ERROR,
          full.substring(0, Math.min(full.length(), Limits.TEXT_CHARACTERS)));
    });
  }

  static SequenceRange range(CborReader in, long previous) throws IOException, ProtocolException {
    in.requireElement("first");
    long first = in.number("first", 1, Long.MAX_VALUE);
    Required.ascending(previous, first, "ranges");
    in.requireElement("last");
    return new SequenceRange(first, in.number("last", 1, Long.MAX_VALUE));
  }

  static Instant time(CborReader in) throws IOException, ProtocolException {
    return Instant.ofEpochMilli(in.number("time", 0, LAST_MILLISECOND));
  }

  static void requireRoom(int size, int limit, String what) throws ProtocolException {
    if (size == limit) {
      throw ProtocolException.malformed("more than " + limit + " " + what);
    }
  }
}
