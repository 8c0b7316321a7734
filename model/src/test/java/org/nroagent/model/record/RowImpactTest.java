package org.nroagent.model.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.nroagent.model.Slot;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.AffectedLines;

class RowImpactTest {
  private static final AffectedLines SOME = new AffectedLines(
      new LineCounts(Map.of(LineKind.PRA, 3L, LineKind.FTTH, 1200L)), LineCounts.of(LineKind.EMERGENCY, 1));

  @Test
  void nobodyTakesNoByte() {
    assertEquals(0, ImpactCodec.encode(RowImpact.NONE).length);
    assertEquals(RowImpact.NONE, ImpactCodec.decode(ByteBuffer.allocate(0)));
    assertEquals(RowImpact.NONE, new RowImpact(Map.of(7L, AffectedLines.NONE)));
  }

  /// The layout is for ever: rings and databases hold it.
  @Test
  void bytesAreThoseOfTheMap() {
    assertEquals("02" + "ac02" + "00" + "02" + "0103" + "04b009" + "ac02" + "01" + "01" + "0801",
        HexFormat.of().formatHex(ImpactCodec.encode(new RowImpact(Map.of(300L, SOME)))));
  }

  @Property(tries = 200)
  void comesBackAsItWasWritten(@ForAll long seed) {
    RowImpact impact = new RowImpact(random(new Random(seed)));
    byte[] bytes = ImpactCodec.encode(impact);
    assertTrue(bytes.length <= ImpactCodec.MOST_BYTES, bytes.length + " bytes");
    assertEquals(impact, ImpactCodec.decode(ByteBuffer.wrap(bytes)));
  }

  /// However many incidents there are at once: each line counts, and none twice.
  @Property(tries = 200)
  void noBoundLosesALine(@ForAll long seed) {
    Map<Long, AffectedLines> all = random(new Random(seed));
    AffectedLines sum = all.values().stream().reduce(AffectedLines.NONE, AffectedLines::plus);
    assertEquals(sum, new RowImpact(all).total());
    assertTrue(new RowImpact(all).byIncident().size() <= RowImpact.MOST_INCIDENTS + 1);
  }

  private static Map<Long, AffectedLines> random(Random random) {
    Map<Long, AffectedLines> all = new TreeMap<>();
    for (int i = random.nextInt(14); i > 0; i--) {
      all.put(1_795_000_000L + random.nextInt(1_000_000),
          new AffectedLines(counts(random), counts(random)));
    }
    return all;
  }

  private static LineCounts counts(Random random) {
    Map<LineKind, Long> counts = new EnumMap<>(LineKind.class);
    for (LineKind kind : LineKind.values()) {
      counts.put(kind, random.nextInt(3) == 0 ? random.nextLong(LineCounts.MOST) : 0);
    }
    return new LineCounts(counts);
  }

  @Test
  void whatLaterSoftwareAddsIsPassedOver() {
    byte[] bytes = HexFormat.of().parseHex("03" + "0700" + "02" + "0103" + "7f05" + "0702" + "01" + "0109"
        + "0900" + "01" + "0201" + "ffff");
    assertEquals(new RowImpact(Map.of(7L, new AffectedLines(LineCounts.of(LineKind.PRA, 3), LineCounts.NONE),
        9L, new AffectedLines(LineCounts.of(LineKind.BRA, 1), LineCounts.NONE))),
        ImpactCodec.decode(ByteBuffer.wrap(bytes)));
  }

  @Test
  void brokenBytesAreRefused() {
    for (String hex : List.of("01", "0107", "010700", "01070001", "0107000101", "ff",
        "01ffffffffffffffffffff0000")) {
      assertThrows(IllegalArgumentException.class,
          () -> ImpactCodec.decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex))), hex);
    }
  }

  @Test
  void aRowOfADeviceHasNone() {
    RowImpact impact = new RowImpact(Map.of(7L, SOME));
    assertThrows(IllegalArgumentException.class, () -> new SlotRecord.Row("hub1", Instant.EPOCH,
        List.of(new Slot.Metered(1, 2, false)), RowDrops.UNKNOWN, impact,
        OptionalLong.empty()));
    assertEquals(impact, SlotRecord.Row.ofServices("@services", Instant.EPOCH, impact).impact());
  }
}
