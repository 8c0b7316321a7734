package org.nroagent.model.notice;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.nroagent.model.HalfYear;

/// The next reference speed that is to be told to the regulator, on 30 June or 31 December [R 3(5), 6(3)].
///
/// @param halfYear of which it is: the one that ends on that day (choice)
/// @param due the day
public record SpeedReport(HalfYear halfYear, LocalDate due) {
  /// What comes after the last one that was told. Where none ever was, that of the half-year before the running one, by which
  /// the users of today's incidents are counted, if there was anything to tell of it; else the running half-year's.
  ///
  /// @param told the half-years of which a speed was told; one that has not begun is a slip of the pen, and passed over
  /// @param since the first day of which there was anything to tell; empty where that is not known
  /// @param today the day in the regulation's local time
  public static SpeedReport next(Collection<HalfYear> told, Optional<LocalDate> since, LocalDate today) {
    HalfYear running = HalfYear.containing(YearMonth.from(today));
    HalfYear next = told.stream().filter(each -> !each.firstMonth().isAfter(running.firstMonth()))
        .max(Comparator.comparing(HalfYear::firstMonth)).map(HalfYear::next)
        .orElseGet(() -> first(since, running));
    return new SpeedReport(next, next.lastDay());
  }

  private static HalfYear first(Optional<LocalDate> since, HalfYear running) {
    HalfYear before = HalfYear.containing(running.firstMonth().minusMonths(1));
    return since.filter(day -> !day.isAfter(before.lastDay())).isPresent() ? before : running;
  }

  /// Days until then: 0 on the day itself, negative when it is late.
  public long daysLeft(LocalDate today) {
    return ChronoUnit.DAYS.between(today, due);
  }
}
