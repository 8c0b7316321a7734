package org.nroagent.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  /// What no encoder of today writes.
  private static final Set<String> FRAMES_OF_THEIR_OWN_TESTS = Set.of("1.0/unknown-fields",
      "1.0/unknown-refusal-code", "1.0/unreadable-record", "1.3/records-deflated", "1.6/records-in-planes");

  static List<Golden.Frame> frames() {
    return Golden.frames();
  }

  @Test
  void thereIsOneForEveryTypeOfMessage() {
    Set<MessageType> types = frames().stream().map(frame -> MessageType.of(frame.message()))
        .collect(Collectors.toSet());
    assertEquals(Set.of(MessageType.values()), types);
  }

  /// A frame that nobody decodes proves nothing.
  @Test
  void everyFileIsUsed() throws IOException {
    Set<String> used = new TreeSet<>(FRAMES_OF_THEIR_OWN_TESTS);
    frames().forEach(frame -> used.add(frame.file()));
    Path golden = Path.of("src/test/resources/golden");
    try (Stream<Path> files = Files.walk(golden)) {
      assertEquals(used, files.filter(Files::isRegularFile)
          .map(file -> golden.relativize(file).toString().replace(".hex", ""))
          .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  /// What neither side offers is not said: so an older side reads what it always read.
  @ParameterizedTest
  @MethodSource("frames")
  void encodesToTheGoldenOctets(Golden.Frame golden) {
    byte[] octets = MessageCodec.encode(golden.message(), golden.sequence());
    assertEquals(hex(Golden.octets(golden.file())), hex(octets));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void decodesFromTheGoldenOctets(Golden.Frame golden) throws ProtocolException {
    assertEquals(golden.message(), decode(golden.file(), golden.sequence()));
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
    Records records = (Records) decode("1.0/unreadable-record", 1);
    assertEquals(Flow.BACKFILL, records.flow());
    assertEquals(List.of(new Item(7, 77, 1, Golden.range())), records.records());
    assertEquals(List.of("missing reason 63 is unknown here", "kind of record 9 is unknown here"),
        records.unreadable().stream().map(Message.Unreadable::problem).toList());
    assertEquals(List.of(5L, 6L), records.unreadable().stream().map(Message.Unreadable::sequence).toList());
  }

  @Test
  void keepsTheOctetsOfARecordThatItCannotRead() throws ProtocolException {
    Records records = (Records) decode("1.0/unreadable-record", 1);
    byte[] again = MessageCodec.encode(new Records(records.flow(), List.of(), records.unreadable()), 1);
    Records decoded = (Records) MessageCodec.decode(Unpooled.wrappedBuffer(again), 1).orElseThrow();
    assertEquals(records.unreadable(), decoded.unreadable());
  }

  @Test
  void passesOverUnknownFields() throws ProtocolException {
    assertEquals(new Message.Ping(3), decode("1.0/unknown-fields", 1));
  }

  @Test
  void showsARefusalOfAnUnknownCode() throws ProtocolException {
    assertEquals(new Message.Refusal(RefusalCode.PROTOCOL_ERROR, "refusal code 77, unknown here: later"),
        decode("1.0/unknown-refusal-code", 1));
  }

  private static Message decode(String name, long sequence) throws ProtocolException {
    Optional<Message> message = MessageCodec.decode(Unpooled.wrappedBuffer(Golden.octets(name)), sequence);
    return message.orElseThrow();
  }

  private static String hex(byte[] octets) {
    return HexFormat.of().formatHex(octets);
  }
}
