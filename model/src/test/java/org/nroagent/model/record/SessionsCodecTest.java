package org.nroagent.model.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.nroagent.model.Slot;

class SessionsCodecTest {
  private static final Slot COLUMN = new Slot.Metered(1, 2, false);

  @Property(tries = 500)
  void comesBackAsItWasWritten(@ForAll @LongRange(max = SessionsCodec.MOST) long count) {
    OptionalLong sessions = OptionalLong.of(count);
    assertEquals(sessions, SessionsCodec.decode(ByteBuffer.wrap(encoded(sessions))));
  }

  /// The layout is for ever: rings and databases hold it.
  @Test
  void bytesAreThoseOfTheMap() {
    assertEquals("", hex(OptionalLong.empty()));
    assertEquals("00", hex(OptionalLong.of(0)));
    assertEquals("7f", hex(OptionalLong.of(127)));
    assertEquals("d209", hex(OptionalLong.of(1234)));
    assertEquals("ffffffffff7f", hex(OptionalLong.of(SessionsCodec.MOST)));
  }

  @Test
  void notKnownIsNotZero() {
    assertEquals(OptionalLong.empty(), decode(""));
    assertEquals(OptionalLong.of(0), decode("00"));
  }

  @Test
  void whatLaterSoftwareAddsIsPassedOver() {
    assertEquals(OptionalLong.of(1234), decode("d209" + "ffffffffffffff"));
  }

  @Test
  void brokenBytesAreRefused() {
    for (String hex : List.of("80", "d2", "ffffffffffff", "ffffffffffffff7f")) {
      assertThrows(IllegalArgumentException.class, () -> decode(hex), hex);
    }
  }

  @Test
  void onlyARowOfADeviceHasACountAndOnlyOneThatCanBeKept() {
    assertFalse(SessionsCodec.fits(-1));
    assertFalse(SessionsCodec.fits(SessionsCodec.MOST + 1));
    assertEquals(OptionalLong.of(SessionsCodec.MOST), row(List.of(COLUMN), SessionsCodec.MOST).sessions());
    assertThrows(IllegalArgumentException.class, () -> row(List.of(COLUMN), SessionsCodec.MOST + 1));
    assertThrows(IllegalArgumentException.class, () -> row(List.of(COLUMN), -1));
    assertThrows(IllegalArgumentException.class, () -> row(List.of(), 1));
  }

  private static SlotRecord.Row row(List<Slot> columns, long sessions) {
    return new SlotRecord.Row("hub1", Instant.EPOCH, columns, RowDrops.UNKNOWN, OptionalLong.of(sessions));
  }

  private static OptionalLong decode(String hex) {
    return SessionsCodec.decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
  }

  private static String hex(OptionalLong sessions) {
    return HexFormat.of().formatHex(encoded(sessions));
  }

  private static byte[] encoded(OptionalLong sessions) {
    ByteBuffer out = ByteBuffer.allocate(SessionsCodec.bytes(sessions));
    SessionsCodec.encode(sessions, out);
    return out.array();
  }
}
