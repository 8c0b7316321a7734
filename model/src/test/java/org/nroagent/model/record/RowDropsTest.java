package org.nroagent.model.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.nroagent.model.Drops;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;

class RowDropsTest {
  private static final Slot VALUE = new Slot.Metered(1, 2, false);
  private static final Slot MISSING = new Slot.Missing(MissingReason.NO_ANSWER);
  private static final Drops LARGEST = new Drops(Drops.MOST, Drops.MOST, Drops.MOST, Drops.MOST);

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void nothingIsInventedAndWhatFitsIsKept(@ForAll @IntRange(max = 300) int columns,
      @ForAll @IntRange(max = 10) int tenthsThatLose, @ForAll long seed) {
    Random random = new Random(seed);
    List<Slot> slots = new ArrayList<>();
    List<Drops> drops = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      slots.add(random.nextInt(4) == 0 ? MISSING : VALUE);
      drops.add(random.nextInt(10) < tenthsThatLose ? drops(random) : Drops.NONE);
    }
    RowDrops row = RowDrops.of(drops, slots);
    assertTrue(row.fits(columns), () -> DropsCodec.bytes(row) + " bytes for " + columns + " columns");
    int notKept = 0;
    for (int column = 0; column < columns; column++) {
      Drops read = row.of(column, slots.get(column));
      if (!read.equals(drops.get(column))) {
        assertEquals(Drops.UNKNOWN, read, "only unknown may stand for anything else");
        notKept++;
      }
    }
    assertEquals(row.leftOut(), notKept);
    assertEquals(row, DropsCodec.decode(ByteBuffer.wrap(bytes(row))));
  }

  @Property
  void noBytesAreTakenForDropsThatWereNotWritten(@ForAll @Size(max = 60) byte[] bytes) {
    try {
      RowDrops read = DropsCodec.decode(ByteBuffer.wrap(bytes));
      assertEquals(read, DropsCodec.decode(ByteBuffer.wrap(bytes(read))));
    } catch (IllegalArgumentException e) {
      assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
    }
  }

  @Test
  void aRowThatLostNothingTakesTwoBytes() {
    RowDrops row = RowDrops.of(Collections.nCopies(1000, Drops.NONE), Collections.nCopies(1000, VALUE));
    assertEquals(RowDrops.NONE, row);
    assertEquals("0000", HexFormat.of().formatHex(bytes(row)));
  }

  @Test
  void aDeviceWithoutTheseCountersTakesNothing() {
    RowDrops row = RowDrops.of(Collections.nCopies(1000, Drops.UNKNOWN), Collections.nCopies(1000, VALUE));
    assertEquals(RowDrops.UNKNOWN, row);
    assertEquals(0, DropsCodec.bytes(row));
  }

  @Test
  void theBytesAreThoseOfTheMap() {
    List<Slot> slots = new ArrayList<>(Collections.nCopies(200, VALUE));
    List<Drops> drops = new ArrayList<>(Collections.nCopies(200, Drops.NONE));
    drops.set(0, new Drops(1L, 0L, null, 300L));
    drops.set(199, new Drops(null, Drops.MOST, 0L, 0L));
    assertEquals("00" + "02" + "00" + "61" + "01" + "ac02" + "c601" + "06" + "ffffffffff7f",
        HexFormat.of().formatHex(bytes(RowDrops.of(drops, slots))));
  }

  @Test
  void whatLaterSoftwareAddsBehindIsSkipped() {
    assertEquals(RowDrops.NONE, DropsCodec.decode(ByteBuffer.wrap(new byte[]{0, 0, 9, 9})));
  }

  @Test
  void eightColumnsAlwaysFitAndAStormKeepsTheWorst() {
    for (int columns : new int[]{1, 8}) {
      RowDrops row = RowDrops.of(Collections.nCopies(columns, LARGEST), Collections.nCopies(columns, VALUE));
      assertEquals(columns, row.listed().size());
    }
    List<Drops> storm = new ArrayList<>(
        Collections.nCopies(1000, new Drops(70_000L, 70_000L, 70_000L, 70_000L)));
    storm.set(777, LARGEST);
    storm.set(3, Drops.NONE);
    RowDrops row = RowDrops.of(storm, Collections.nCopies(1000, VALUE));
    assertTrue(row.fits(1000));
    assertEquals(LARGEST, row.of(777, VALUE));
    assertEquals(Drops.UNKNOWN, row.of(3, VALUE), "that it lost nothing is no longer known, and not claimed");
    assertEquals(1000 - row.listed().size(), row.leftOut());
    assertTrue(row.listed().size() > 250, () -> row.listed().size() + " columns kept");
  }

  @Test
  void oneSmallCountOfEveryColumnFits() {
    Drops small = new Drops(0L, 16_383L, 0L, 0L);
    RowDrops row = RowDrops.of(Collections.nCopies(10_000, small), Collections.nCopies(10_000, VALUE));
    assertEquals(0, row.leftOut());
  }

  @Test
  void aRowRefusesDropsOfColumnsThatItDoesNotHave() {
    RowDrops third = new RowDrops(new TreeMap<>(Map.of(2, LARGEST)), true, 0);
    assertThrows(IllegalArgumentException.class,
        () -> new SlotRecord.Row("hub1", Instant.EPOCH, List.of(VALUE, VALUE), third));
  }

  @Test
  void aMissingSlotMayHaveKnownDropsAndHasNoneByItself() {
    assertEquals(Drops.UNKNOWN, RowDrops.NONE.of(0, MISSING));
    RowDrops known = RowDrops.of(List.of(Drops.NONE, Drops.NONE), List.of(MISSING, VALUE));
    assertEquals(Drops.NONE, known.of(0, MISSING));
  }

  private static Drops drops(Random random) {
    return Drops.of(_ -> switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> 0L;
      case 2 -> random.nextLong(1000);
      default -> random.nextLong(Drops.MOST + 1);
    });
  }

  private static byte[] bytes(RowDrops drops) {
    ByteBuffer out = ByteBuffer.allocate(DropsCodec.bytes(drops));
    DropsCodec.encode(drops, out);
    assertEquals(0, out.remaining());
    return out.array();
  }
}
