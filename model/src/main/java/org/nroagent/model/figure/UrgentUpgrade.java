package org.nroagent.model.figure;

import java.time.LocalDate;
import java.util.Optional;

/// An urgent upgrade of a loop or gate that the client requested [C CP 5.2.4].
///
/// @param received the day on which the request was received
/// @param due the day by which the upgrade is due
/// @param conformity the day of the record of conformity that ended it, empty while it is open
public record UrgentUpgrade(LocalDate received, LocalDate due, Optional<LocalDate> conformity) {
  /// The upgrade of a request. The first record of conformity from the day of the request on ends it, because capacity
  /// that is put into service then is what was asked for, whatever else asked for it too.
  ///
  /// @param due the day by which it is due
  /// @param dates the records of conformity that count
  public static UrgentUpgrade of(LocalDate received, LocalDate due, UpgradeDates dates) {
    return new UrgentUpgrade(received, due,
        dates.conformity().tailSet(received).stream().findFirst());
  }

  /// Whether nobody recorded that it was carried out.
  public boolean open() {
    return conformity.isEmpty();
  }

  /// Whether it is open although the day on which it is due has passed.
  public boolean overdue(LocalDate today) {
    return open() && today.isAfter(due);
  }
}
