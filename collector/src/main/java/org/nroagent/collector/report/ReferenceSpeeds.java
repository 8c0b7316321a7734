package org.nroagent.collector.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.nroagent.collector.aggregate.Aggregate;
import org.nroagent.collector.aggregate.Aggregate.Kind;
import org.nroagent.collector.aggregate.Aggregates;
import org.nroagent.collector.aggregate.Figures;
import org.nroagent.collector.aggregate.PartCoverage;
import org.nroagent.collector.aggregate.SummedSlots;
import org.nroagent.collector.config.Network;
import org.nroagent.collector.store.SessionReader;
import org.nroagent.model.Fraction;
import org.nroagent.model.HalfYear;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.TrafficPeak;

/// Finds each operator's highest traffic of a half-year, and the sessions of that very slot [R 3(5)]. Safe for any thread.
public final class ReferenceSpeeds {
  private final Network network;
  private final ZoneId zone;
  private final Figures figures;
  private final SessionReader served;

  /// @param zone the regulation's, in which half-years begin and end
  /// @param served what devices said of sessions
  public ReferenceSpeeds(Network network, ZoneId zone, Figures figures, SessionReader served) {
    this.network = network;
    this.zone = zone;
    this.figures = figures;
    this.served = served;
  }

  /// An operator's half-year.
  ///
  /// @param operator its name
  /// @param grid the slots' length
  /// @param peak the slot with the most traffic, empty where no slot is known
  /// @param sessions of that slot
  /// @param valid slots of which the whole sum is known
  /// @param expected slots of the half-year, or of what has passed of it
  /// @param parts what each interface contributed
  public record OperatorSpeed(String operator, SlotGrid grid, Optional<TrafficPeak> peak,
      OperatorSessions sessions,
      int valid, int expected, List<PartCoverage> parts) {
    public OperatorSpeed {
      parts = List.copyOf(parts);
    }

    /// Mbit/s per session, exactly; empty where the peak or its sessions are not known, or no session was active.
    public Optional<Fraction> mbps() {
      long count = sessions.count().orElse(0);
      return count == 0 ? Optional.empty() : peak.map(found -> found.referenceSpeedMbps(grid, count));
    }
  }

  /// All operators, in the order of the configuration.
  ///
  /// @param asOf what is later is not counted; after the half-year's beginning
  public List<OperatorSpeed> of(HalfYear halfYear, Instant asOf) {
    Instant end = halfYear.end(zone);
    Instant to = asOf.isBefore(end) ? asOf : end;
    return Aggregates.of(network).all(Kind.OPERATOR).stream()
        .map(operator -> of(operator, halfYear.start(zone), to)).toList();
  }

  private OperatorSpeed of(Aggregate operator, Instant from, Instant to) {
    SlotGrid grid = figures.grid(operator);
    SummedSlots slots = figures.slots(operator, ceiling(from, grid), ceiling(grid.startOf(to), grid));
    Optional<TrafficPeak> peak = Optional.empty();
    int valid = 0;
    for (int i = 0; i < slots.size(); i++) {
      if (slots.metered(i)) {
        peak = Optional.of(TrafficPeak.higher(peak, slots.startOf(i), slots.in(i), slots.out(i)));
        valid++;
      }
    }
    OperatorSessions sessions = peak
        .map(found -> new SessionSums(network, served, grid, found.slot()).of(operator.name()))
        .orElse(OperatorSessions.UNKNOWN);
    return new OperatorSpeed(operator.name(), grid, peak, sessions, valid, slots.size(), slots.parts());
  }

  private static Instant ceiling(Instant instant, SlotGrid grid) {
    return grid.isBorder(instant) ? instant : grid.next(grid.startOf(instant));
  }
}
