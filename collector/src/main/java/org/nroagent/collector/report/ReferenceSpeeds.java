package org.nroagent.collector.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.collector.aggregate.Aggregate;
import org.nroagent.collector.aggregate.Aggregate.Kind;
import org.nroagent.collector.aggregate.Aggregates;
import org.nroagent.collector.aggregate.Figures;
import org.nroagent.collector.aggregate.PartCoverage;
import org.nroagent.collector.aggregate.SummedSlots;
import org.nroagent.collector.config.Network;
import org.nroagent.collector.inventory.SessionCount;
import org.nroagent.model.Fraction;
import org.nroagent.model.HalfYear;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.TrafficPeak;

/// Finds each operator's highest traffic of a half-year, and the sessions of that very slot [R 3(5)]. Safe for any thread.
public final class ReferenceSpeeds {
  private final Network network;
  private final ZoneId zone;
  private final Figures figures;

  /// @param zone the regulation's, in which half-years begin and end
  public ReferenceSpeeds(Network network, ZoneId zone, Figures figures) {
    this.network = network;
    this.zone = zone;
    this.figures = figures;
  }

  /// An operator's half-year.
  ///
  /// @param operator its name
  /// @param grid the slots' length
  /// @param peak the slot with the most traffic, empty where no slot is known
  /// @param sessions of that slot, empty where nobody told
  /// @param valid slots of which the whole sum is known
  /// @param expected slots of the half-year, or of what has passed of it
  /// @param parts what each interface contributed
  public record OperatorSpeed(String operator, SlotGrid grid, Optional<TrafficPeak> peak,
      OptionalLong sessions,
      int valid, int expected, List<PartCoverage> parts) {
    public OperatorSpeed {
      parts = List.copyOf(parts);
    }

    /// Mbit/s per session, exactly; empty where the peak or its sessions are not known.
    public Optional<Fraction> mbps() {
      return sessions.isEmpty()
          ? Optional.empty()
          : peak.map(found -> found.referenceSpeedMbps(grid, sessions.getAsLong()));
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
    OptionalLong sessions = peak
        .map(found -> sessions(operator.name(), found.slot(), grid.next(found.slot())))
        .orElse(OptionalLong.empty());
    return new OperatorSpeed(operator.name(), grid, peak, sessions, valid, slots.size(), slots.parts());
  }

  /// The latest count within the slot (choice).
  private OptionalLong sessions(String operator, Instant from, Instant to) {
    return network.inventory().sessions().stream()
        .filter(count -> count.operator().equals(operator) && !count.at().isBefore(from)
            && count.at().isBefore(to))
        .max(Comparator.comparing(SessionCount::at)).map(count -> OptionalLong.of(count.count()))
        .orElse(OptionalLong.empty());
  }

  private static Instant ceiling(Instant instant, SlotGrid grid) {
    return grid.isBorder(instant) ? instant : grid.next(grid.startOf(instant));
  }
}
