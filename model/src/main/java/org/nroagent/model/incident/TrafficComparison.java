package org.nroagent.model.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.nroagent.model.Fraction;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.ExpectedTraffic;
import org.nroagent.model.time.TimeRange;

/// Compares what the ports of an incident's NROs carry with what they usually do [R 3(5)]. The one rule of which slots tell that:
/// agent and collector bring their slots and incidents, and find the same gap.
///
/// Choice: not fit are slots that are missing, slots of incidents that touched one of these NROs, and the slot before such
/// a one. The ports are all that are metered at these NROs: which of them an outage took is not always known, those that go
/// on are in both sums.
public final class TrafficComparison {
  /// The longest incident whose traffic is compared.
  public static final Duration LONGEST = Duration.ofDays(7);
  /// How long before an incident others matter to it: the oldest week that is compared, and an hour for clocks that change.
  public static final Duration EARLIER = Duration.ofDays(28).plusHours(1);

  /// Where no earlier week is fit, the last slot of this time before the incident that is.
  private static final Duration DAY_BEFORE = Duration.ofDays(1);
  private static final Duration CLOCK_CHANGE = Duration.ofHours(1);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int WEEKS = 4;

  private final SlotGrid grid;
  private final ZoneId zone;
  private final TimeRange incident;
  private final List<IncidentTime> incidents;

  /// Of one incident.
  ///
  /// @param zone in whose local time weeks repeat: the regulation's
  /// @param incident when it lasts, or as much of it as is looked at
  /// @param nros the NROs that it touches
  /// @param incidents all that are known, also this one and of other NROs
  public TrafficComparison(SlotGrid grid, ZoneId zone, TimeRange incident, Set<String> nros,
      List<IncidentTime> incidents) {
    this.grid = grid;
    this.zone = zone;
    this.incident = whole(incident.from(), incident.to(), grid);
    this.incidents = incidents.stream().filter(each -> each.touches(nros)).toList();
  }

  /// The times whose slots are compared, borders of the grid: the incident with the day before it, and the same time of
  /// earlier weeks.
  public List<TimeRange> times() {
    List<TimeRange> times = new ArrayList<>();
    times.add(whole(incident.from().minus(DAY_BEFORE), incident.to(), grid));
    for (int week = 1; week <= WEEKS; week++) {
      Duration ago = WEEK.multipliedBy(week);
      times.add(whole(incident.from().minus(ago).minus(CLOCK_CHANGE),
          incident.to().minus(ago).plus(CLOCK_CHANGE), grid));
    }
    return times;
  }

  /// The incident's slots, ascending.
  ///
  /// @param measuredMbps what the ports carried in the slot that starts then, the larger one of both directions; empty where
  ///     that of any of them is not known
  public List<SlotTraffic> slots(Function<Instant, Optional<Fraction>> measuredMbps) {
    Function<Instant, Optional<Fraction>> fit = slot -> isFit(slot)
        ? measuredMbps.apply(slot)
        : Optional.empty();
    Optional<Fraction> last = lastFit(fit);
    List<SlotTraffic> slots = new ArrayList<>();
    for (Instant slot = incident.from(); slot.isBefore(incident.to()); slot = grid.next(slot)) {
      slots.add(new SlotTraffic(slot, grid.next(slot), measuredMbps.apply(slot),
          ExpectedTraffic.of(slot, zone, fit, last)));
    }
    return slots;
  }

  private boolean isFit(Instant slot) {
    return incidents.stream().noneMatch(each -> each.lessens(slot, grid));
  }

  private Optional<Fraction> lastFit(Function<Instant, Optional<Fraction>> fit) {
    Instant earliest = incident.from().minus(DAY_BEFORE);
    for (Instant slot = grid.plus(incident.from(), -1); !slot.isBefore(earliest); slot = grid.plus(slot,
        -1)) {
      Optional<Fraction> mbps = fit.apply(slot);
      if (mbps.isPresent()) {
        return mbps;
      }
    }
    return Optional.empty();
  }

  private static TimeRange whole(Instant from, Instant to, SlotGrid grid) {
    return new TimeRange(grid.startOf(from), grid.next(grid.startOf(to.minusNanos(1))));
  }
}
