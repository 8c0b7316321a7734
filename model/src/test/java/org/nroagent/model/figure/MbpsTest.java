package org.nroagent.model.figure;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.nroagent.model.SlotGrid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MbpsTest {
  @Test
  void theFewestOctetsAreThoseThatRoundUpToTheShare() {
    // 70.00 Mbit/s in 300 s are 2,625,000,000 octets; half a hundredth less is still shown as 70.00.
    assertEquals(2_624_812_500L,
        Mbps.leastOctets(new BigDecimal(100), new BigDecimal(70), SlotGrid.FIVE_MINUTES));
    assertEquals(Long.MAX_VALUE,
        Mbps.leastOctets(new BigDecimal("1e30"), new BigDecimal(70), SlotGrid.FIVE_MINUTES));
  }

  @Property
  void theFewestOctetsReachTheShareAndOneLessDoesNot(@ForAll("capacities") BigDecimal capacity,
      @ForAll("percents") int percent, @ForAll("grids") SlotGrid grid) {
    BigDecimal share = BigDecimal.valueOf(percent);
    long least = Mbps.leastOctets(capacity, share, grid);
    assertTrue(Mbps.reaches(Mbps.ofSlot(least, grid), capacity, share));
    assertFalse(Mbps.reaches(Mbps.ofSlot(least - 1, grid), capacity, share));
  }

  @Provide
  static Arbitrary<BigDecimal> capacities() {
    return Arbitraries.bigDecimals().between(new BigDecimal("0.0001"), new BigDecimal("8000000")).ofScale(4);
  }

  @Provide
  static Arbitrary<Integer> percents() {
    return Arbitraries.integers().between(1, 100);
  }

  @Provide
  static Arbitrary<SlotGrid> grids() {
    return Arbitraries.of(1, 10, 27, 60, 300, 3600).map(SlotGrid::new);
  }
}
