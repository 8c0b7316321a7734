package org.nroagent.model.restoration;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.nroagent.model.Fraction;

/// What the contract grants for a late restoration, as data [C CP 11.1, 11.3].
///
/// @param majorSubscribers the client's subscribers from which on a total loss is major. The text leaves exactly 1000 open:
///     neither more nor strictly fewer; choice: they are major [C CP 1]
/// @param serviceHours when a minor incident counts
/// @param major the grades of major incidents, in clock hours
/// @param minor the grades of minor incidents, in service hours
/// @param mostPercentOfYearlyFee the most that all penalties of a year come to, those of availability included
public record RestorationTerms(long majorSubscribers, ServiceHours serviceHours, List<Grade> major,
    List<Grade> minor,
    Fraction mostPercentOfYearlyFee) {
  private static final Fraction HUNDRED = Fraction.of(100);

  /// Puts the grades into ascending order.
  ///
  /// @throws IllegalArgumentException if a severity has no grade: the first one says what is guaranteed
  public RestorationTerms {
    major = major.stream().sorted(Comparator.comparing(Grade::longerThan)).toList();
    minor = minor.stream().sorted(Comparator.comparing(Grade::longerThan)).toList();
    if (major.isEmpty() || minor.isEmpty()) {
      throw new IllegalArgumentException("a severity has no grade");
    }
  }

  /// A part of the monthly fee that is due from a duration on.
  ///
  /// @param longerThan the restoration counts longer than this; exactly so long is not yet (choice)
  /// @param percent of the monthly fixed fee of the lines concerned
  public record Grade(Duration longerThan, Fraction percent) {}

  /// What the contract calls a loss.
  ///
  /// @param total whether the whole service was lost; losing multicast alone is partial (choice)
  /// @param subscribers the client's subscribers of all NROs concerned together, at least 0
  public Severity severity(boolean total, long subscribers) {
    return total && subscribers >= majorSubscribers ? Severity.MAJOR : Severity.MINOR;
  }

  /// The time within which the service is to be restored.
  public Duration guaranteed(Severity severity) {
    return grades(severity).getFirst().longerThan();
  }

  /// The part of the monthly fixed fee of the lines concerned that the client may claim, in percent.
  ///
  /// @param restoration of a loss for reasons that the provider answers for; for any other nothing is due
  public Fraction percent(Restoration restoration) {
    Duration counted = restoration.counted(serviceHours);
    return grades(restoration.severity()).reversed().stream()
        .filter(grade -> counted.compareTo(grade.longerThan()) > 0).findFirst().map(Grade::percent)
        .orElse(Fraction.ZERO);
  }

  /// All penalties of a civil year together, of restoration and of availability, as far as the cap lets them.
  ///
  /// @param penalties each in euros
  /// @param yearlyFee the yearly fee of the service concerned, in euros
  public Fraction ofYear(List<Fraction> penalties, Fraction yearlyFee) {
    Fraction sum = penalties.stream().reduce(Fraction.ZERO, Fraction::plus);
    Fraction most = yearlyFee.times(mostPercentOfYearlyFee).dividedBy(HUNDRED);
    return sum.compareTo(most) > 0 ? most : sum;
  }

  private List<Grade> grades(Severity severity) {
    return switch (severity) {
      case MAJOR -> major;
      case MINOR -> minor;
    };
  }
}
