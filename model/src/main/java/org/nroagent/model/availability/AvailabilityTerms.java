package org.nroagent.model.availability;

import java.util.Comparator;
import java.util.List;
import org.nroagent.model.Fraction;

/// What the contract promises of availability and what it grants where the promise is broken, as data [C CP 11.1, 11.3].
///
/// @param targetPercent the availability of a plaque in a year that is promised
/// @param grades what is due below it, by rising borders
public record AvailabilityTerms(Fraction targetPercent, List<Grade> grades) {
  /// Puts the grades into ascending order.
  public AvailabilityTerms {
    grades = grades.stream().sorted(Comparator.comparing(Grade::belowPercent)).toList();
  }

  /// A part of the yearly fee that is due.
  ///
  /// @param belowPercent the availability is strictly below this; exactly so much is not (choice of the borders that the
  ///     text leaves open)
  /// @param percentOfYearlyFee of the plaque's yearly traffic fee
  public record Grade(Fraction belowPercent, Fraction percentOfYearlyFee) {}

  /// The part of the yearly fee that is due for an availability, which must not be rounded; 0 where the target is met.
  public Fraction percentOfYearlyFee(Fraction availablePercent) {
    return grades.stream().filter(grade -> availablePercent.compareTo(grade.belowPercent()) < 0).findFirst()
        .map(Grade::percentOfYearlyFee).orElse(Fraction.ZERO);
  }
}
