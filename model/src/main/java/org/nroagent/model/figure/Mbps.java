package org.nroagent.model.figure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.nroagent.model.Fraction;
import org.nroagent.model.SlotGrid;

/// Conversion to Mbit/s, done once and at the end, in exact decimal.
public final class Mbps {
  private static final BigDecimal MEGABITS_PER_OCTET = new BigDecimal("0.000008");

  private Mbps() {}

  /// octets × 8 / seconds / 10^6 with two decimals, HALF_UP on the exact value (M3).
  public static BigDecimal ofSlot(long octets, SlotGrid grid) {
    return BigDecimal.valueOf(octets).multiply(MEGABITS_PER_OCTET).divide(BigDecimal.valueOf(grid.seconds()),
        2,
        RoundingMode.HALF_UP);
  }

  /// octets × 8 / seconds / 10^6, exactly.
  public static Fraction exactly(long octets, SlotGrid grid) {
    return Fraction.of(octets).times(Fraction.of(8, grid.seconds() * 1_000_000L));
  }

  /// Whether a rate reaches a share of a capacity: mbps × 100 ≥ capacity × percent (M8).
  ///
  /// @param mbps the rate with two decimals, as it is shown
  public static boolean reaches(BigDecimal mbps, BigDecimal capacityMbps, BigDecimal percent) {
    return mbps.multiply(BigDecimal.valueOf(100)).compareTo(capacityMbps.multiply(percent)) >= 0;
  }

  /// The fewest octets of a slot whose rate, rounded as it is shown, reaches a share of a capacity: what
  /// [#ofSlot(long, SlotGrid)] and [#reaches(BigDecimal, BigDecimal, BigDecimal)] decide together, for comparing many
  /// slots.
  ///
  /// @param capacityMbps above 0
  /// @param percent above 0
  /// @return at least 1, [Long#MAX_VALUE] if no number of octets reaches it
  public static long leastOctets(BigDecimal capacityMbps, BigDecimal percent, SlotGrid grid) {
    // The shown rate in hundredths of Mbit/s is floor(octets / (1250 * seconds) + 1/2).
    BigInteger hundredths = capacityMbps.multiply(percent).setScale(0, RoundingMode.CEILING).toBigInteger();
    BigInteger least = hundredths.shiftLeft(1).subtract(BigInteger.ONE)
        .multiply(BigInteger.valueOf(625L * grid.seconds()));
    return least.bitLength() < Long.SIZE ? least.longValue() : Long.MAX_VALUE;
  }
}
