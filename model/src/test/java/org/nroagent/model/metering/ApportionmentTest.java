package org.nroagent.model.metering;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.metering.Apportionment.Share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ApportionmentTest {
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;

  @Property
  void conservesEveryOctet(@ForAll long octets, @ForAll @LongRange(max = 4_000_000_000_000L) long from,
      @ForAll @LongRange(min = 1, max = 5_000_000) long length) {
    List<Share> shares = Apportionment.of(octets, from, from + length, GRID);
    assertEquals(octets, shares.stream().mapToLong(Share::count).sum());
    assertEquals(length, shares.stream().mapToLong(Share::coveredMillis).sum());
  }

  @Property
  void noShareIsAnOctetOffItsProportion(@ForAll @LongRange(max = 1L << 40) long octets,
      @ForAll @LongRange(max = 4_000_000_000_000L) long from,
      @ForAll @LongRange(min = 1, max = 5_000_000) long length) {
    for (Share share : Apportionment.of(octets, from, from + length, GRID)) {
      double exact = (double) octets * share.coveredMillis() / length;
      assertTrue(Math.abs(share.count() - exact) <= 1.001, () -> share + " is far from " + exact);
    }
  }

  @Test
  void dividesAtTheBorder() {
    assertEquals(List.of(new Share(0, 10, 10_000), new Share(300_000, 290, 290_000)),
        Apportionment.of(300, 290_000, 590_000, GRID));
  }

  @Test
  void anEmptyIntervalHasNoShares() {
    assertEquals(List.of(), Apportionment.of(5, 1_000, 1_000, GRID));
  }
}
