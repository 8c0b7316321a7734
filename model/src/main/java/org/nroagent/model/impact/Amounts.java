package org.nroagent.model.impact;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.nroagent.model.Fraction;

/// How many of each unit are lost, or there are in all. Losses add up per unit, because users follow from each of them
/// by a factor [R 5(4)].
///
/// @param byUnit above 0 each; a unit that is not there is 0
public record Amounts(Map<Unit, Fraction> byUnit) {
  /// Nothing.
  public static final Amounts NONE = new Amounts(Map.of());

  /// Leaves out what is 0, so that equal amounts are equal.
  ///
  /// @throws IllegalArgumentException if one is below 0
  public Amounts {
    Map<Unit, Fraction> present = new EnumMap<>(Unit.class);
    byUnit.forEach((unit, amount) -> {
      if (amount.signum() < 0) {
        throw new IllegalArgumentException(unit.key() + " is below 0: " + amount);
      }
      if (amount.signum() > 0) {
        present.put(unit, amount);
      }
    });
    byUnit = Collections.unmodifiableMap(present);
  }

  /// So many of one unit.
  public static Amounts of(Unit unit, long amount) {
    return new Amounts(Map.of(unit, Fraction.of(amount)));
  }

  /// The amount of a unit.
  public Fraction of(Unit unit) {
    return byUnit.getOrDefault(unit, Fraction.ZERO);
  }

  /// Both together.
  public Amounts plus(Amounts other) {
    Map<Unit, Fraction> sums = new EnumMap<>(Unit.class);
    sums.putAll(byUnit);
    other.byUnit.forEach((unit, amount) -> sums.merge(unit, amount, Fraction::plus));
    return new Amounts(sums);
  }

  /// What is left without the others.
  ///
  /// @throws IllegalArgumentException if more is taken off than there is
  Amounts minus(Amounts other) {
    Map<Unit, Fraction> left = new EnumMap<>(Unit.class);
    left.putAll(byUnit);
    other.byUnit.forEach((unit, amount) -> left.put(unit, of(unit).minus(amount)));
    return new Amounts(left);
  }
}
