package org.nroagent.model.availability;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.nroagent.model.availability.Outage.Cause;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// How available an NRO was over a period [C CP 11.1]. Nothing is counted twice, whatever overlaps.
///
/// @param nro its name
/// @param unavailable by tickets, for which the provider answers: what the contract counts
/// @param measured the same from detection, with what was frozen
/// @param excluded total losses for which the provider does not answer; they count as available (choice)
/// @param unknown when nobody measured, outside of all losses that are known
public record NroAvailability(String nro, TimeRanges unavailable, TimeRanges measured, TimeRanges excluded,
    TimeRanges unknown) {
  /// Puts an NRO's outages together.
  ///
  /// @param period nothing outside of it counts
  /// @param blind when nobody measured
  public static NroAvailability of(String nro, TimeRange period, Collection<Outage> outages,
      TimeRanges blind) {
    TimeRanges within = TimeRanges.of(period);
    TimeRanges counted = union(outages, NroAvailability::counts, Outage::byTicket).and(within);
    TimeRanges detected = union(outages, NroAvailability::counts, Outage::byDetection).and(within);
    // The clock of a frozen ticket stands still: it neither counts nor excludes. Detection knows of no clock.
    TimeRanges running = union(outages, NroAvailability::excludes,
        outage -> outage.byDetection().minus(outage.frozen()));
    TimeRanges excluded = union(outages, NroAvailability::excludes, Outage::byDetection).and(within);
    TimeRanges unavailable = counted.minus(running);
    TimeRanges measured = detected.minus(excluded);
    return new NroAvailability(nro, unavailable, measured, excluded,
        blind.and(within).minus(excluded).minus(measured).minus(unavailable));
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
    List<TimeRange> ranges = outages.stream().filter(which).map(times)
        .flatMap(set -> set.ranges().stream()).toList();
    return TimeRanges.of(ranges);
  }
}
