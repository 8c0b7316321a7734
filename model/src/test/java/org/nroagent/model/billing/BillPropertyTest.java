package org.nroagent.model.billing;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.nroagent.model.Fraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BillPropertyTest {
  private static final int MANY_NROS = 10_000;

  @Property
  void theSumOfTheLinesIsTheTotalAndNeverAboveTheCeiling(@ForAll @IntRange(max = 20_000) int lines,
      @ForAll @IntRange(min = 1, max = 30) int nros, @ForAll @IntRange(max = 2_000_000) int national,
      @ForAll @IntRange(max = 600) int perLine) {
    TrafficBill bill = Sample.bill(Sample.input(lines, nros, Sample.national(hundredths(national)),
        Sample.regional(hundredths((long) perLine * lines), lines)));
    Fraction sum = bill.lines().stream().map(BillLine::amount).reduce(Fraction.ZERO, Fraction::plus);
    assertEquals(sum.toDecimal(2), bill.total().orElseThrow());
    assertTrue(sum.compareTo(bill.ceiling()) <= 0);
    assertEquals(Fraction.of(875L * nros), bill.ceiling());
  }

  @Property
  void moreNationalTrafficNeverCostsLess(@ForAll @IntRange(max = 2_000_000) int mbps,
      @ForAll @IntRange(max = 1_000_000) int more, @ForAll @IntRange(min = 1, max = 30) int nros) {
    assertTrue(total(nros, Sample.national(hundredths(mbps)))
        .compareTo(total(nros, Sample.national(hundredths((long) mbps + more)))) <= 0);
  }

  /// Within a tier more costs more; only the step to the next tier lowers the price of the whole traffic.
  @Property
  void moreRegionalTrafficCostsLessOnlyByTheStepToANextTier(@ForAll @IntRange(max = 60_000) int mbps,
      @ForAll @IntRange(max = 60_000) int other) {
    int less = Math.min(mbps, other);
    int more = Math.max(mbps, other);
    BigDecimal before = total(MANY_NROS, Sample.regional(hundredths(less), 100));
    BigDecimal after = total(MANY_NROS, Sample.regional(hundredths(more), 100));
    // 100 lines, hundredths of Mbit/s: the tier is the whole Mbit/s per subscriber, 6 still in the last one.
    if (Math.min(less / 10_000, 5) == Math.min(more / 10_000, 5)) {
      assertTrue(before.compareTo(after) <= 0);
    }
  }

  @Property
  void moreLinesCostMoreUntilTheCeiling(@ForAll @IntRange(max = 20_000) int lines,
      @ForAll @IntRange(max = 20_000) int more) {
    BigDecimal before = Sample.bill(Sample.input(lines, 10, Sample.national("100"))).total().orElseThrow();
    BigDecimal after = Sample.bill(Sample.input((long) lines + more, 10, Sample.national("100"))).total()
        .orElseThrow();
    assertTrue(before.compareTo(after) <= 0);
  }

  private static BigDecimal total(int nros, GateTraffic gate) {
    return Sample.bill(Sample.input(0, nros, gate)).total().orElseThrow();
  }

  private static String hundredths(long hundredths) {
    return BigDecimal.valueOf(hundredths, 2).toPlainString();
  }
}
