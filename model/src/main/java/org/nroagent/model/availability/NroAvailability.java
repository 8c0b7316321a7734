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
/// @param excluded losses for which the provider does not answer; they count as available (choice)
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
    TimeRanges excluded = union(outages, outage -> outage.cause() != Cause.PROVIDER, Outage::byDetection)
        .and(within);
    // The traffic of a partial loss still reaches a gate: the service is deemed available.
    Predicate<Outage> counts = outage -> outage.cause() == Cause.PROVIDER && outage.total();
    TimeRanges unavailable = union(outages, counts, Outage::byTicket).minus(excluded).and(within);
    TimeRanges measured = union(outages, counts, Outage::byDetection).minus(excluded).and(within);
    return new NroAvailability(nro, unavailable, measured, excluded,
        blind.minus(excluded).minus(measured).minus(unavailable).and(within));
  }

  private static TimeRanges union(Collection<Outage> outages, Predicate<Outage> which,
      Function<Outage, TimeRanges> times) {
    List<TimeRange> ranges = outages.stream().filter(which).map(times)
        .flatMap(set -> set.ranges().stream()).toList();
    return TimeRanges.of(ranges);
  }
}
