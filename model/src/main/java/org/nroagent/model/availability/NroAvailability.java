package org.nroagent.model.availability;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.Predicate;
import org.nroagent.model.availability.Outage.Cause;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// How available an NRO was over a period [C CP 11.1]. Nothing is counted twice, whatever overlaps.
///
/// @param nro its name
/// @param unavailable by tickets, for which the provider answers: what the contract counts
/// @param excluded what tickets would count if somebody else did not answer for it, or nobody; it counts as available (choice)
/// @param measured from detection or as agents saw it, with what was frozen, for which the provider answers
/// @param measuredExcluded the same for which he does not; and when nobody measured, but nothing counts
/// @param unknown when nobody measured, outside of all losses that are known
public record NroAvailability(String nro, TimeRanges unavailable, TimeRanges excluded, TimeRanges measured,
    TimeRanges measuredExcluded, TimeRanges unknown) {
  /// Puts together what is known of an NRO.
  ///
  /// @param period nothing outside of it counts
  /// @param tickets losses that people told
  /// @param seen what agents saw
  /// @param windows declared times, whose outages do not count
  public static NroAvailability of(String nro, TimeRange period, Collection<Outage> tickets, Seen seen,
      TimeRanges windows) {
    TimeRanges within = TimeRanges.of(period);
    TimeRanges counted = union(tickets, NroAvailability::counts, Outage::byTicket);
    TimeRanges excluded = excludedBy(tickets).plus(windows.and(counted)).and(within);
    TimeRanges unavailable = counted.minus(excluded).and(within);

    TimeRanges lost = union(tickets, NroAvailability::counts, Outage::byDetection).plus(seen.down());
    TimeRanges measuredExcluded = union(tickets, NroAvailability::excludes, Outage::byDetection)
        .plus(windows.and(lost.plus(seen.blind()))).and(within);
    TimeRanges measured = lost.minus(measuredExcluded).and(within);
    return new NroAvailability(nro, unavailable, excluded, measured, measuredExcluded,
        seen.blind().minus(measuredExcluded).minus(measured).and(within));
  }

  /// When tickets say that somebody else than the provider answers for a total loss, or nobody: no clock of his runs then.
  ///
  /// @param tickets of one NRO
  public static TimeRanges excludedBy(Collection<Outage> tickets) {
    // The clock of a frozen ticket stands still: it neither counts nor excludes. Detection knows of no clock.
    return union(tickets, NroAvailability::excludes, outage -> outage.byDetection().minus(outage.frozen()));
  }

  private static boolean counts(Outage outage) {
    return outage.total() && outage.cause() == Cause.PROVIDER;
  }

  /// A partial loss stops no traffic, whoever answers for it: what stops the traffic meanwhile is something else.
  private static boolean excludes(Outage outage) {
    return outage.total() && outage.cause() != Cause.PROVIDER;
  }

  private static TimeRanges union(Collection<Outage> outages, Predicate<Outage> which,
      Function<Outage, TimeRanges> times) {
    return TimeRanges.of(
        outages.stream().filter(which).map(times).flatMap(set -> set.ranges().stream()).toList());
  }
}
