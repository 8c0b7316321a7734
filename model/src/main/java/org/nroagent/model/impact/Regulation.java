package org.nroagent.model.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.nroagent.model.Fraction;
import org.nroagent.model.TermsVersion;
import org.nroagent.model.calendar.WorkingDays;

/// A version of what a regulator asks for, as data: law changes, and another country has another one.
///
/// @param version its name, what people call it, and the first day on which it holds
/// @param address where notifications go [R 2(1)]
/// @param form the form they are made on [R 1(4)]
/// @param articles what notices cite
/// @param peakHours when the peak hours are [R 3(4)]; their zone is the regulation's local time
/// @param method how users are counted [R 3–7]
/// @param thresholds the criteria of [R 1(2)], the one with the highest rate first
/// @param workingDays the days that count for the pre-notification [R 2(1)]
/// @param preNotificationWorkingDays working days from detection to the pre-notification [R 2(1)]
/// @param finalNotificationDays days from detection to the final notification [R 2(2)]
public record Regulation(TermsVersion version, String address, String form, Articles articles,
    PeakHours peakHours,
    CountingMethod method, List<Criterion.Threshold> thresholds, WorkingDays workingDays,
    int preNotificationWorkingDays, int finalNotificationDays) {
  /// Puts the thresholds into the order in which they are tried.
  public Regulation {
    thresholds = thresholds.stream()
        .sorted(Comparator.<Criterion.Threshold, Fraction>comparing(Criterion.Threshold::percent).reversed())
        .toList();
  }

  /// What people call it.
  public String title() {
    return version.title();
  }

  /// The first day on which it holds.
  public LocalDate validFrom() {
    return version.validFrom();
  }

  /// The last day for the pre-notification of an incident. Days count from the day after detection.
  public LocalDate preNotificationDue(Instant detected) {
    return workingDays.after(localDay(detected), preNotificationWorkingDays);
  }

  /// The last day for its final notification, whatever day of the week that is.
  public LocalDate finalNotificationDue(Instant detected) {
    return localDay(detected).plusDays(finalNotificationDays);
  }

  private LocalDate localDay(Instant instant) {
    return LocalDate.ofInstant(instant, peakHours.zone());
  }
}
