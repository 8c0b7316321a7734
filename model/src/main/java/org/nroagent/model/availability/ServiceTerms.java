package org.nroagent.model.availability;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nroagent.model.TermsVersion;
import org.nroagent.model.restoration.RestorationTerms;

/// A version of what the contract promises of the quality of service.
///
/// @param version its name and first day
/// @param availability of a plaque in a year
/// @param restoration after an incident
public record ServiceTerms(TermsVersion version, AvailabilityTerms availability,
    RestorationTerms restoration) {
  /// Its name.
  public String id() {
    return version.id();
  }

  /// The version in force on a year's first day: a year is judged by one version (choice). Empty where none is yet.
  public static Optional<ServiceTerms> inForce(List<ServiceTerms> versions, int year) {
    return versions.stream().filter(each -> !each.version().validFrom().isAfter(LocalDate.of(year, 1, 1)))
        .max(Comparator.comparing(each -> each.version().validFrom()));
  }
}
