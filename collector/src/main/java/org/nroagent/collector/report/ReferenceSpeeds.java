package org.nroagent.collector.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.collector.aggregate.PartCoverage;
import org.nroagent.collector.config.Network;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.model.Fraction;
import org.nroagent.model.HalfYear;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.impact.TrafficPeak;
import org.nroagent.model.time.TimeRange;

/// Finds the highest traffic of each operator's access networks, fixed and mobile, in a half-year, and the sessions of that very slot
/// [R 3(5), 6(3)]. Safe for any thread.
public final class ReferenceSpeeds {
  private final Network network;
  private final ZoneId zone;
  private final StoreReader store;

  /// @param zone the regulation's, in which half-years begin and end
  public ReferenceSpeeds(Network network, ZoneId zone, StoreReader store) {
    this.network = network;
    this.zone = zone;
    this.store = store;
  }

  /// The half-year of an operator's network.
  ///
  /// @param network of whose data it is
  /// @param operator its name
  /// @param grid the slots' length
  /// @param peak the slot with the most traffic, empty where no slot is known
  /// @param sessions of that slot
  /// @param valid slots of which the whole sum is known
  /// @param expected slots of the half-year, or of what has passed of it
  /// @param parts what each port contributed
  /// @param obstacles why its traffic cannot be told, and what to do
  public record OperatorSpeed(DataNetwork network, String operator, SlotGrid grid, Optional<TrafficPeak> peak,
      OperatorSessions sessions,
      int valid, int expected, List<PartCoverage> parts, List<String> obstacles) {
    public OperatorSpeed {
      parts = List.copyOf(parts);
      obstacles = List.copyOf(obstacles);
    }

    /// Mbit/s per session, exactly; empty where the peak or its sessions are not known, or no session was active.
    public Optional<Fraction> mbps() {
      long count = sessions.count().orElse(0);
      return count == 0 ? Optional.empty() : peak.map(found -> found.referenceSpeedMbps(grid, count));
    }
  }

  /// All operators in the order of the configuration, their fixed networks before their mobile ones.
  ///
  /// @param asOf what is later is not counted; after the half-year's beginning
  public List<OperatorSpeed> of(HalfYear halfYear, Instant asOf) {
    Instant end = halfYear.end(zone);
    TimeRange within = new TimeRange(halfYear.start(zone), asOf.isBefore(end) ? asOf : end);
    return Stream.of(DataNetwork.values())
        .flatMap(kind -> network.operators(kind).stream().map(operator -> of(kind, operator, within)))
        .toList();
  }

  private OperatorSpeed of(DataNetwork kind, String operator, TimeRange within) {
    AccessNetwork access = AccessNetwork.of(kind, network, operator, within, zone);
    Set<SlotGrid> grids = access.agents().stream().flatMap(agent -> store.gridOf(agent).stream())
        .collect(Collectors.toSet());
    SlotGrid grid = grids.stream().findFirst().orElse(SlotGrid.FIVE_MINUTES);
    List<String> obstacles = new ArrayList<>(access.obstacles());
    if (grids.size() > 1) {
      obstacles.add("the agents that meter it have slots of different lengths, which cannot be added;"
          + " configure one slot length");
    }
    Instant from = ceiling(within.from(), grid);
    Instant to = grid.startOf(within.to());
    if (!obstacles.isEmpty() || !from.isBefore(to)) {
      return new OperatorSpeed(kind, operator, grid, Optional.empty(), OperatorSessions.UNKNOWN, 0,
          from.isBefore(to) ? Math.toIntExact(grid.count(from, to)) : 0, List.of(), obstacles);
    }
    AccessTraffic traffic = AccessTraffic.read(store, access, grid, new TimeRange(from, to));
    Optional<TrafficPeak> peak = traffic.peak();
    OperatorSessions sessions = peak
        .map(found -> new SessionSums(network, store.activeSessions(), grid, found.slot()).of(kind, operator))
        .orElse(OperatorSessions.UNKNOWN);
    return new OperatorSpeed(kind, operator, grid, peak, sessions, traffic.valid(), traffic.size(),
        traffic.parts(), obstacles);
  }

  private static Instant ceiling(Instant instant, SlotGrid grid) {
    return grid.isBorder(instant) ? instant : grid.next(grid.startOf(instant));
  }
}
