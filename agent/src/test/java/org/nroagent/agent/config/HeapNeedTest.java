package org.nroagent.agent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.nroagent.model.SlotGrid;

class HeapNeedTest {
  private static final long MIB = 1 << 20;

  private static long mebibytes(int series) {
    return HeapNeed.of(series, 0, SlotGrid.FIVE_MINUTES).mebibytes();
  }

  @Test
  void isTheSumOfItsPartsWithHeadroom() {
    assertEquals(24, mebibytes(10));
    assertEquals(28, mebibytes(100));
    assertEquals(64, mebibytes(1000));
    assertEquals(160, mebibytes(3000));
  }

  @Test
  void countsWhatIsToldOfDevices() {
    assertTrue(HeapNeed.of(1000, 20, SlotGrid.FIVE_MINUTES)
        .bytes() >= HeapNeed.of(1000, 0, SlotGrid.FIVE_MINUTES).bytes() + 20 * HeapNeed.DEVICE_BYTES);
  }

  @Test
  void growsWithSeriesAndWithSlots() {
    long before = 0;
    for (int series = 0; series <= 10_000; series += 500) {
      long now = mebibytes(series);
      assertTrue(now >= before && now % 4 == 0, series + " series: " + now);
      before = now;
    }
    assertTrue(
        HeapNeed.of(100, 0, new SlotGrid(60)).bytes() > HeapNeed.of(100, 0, SlotGrid.FIVE_MINUTES).bytes());
  }

  @Test
  void fitsAHeapOfWhichTheJvmLeavesOutAPart() {
    HeapNeed need = HeapNeed.of(1000, 0, SlotGrid.FIVE_MINUTES);
    assertTrue(need.fits(64 * MIB * 29 / 30));
    assertFalse(need.fits(60 * MIB));
  }

  @Test
  void saysWhatTheMachineLacks() {
    HeapNeed need = HeapNeed.of(1000, 0, SlotGrid.FIVE_MINUTES);
    assertEquals(Optional.empty(), need.problem(260 * MIB, null));
    assertEquals(
        "devices: 1000 series need 64 MB of heap and 64 MB beside it, but this machine has 100 MB of memory;"
            + " meter fewer interfaces or take a larger machine",
        need.problem(100 * MIB, null).orElseThrow());
  }

  @Test
  void anExplicitHeapMustBeLargeEnough() {
    HeapNeed need = HeapNeed.of(1000, 0, SlotGrid.FIVE_MINUTES);
    assertEquals(Optional.empty(), need.problem(260 * MIB, "-Xms8m -Xmx64m"));
    assertTrue(need.problem(260 * MIB, "-Xmx64m -Xmx63m").orElseThrow().contains("allows 63 MB"));
  }

  @Test
  void readsTheHeapOfTheJvmsOptions() {
    assertEquals(OptionalLong.empty(), HeapNeed.explicitBytes(null));
    assertEquals(OptionalLong.empty(), HeapNeed.explicitBytes("-Xms8m -Dname=-Xmx"));
    assertEquals(OptionalLong.of(64 * MIB), HeapNeed.explicitBytes("-Xmx64m"));
    assertEquals(OptionalLong.of(2048), HeapNeed.explicitBytes("-Xmx64m -Xmx2K -Dx"));
    assertEquals(OptionalLong.of(1L << 30), HeapNeed.explicitBytes("  -Xmx1g  "));
    assertEquals(OptionalLong.of(5_000_000), HeapNeed.explicitBytes("-Xmx5000000"));
  }
}
