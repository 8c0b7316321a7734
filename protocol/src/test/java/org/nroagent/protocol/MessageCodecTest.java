package org.nroagent.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.record.RowImpact;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.nroagent.model.Slot;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.protocol.Message.Flow;
import org.nroagent.protocol.Message.Item;
import org.nroagent.protocol.Message.Records;
import org.nroagent.protocol.Message.RefusalCode;

class MessageCodecTest {
  @Property
  void everyMessageComesBackEqual(@ForAll("messages") Message message,
      @ForAll @LongRange(min = 1, max = MessageCodec.LAST_SEQUENCE) long sequence) throws ProtocolException {
    ByteBuf in = Unpooled.wrappedBuffer(MessageCodec.encode(message, sequence));
    assertEquals(Optional.of(message), MessageCodec.decode(in, sequence));
    assertFalse(in.isReadable());
  }

  @Property
  void sizeBoundHolds(@ForAll("records") SlotRecord record) {
    int empty = 16 + 8;
    int octets = MessageCodec.encode(
        new Records(Flow.LIVE, List.of(new Item(Long.MAX_VALUE, -1, 4_096, record))), 1).length - empty;
    assertTrue(octets <= RecordCodec.maxOctets(record), octets + " > " + RecordCodec.maxOctets(record));
  }

  @Test
  void everyTruncationNeedsMoreAndTakesNothing() throws ProtocolException {
    for (Golden.Frame golden : Golden.frames()) {
      byte[] frame = Golden.octets(golden.file());
      for (int length = 0; length < frame.length; length++) {
        ByteBuf in = Unpooled.wrappedBuffer(frame, 0, length);
        assertEquals(Optional.empty(), MessageCodec.decode(in, 1), golden + " cut to " + length);
        assertEquals(length, in.readableBytes());
      }
    }
  }

  @Test
  void everyFlippedBitIsNoticed() {
    Golden.frames().forEach(golden -> {
      byte[] frame = Golden.octets(golden.file());
      for (int bit = 0; bit < frame.length * 8; bit++) {
        byte[] damaged = frame.clone();
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        assertEquals(Optional.empty(), messageOrNone(damaged, golden.sequence()), golden + " bit " + bit);
      }
    });
  }

  @Property
  void foreignBodiesBecomeAMessageOrANamedError(@ForAll byte[] body, @ForAll @LongRange(max = 15) long type) {
    byte[] frame = frame((int) type, body);
    messageOrNone(frame, 1);
  }

  @Test
  void everyDamageBehindAValidChecksumIsAMessageOrANamedError() {
    Golden.frames().forEach(golden -> {
      byte[] frame = MessageCodec.encode(golden.message(), 1);
      for (int bit = 16 * 8; bit < frame.length * 8; bit++) {
        byte[] body = Arrays.copyOfRange(frame, 16, frame.length);
        body[bit / 8 - 16] ^= (byte) (1 << bit % 8);
        messageOrNone(frame(frame[5], body), 1);
        messageOrNone(frame(frame[5], Arrays.copyOf(body, body.length / 2)), 1);
      }
    });
  }

  @Test
  void refusesATooLongFrameByItsLengthAlone() {
    byte[] length = ByteBuffer.allocate(4).putInt(Limits.FRAME_OCTETS - 3).array();
    assertRefused(length, 2, RefusalCode.PROTOCOL_ERROR, "length of a frame is 1048573, must be 12…1048572");
    assertRefused(new byte[]{-1, -1, -1, -1}, 2, RefusalCode.PROTOCOL_ERROR, "4294967295");
    assertRefused(new byte[]{0, 0, 0, 11}, 2, RefusalCode.PROTOCOL_ERROR, "length of a frame is 11");
  }

  /// Nobody who has not been welcomed makes the other side keep much.
  @Test
  void refusesALongFirstFrame() {
    byte[] length = ByteBuffer.allocate(4).putInt(Limits.FIRST_FRAME_OCTETS - 3).array();
    assertRefused(length, 1, RefusalCode.PROTOCOL_ERROR, "length of a frame is 65533, must be 12…65532");
  }

  @Test
  void waitsForTheLongestFrame() throws ProtocolException {
    byte[] length = ByteBuffer.allocate(5).putInt(Limits.FRAME_OCTETS - 4).put((byte) 1).array();
    assertEquals(Optional.empty(), MessageCodec.decode(Unpooled.wrappedBuffer(length), 2));
  }

  @Test
  void refusesAnotherVersionBeforeTheRestArrives() {
    assertRefused(new byte[]{0, 0, 1, 0, 2}, 1, RefusalCode.UNSUPPORTED_VERSION,
        "frame version 2 is not spoken here");
  }

  @Test
  void refusesUnknownTypesLostFramesAndReservedOctets() {
    byte[] empty = {(byte) 0xa0};
    assertRefused(frame(13, empty), 1, RefusalCode.PROTOCOL_ERROR, "frame type 13 is unknown");
    assertRefused(frame(0, empty), 1, RefusalCode.PROTOCOL_ERROR, "frame type 0 is unknown");
    assertRefused(frame(7, empty), 2, RefusalCode.PROTOCOL_ERROR, "sequence 1, must have 2");
    byte[] reserved = frame(7, empty);
    reserved[6] = 1;
    assertRefused(sealed(reserved), 1, RefusalCode.PROTOCOL_ERROR, "form 256");
  }

  @Test
  void namesWhatIsWrongInABody() {
    assertRefused(frame(7, hex("a0")), 1, RefusalCode.PROTOCOL_ERROR, "number is missing");
    assertRefused(frame(7, hex("a10101ff")), 1, RefusalCode.PROTOCOL_ERROR, "");
    assertRefused(frame(7, hex("a1010100")), 1, RefusalCode.PROTOCOL_ERROR, "octets follow the body");
    assertRefused(frame(7, hex("a201010102")), 1, RefusalCode.PROTOCOL_ERROR, "key 1 stands twice");
    assertRefused(frame(7, hex("80")), 1, RefusalCode.PROTOCOL_ERROR, "must be a map");
    assertRefused(frame(7, hex("a101f90000")), 1, RefusalCode.PROTOCOL_ERROR, "number must be an integer");
    assertRefused(frame(7, hex("a1011bffffffffffffffff")), 1, RefusalCode.PROTOCOL_ERROR, "exceeds 63 bits");
    assertRefused(frame(5, hex("a10180")), 1, RefusalCode.PROTOCOL_ERROR, "must hold a range");
    assertRefused(frame(5, hex("a10182820105820509")), 1, RefusalCode.PROTOCOL_ERROR, "must ascend");
    assertRefused(frame(5, hex("a10181820502")), 1, RefusalCode.PROTOCOL_ERROR, "not a range of sequences");
    assertRefused(frame(4, hex("a201010280")), 1, RefusalCode.PROTOCOL_ERROR, "must hold a record");
    assertRefused(frame(10, hex("a10180")), 1, RefusalCode.PROTOCOL_ERROR, "must hold an event");
    assertRefused(frame(10, hex("a1018283010040830300" + "40")), 1, RefusalCode.PROTOCOL_ERROR,
        "event 3 follows 1");
    assertRefused(frame(10, hex("a10181831b000100000000000000" + "40")), 1, RefusalCode.PROTOCOL_ERROR,
        "must be 1…281474976710655");
    assertRefused(frame(11, hex("a3010102010304")), 1, RefusalCode.PROTOCOL_ERROR,
        "reason 4 of a gap of events");
    assertRefused(frame(12, hex("a10100")), 1, RefusalCode.PROTOCOL_ERROR, "through is 0");
    assertRefused(frame(7, hex("a109" + "81".repeat(9) + "00")), 1, RefusalCode.PROTOCOL_ERROR, "depth");
  }

  @Test
  void doesNotBelieveALengthBehindWhichThereIsNothing() {
    assertRefused(frame(1, hex("a1055a7fffffff00")), 1, RefusalCode.PROTOCOL_ERROR, "malformed body");
    assertRefused(frame(1, hex("a1017a7fffffff00")), 1, RefusalCode.PROTOCOL_ERROR, "malformed body");
    assertRefused(frame(5, hex("a1019b00000000ffffffff")), 1, RefusalCode.PROTOCOL_ERROR, "");
  }

  @Test
  void refusesMoreThanTheBounds() {
    Item item = new Item(1, 0, 1, Golden.range());
    assertThrows(IllegalArgumentException.class, () -> MessageCodec
        .encode(new Records(Flow.LIVE, Collections.nCopies(Limits.RECORDS_PER_FRAME + 1, item)), 1));
    SlotRecord wide = new SlotRecord.Row("hub1", Instant.EPOCH,
        Collections.nCopies(10_000, new Slot.Metered(1, 2, false)));
    assertThrows(IllegalArgumentException.class, () -> MessageCodec
        .encode(new Records(Flow.LIVE, Collections.nCopies(9, new Item(1, 0, 1, wide))), 1));
    assertThrows(IllegalArgumentException.class,
        () -> MessageCodec.encode(new Message.Refusal(RefusalCode.STOPPING, "x".repeat(1_025)), 1));
    assertThrows(IllegalArgumentException.class, () -> MessageCodec.encode(new Message.Ping(1), 0));
    assertThrows(IllegalArgumentException.class, () -> MessageCodec.encode(new Message.Ping(1), 1L << 32));
    String ranges = "9904" + "01" + "820101".repeat(1_025);
    assertRefused(frame(5, hex("a101" + ranges)), 1, RefusalCode.PROTOCOL_ERROR, "");
    List<SequenceRange> many = Collections.nCopies(Limits.ACK_RANGES + 1, new SequenceRange(1, 1));
    assertThrows(IllegalArgumentException.class, () -> MessageCodec.encode(new Message.Ack(many), 1));
    Message.EventItem event = new Message.EventItem(1, 0, new Octets(new byte[1]));
    assertThrows(IllegalArgumentException.class, () -> MessageCodec
        .encode(new Message.Events(Collections.nCopies(Limits.EVENTS_PER_FRAME + 1, event)), 1));
    Message.EventItem large = new Message.EventItem(1, 0, new Octets(new byte[Limits.EVENT_OCTETS + 1]));
    assertThrows(IllegalArgumentException.class,
        () -> MessageCodec.encode(new Message.Events(List.of(large)), 1));
    assertRefused(frame(2, 10, hex("a1018183010" + "05a00010001" + "00".repeat(Limits.EVENT_OCTETS + 1))), 2,
        RefusalCode.PROTOCOL_ERROR, "more than 65536 octets");
  }

  @Provide
  static Arbitrary<Message> messages() {
    return Messages.any();
  }

  @Provide
  static Arbitrary<SlotRecord> records() {
    return Messages.record();
  }

  private static Optional<Message> messageOrNone(byte[] octets, long sequence) {
    try {
      return MessageCodec.decode(Unpooled.wrappedBuffer(octets), sequence);
    } catch (ProtocolException e) {
      assertFalse(e.text().isBlank());
      return Optional.empty();
    }
  }

  private static void assertRefused(byte[] octets, long sequence, RefusalCode code, String text) {
    ProtocolException e = assertThrows(ProtocolException.class,
        () -> MessageCodec.decode(Unpooled.wrappedBuffer(octets), sequence));
    assertEquals(code, e.code());
    assertTrue(e.text().contains(text), e.text());
  }

  private static byte[] hex(String hex) {
    return java.util.HexFormat.of().parseHex(hex);
  }

  /// A frame of sequence 1 with a valid checksum around any body.
  private static byte[] frame(int type, byte[] body) {
    return frame(1, type, body);
  }

  private static byte[] frame(int sequence, int type, byte[] body) {
    return sealed(
        ByteBuffer.allocate(16 + body.length).putInt(12 + body.length).put((byte) 1).put((byte) type)
            .putShort((short) 0).putInt(sequence).putInt(0).put(body).array());
  }

  private static byte[] sealed(byte[] frame) {
    CRC32C crc = new CRC32C();
    crc.update(frame, 0, 12);
    crc.update(frame, 16, frame.length - 16);
    return ByteBuffer.wrap(frame).putInt(12, (int) crc.getValue()).array();
  }

  /// Whose lines were cut off travels with a row without columns; software that does not know the field passes over it.
  @Test
  void rowsOfServicesSayWhoseLinesWereCutOff() throws ProtocolException {
    SlotRecord row = SlotRecord.Row.ofServices("@services", Instant.parse("2026-11-18T10:00:00Z"),
        new RowImpact(Map.of(1_795_000_000L,
            new AffectedLines(LineCounts.of(LineKind.FTTH, 1200), LineCounts.of(LineKind.EMERGENCY, 1)))));
    byte[] octets = RecordCodec.encode(row);
    assertEquals(row, RecordCodec.decode(octets));
    assertTrue(octets.length <= RecordCodec.maxOctets(row));
    assertEquals("a500010169407365727669636573021a6afd77200340"
        + "095402c08df6d706000104b009c08df6d70601010801",
        HexFormat.of().formatHex(octets));
  }

  @Test
  void aCountOfSessionsBeyondItsBoundMakesNoRecord() {
    for (String count : List.of("1b0000040000000000", "20", "41ff")) {
      ProtocolException e = assertThrows(ProtocolException.class, () -> RecordCodec
          .decode(hex("a500010164687562310200034d" + "00".repeat(13) + "0b" + count)), count);
      assertTrue(e.text().contains("sessions"), e.text());
    }
  }

  /// Only devices serve sessions: what a row without columns says of them is passed over.
  @Test
  void aRowWithoutColumnsHasNoSessions() throws ProtocolException {
    assertEquals(new SlotRecord.Row("hub1", Instant.EPOCH, List.of()),
        RecordCodec.decode(hex("a5000101646875623102000340" + "0b05")));
  }
}
