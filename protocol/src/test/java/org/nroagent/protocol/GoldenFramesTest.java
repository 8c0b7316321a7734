package org.nroagent.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nroagent.model.Slot;
import org.nroagent.model.record.RowDrops;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.protocol.Message.Flow;
import org.nroagent.protocol.Message.Item;
import org.nroagent.protocol.Message.Records;
import org.nroagent.protocol.Message.RefusalCode;

class GoldenFramesTest {
  static List<Map.Entry<String, Golden.Frame>> frames() {
    return List.copyOf(Golden.frames().entrySet());
  }

  @Test
  void thereIsOneForEveryTypeOfMessage() {
    List<MessageType> types = Golden.frames().values().stream().map(frame -> MessageType.of(frame.message()))
        .toList();
    assertEquals(List.of(MessageType.values()), types);
  }

  @ParameterizedTest
  @MethodSource("frames")
  void encodesToTheGoldenOctets(Map.Entry<String, Golden.Frame> golden) {
    byte[] octets = MessageCodec.encode(golden.getValue().message(), golden.getValue().sequence());
    assertEquals(hex(Golden.octets(golden.getKey())), hex(octets));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void decodesFromTheGoldenOctets(Map.Entry<String, Golden.Frame> golden) throws ProtocolException {
    assertEquals(golden.getValue().message(), decode(golden.getKey(), golden.getValue().sequence()));
  }

  /// The golden frames without events stay those of the software that knew none: what neither side offers is not said.
  @Test
  void eventsAreOfferedAndTakenInNewFields() throws ProtocolException {
    for (Map.Entry<String, Golden.Frame> golden : Map.of("hello-with-events", Golden.helloWithEvents(),
        "welcome-with-events", Golden.welcomeWithEvents()).entrySet()) {
      Golden.Frame frame = golden.getValue();
      assertEquals(hex(Golden.octets(golden.getKey())),
          hex(MessageCodec.encode(frame.message(), frame.sequence())));
      assertEquals(frame.message(), decode(golden.getKey(), frame.sequence()));
    }
  }

  @Test
  void recordsSayWhatWasLost() throws ProtocolException {
    Golden.Frame golden = Golden.recordsWithDrops();
    assertEquals(hex(Golden.octets("records-with-drops")),
        hex(MessageCodec.encode(golden.message(), golden.sequence())));
    assertEquals(golden.message(), decode("records-with-drops", golden.sequence()));
  }

  /// Drops must never keep the octets away, whatever a peer makes of them.
  @Test
  void dropsThatCannotBeReadAreUnknownAndTheRecordIsRead() throws ProtocolException {
    SlotRecord.Row row = new SlotRecord.Row("hub1", Instant.EPOCH, List.of(new Slot.Metered(1, 2, false)),
        RowDrops.NONE);
    byte[] octets = RecordCodec.encode(row);
    assertEquals(0x42, octets[octets.length - 3], "key 8 is a byte string of two");
    octets[octets.length - 1] = 1; // an entry that is not there
    assertEquals(new SlotRecord.Row("hub1", Instant.EPOCH, row.columns()), RecordCodec.decode(octets));
  }

  @Test
  void setsApartRecordsThatItCannotRead() throws ProtocolException {
    Records records = (Records) decode("unreadable-record", 1);
    assertEquals(Flow.BACKFILL, records.flow());
    assertEquals(List.of(new Item(7, 77, 1, Golden.range())), records.records());
    assertEquals(List.of("missing reason 63 is unknown here", "kind of record 9 is unknown here"),
        records.unreadable().stream().map(Message.Unreadable::problem).toList());
    assertEquals(List.of(5L, 6L), records.unreadable().stream().map(Message.Unreadable::sequence).toList());
  }

  @Test
  void keepsTheOctetsOfARecordThatItCannotRead() throws ProtocolException {
    Records records = (Records) decode("unreadable-record", 1);
    byte[] again = MessageCodec.encode(new Records(records.flow(), List.of(), records.unreadable()), 1);
    Records decoded = (Records) MessageCodec.decode(Unpooled.wrappedBuffer(again), 1).orElseThrow();
    assertEquals(records.unreadable(), decoded.unreadable());
  }

  @Test
  void passesOverUnknownFields() throws ProtocolException {
    assertEquals(new Message.Ping(3), decode("unknown-fields", 1));
  }

  @Test
  void showsARefusalOfAnUnknownCode() throws ProtocolException {
    assertEquals(new Message.Refusal(RefusalCode.PROTOCOL_ERROR, "refusal code 77, unknown here: later"),
        decode("unknown-refusal-code", 1));
  }

  private static Message decode(String name, long sequence) throws ProtocolException {
    Optional<Message> message = MessageCodec.decode(Unpooled.wrappedBuffer(Golden.octets(name)), sequence);
    return message.orElseThrow();
  }

  private static String hex(byte[] octets) {
    return HexFormat.of().formatHex(octets);
  }
}
