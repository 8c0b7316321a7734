package org.nroagent.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class FractionTest {
  @Test
  void equalNumbersAreEqual() {
    assertEquals(Fraction.of(1, 2), Fraction.of(-3, -6));
    assertEquals(Fraction.ZERO, Fraction.of(0, -7));
    assertEquals(Fraction.of(1, 4), Fraction.of(new BigDecimal("0.250")));
    assertEquals(Fraction.of(2000), Fraction.of(new BigDecimal("2E+3")));
  }

  @Test
  void isRoundedHalfUpOnTheExactValue() {
    assertEquals(new BigDecimal("0.13"), Fraction.of(1, 8).toDecimal(2));
    assertEquals(new BigDecimal("0.12"), Fraction.of(124_999, 1_000_000).toDecimal(2));
    assertEquals(new BigDecimal("0.33"), Fraction.of(1, 3).toDecimal(2));
  }

  @Test
  void hasNoZeroDenominator() {
    assertThrows(ArithmeticException.class, () -> Fraction.of(1, 0));
    assertThrows(ArithmeticException.class, () -> Fraction.of(1).dividedBy(Fraction.ZERO));
  }

  @Property
  void arithmeticIsExact(@ForAll int a, @ForAll int b, @ForAll int c) {
    Fraction x = Fraction.of(a, 7);
    Fraction y = Fraction.of(b == 0 ? 1 : b, 9);
    Fraction z = Fraction.of(c, 11);
    assertEquals(x, x.plus(z).minus(z));
    assertEquals(x, x.dividedBy(y).times(y));
    assertEquals(x.plus(z).times(y), x.times(y).plus(z.times(y)));
    assertEquals(Integer.compare(a, c), Fraction.of(a, 13).compareTo(Fraction.of(c, 13)));
    assertEquals(BigDecimal.valueOf(a).divide(BigDecimal.valueOf(7), 4, RoundingMode.HALF_UP),
        x.toDecimal(4));
  }
}
