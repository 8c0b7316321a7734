package org.nroagent.protocol;

import io.netty.buffer.Unpooled;
import java.util.Arrays;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.Slot;
import java.util.stream.Stream;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.protocol.Message.RefusalCode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DeflatedTest {
  private static final int MOST = Limits.FRAME_OCTETS - MessageCodec.HEADER_OCTETS;

  @Property(tries = 200)
  void aBodyComesOutAsItWentIn(@ForAll @IntRange(min = 1, max = 20_000) int length,
      @ForAll @IntRange(min = 1, max = 256) int alphabet, @ForAll long seed) throws ProtocolException {
    Random random = new Random(seed);
    byte[] body = new byte[length];
    for (int i = 0; i < length; i++) {
      body[i] = (byte) random.nextInt(alphabet);
    }
    byte[] deflated = Deflated.deflate(body);
    if (deflated.length < body.length) {
      assertArrayEquals(body, Deflated.inflate(deflated, 0, deflated.length));
    } else {
      assertArrayEquals(body, deflated);
    }
  }

  @Test
  void theLongestBodyComesOutAndALongerOneDoesNot() throws ProtocolException {
    byte[] longest = Deflated.deflate(new byte[MOST]);
    assertEquals(MOST, Deflated.inflate(longest, 0, longest.length).length);
    byte[] bomb = Deflated.deflate(new byte[MOST + 1]);
    assertTrue(bomb.length < 2_000);
    assertRefused(bomb, "more than " + MOST);
  }

  @Test
  void whatBreaksOffOrGoesOnIsRefused() {
    byte[] deflated = Deflated.deflate(new byte[5_000]);
    assertRefused(Arrays.copyOf(deflated, deflated.length - 1), "breaks off");
    assertRefused(Arrays.copyOf(deflated, deflated.length + 1), "behind a deflated body");
    assertRefused(new byte[]{7, 7, 7}, "damaged");
    assertRefused(new byte[0], "breaks off");
  }

  @Test
  void theGoldenFrameIsTheOneThatIsNotDeflated() throws ProtocolException {
    assertEquals(Golden.recordsWithDrops().message(), MessageCodec
        .decode(Unpooled.wrappedBuffer(Golden.octets("1.3/records-deflated")),
            Golden.recordsWithDrops().sequence())
        .orElseThrow());
  }

  @Test
  void onlyRecordsAndEventsAreDeflatedAndOnlyWhereItIsWorthIt() throws ProtocolException {
    Message many = Golden.recordsWithDrops().message();
    byte[] frame = MessageCodec.encode(many, 1, Compression.DEFLATED);
    assertTrue(frame.length < MessageCodec.encode(many, 1).length);
    assertEquals(many, MessageCodec.decode(Unpooled.wrappedBuffer(frame), 1).orElseThrow());
    Message ack = new Message.Ack(
        new Random(1).ints(0, 1_000).distinct().limit(200).sorted().filter(i -> i % 2 == 0)
            .mapToObj(i -> new SequenceRange(2L * i + 1, 2L * i + 1)).toList());
    assertArrayEquals(MessageCodec.encode(ack, 1), MessageCodec.encode(ack, 1, Compression.PLANES));
    Message small = new Message.Records(Message.Flow.LIVE,
        List.of(new Message.Item(1, 1, 1, Golden.range())));
    assertArrayEquals(MessageCodec.encode(small, 1), MessageCodec.encode(small, 1, Compression.DEFLATED));
  }

  @Test
  void columnsInPlanesAreTheSameColumns() throws ProtocolException {
    Message many = Golden.recordsWithDrops().message();
    byte[] frame = MessageCodec.encode(many, 1, Compression.PLANES);
    assertEquals(many, MessageCodec.decode(Unpooled.wrappedBuffer(frame), 1).orElseThrow());
    assertEquals(many, MessageCodec
        .decode(Unpooled.wrappedBuffer(Golden.octets("1.6/records-in-planes")),
            Golden.recordsWithDrops().sequence())
        .orElseThrow());
  }

  @Test
  void columnsInPlanesTakeLessWhereTheLowDigitsFollowNothing() {
    Random random = new Random(7);
    Message row = new Message.Records(Message.Flow.LIVE, List.of(new Message.Item(1, 1, 1,
        new SlotRecord.Row("hub1", Instant.EPOCH,
            Stream.generate(() -> new Slot.Metered(random.nextLong(1L << 38), random.nextLong(1L << 37),
                false)).limit(100).<Slot>map(each -> each).toList()))));
    int planes = MessageCodec.encode(row, 1, Compression.PLANES).length;
    int columns = MessageCodec.encode(row, 1, Compression.DEFLATED).length;
    assertTrue(planes * 100L < columns * 96L, planes + " octets in planes, " + columns + " else");
  }

  @Test
  void columnsThatAreNotWholeOrStandTwiceSetTheirRecordApart() throws ProtocolException {
    byte[] row = RecordCodec.encode(new SlotRecord.Row("hub1", Instant.EPOCH,
        List.of(new Slot.Metered(1, 2, false))), true);
    assertEquals(List.of(new Slot.Metered(1, 2, false)),
        ((SlotRecord.Row) RecordCodec.decode(row)).columns());
    int length = row.length - 14;
    assertEquals(0x4d, row[length]);
    byte[] shorter = Arrays.copyOf(row, row.length - 1);
    shorter[length] = 0x4c;
    assertThrows(ProtocolException.class, () -> RecordCodec.decode(shorter));
    byte[] twice = Arrays.copyOf(row, row.length + 15);
    twice[0] = (byte) (row[0] + 1);
    twice[row.length] = 3;
    System.arraycopy(row, length, twice, row.length + 1, 14);
    assertThrows(ProtocolException.class, () -> RecordCodec.decode(twice));
  }

  @Test
  void aTextThatIsNoUtf8IsRefused() {
    byte[] body = {(byte) 0xa2, 1, 1, 2, 0x64, (byte) 0xf5, (byte) 0x80, (byte) 0x80, (byte) 0x80};
    ProtocolException refused = assertThrows(ProtocolException.class,
        () -> BodyDecoder.decode(MessageType.REFUSAL, body, 0, body.length));
    assertTrue(String.valueOf(refused.getMessage()).contains("UTF-8"), refused::getMessage);
  }

  private static void assertRefused(byte[] deflated, String why) {
    ProtocolException refused = assertThrows(ProtocolException.class,
        () -> Deflated.inflate(deflated, 0, deflated.length));
    assertEquals(RefusalCode.PROTOCOL_ERROR, refused.refusal().code());
    assertTrue(String.valueOf(refused.getMessage()).contains(why), refused::getMessage);
  }
}
