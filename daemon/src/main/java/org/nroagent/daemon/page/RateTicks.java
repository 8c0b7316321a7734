package org.nroagent.daemon.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.IntStream;

/// Round values of a rate axis that starts at 0.
///
/// @param step 1, 2 or 5 times a power of ten
/// @param steps how many steps reach the highest value
record RateTicks(BigDecimal step, int steps) {
  /// The fewest round steps that reach a value.
  ///
  /// @param highest at least 0
  /// @param most the most steps
  static RateTicks upTo(double highest, int most) {
    double wanted = Math.max(highest, 0.001);
    for (int exponent = -4;; exponent++) {
      for (int digit : new int[]{1, 2, 5}) {
        BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent);
        if (step.doubleValue() * most >= wanted) {
          return new RateTicks(step, (int) Math.ceil(wanted / step.doubleValue()));
        }
      }
    }
  }

  double top() {
    return step.doubleValue() * steps;
  }

  double[] values() {
    return IntStream.rangeClosed(0, steps).mapToDouble(i -> step.doubleValue() * i).toArray();
  }

  String label(double value) {
    return Display
        .number(BigDecimal.valueOf(value).setScale(Math.max(0, step.scale()), RoundingMode.HALF_UP));
  }
}
