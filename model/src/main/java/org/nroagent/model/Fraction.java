package org.nroagent.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// An exact rational number, for figures that are rounded once, at the end.
///
/// @param numerator any integer
/// @param denominator above 0, without a common divisor with the numerator
public record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {
  /// Nothing.
  public static final Fraction ZERO = of(0);

  /// Brings the fraction to lowest terms with a positive denominator, so that equal numbers are equal.
  ///
  /// @throws ArithmeticException if the denominator is 0
  public Fraction {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("division of " + numerator + " by zero");
    }
    BigInteger divisor = numerator.gcd(denominator);
    divisor = denominator.signum() < 0 ? divisor.negate() : divisor;
    numerator = numerator.divide(divisor);
    denominator = denominator.divide(divisor);
  }

  /// A whole number.
  public static Fraction of(long number) {
    return new Fraction(BigInteger.valueOf(number), BigInteger.ONE);
  }

  /// A quotient of whole numbers.
  ///
  /// @param denominator not 0
  public static Fraction of(long numerator, long denominator) {
    return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /// A decimal, exactly.
  public static Fraction of(BigDecimal decimal) {
    return decimal.scale() > 0
        ? new Fraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()))
        : new Fraction(decimal.toBigIntegerExact(), BigInteger.ONE);
  }

  /// This + other.
  public Fraction plus(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  /// This − other.
  public Fraction minus(Fraction other) {
    return plus(new Fraction(other.numerator.negate(), other.denominator));
  }

  /// This × other.
  public Fraction times(Fraction other) {
    return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /// This ÷ other.
  ///
  /// @throws ArithmeticException if the other is 0
  public Fraction dividedBy(Fraction other) {
    return new Fraction(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  /// −1, 0 or 1.
  public int signum() {
    return numerator.signum();
  }

  /// The decimal with the given number of places, HALF_UP on the exact value.
  public BigDecimal toDecimal(int places) {
    return new BigDecimal(numerator).divide(new BigDecimal(denominator), places, RoundingMode.HALF_UP);
  }

  @Override
  public int compareTo(Fraction other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @Override
  public String toString() {
    return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
  }
}
