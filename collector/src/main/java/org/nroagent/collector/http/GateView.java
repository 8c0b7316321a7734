package org.nroagent.collector.http;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nroagent.collector.aggregate.GateReport;
import org.nroagent.collector.config.Network.GateConfig;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.MonthFigure;

/// A gate as API and page show it; the components are the JSON's keys.
///
/// @param capacityMbps today, empty where it has none yet
/// @param interfaces ids over all agents
/// @param thresholdPercent share of the capacity from which an upgrade is due [C CP 5.2.2]
/// @param current the running month
/// @param previous the month before
/// @param problem why there can be no figure
record GateView(String name, Optional<String> plaque, Optional<String> operator,
    Optional<BigDecimal> capacityMbps,
    List<String> interfaces, int thresholdPercent, Month current, Month previous, Optional<String> problem) {
  GateView {
    interfaces = List.copyOf(interfaces);
  }

  /// One direction of a month.
  record Figure(int valid, int discarded, int rank, long octets, BigDecimal mbps) {}

  /// The larger direction.
  record Reference(String direction, BigDecimal mbps) {}

  /// A month's figure.
  record Month(YearMonth month, String zone, int expectedSlots, Optional<Figure> in, Optional<Figure> out,
      Optional<Reference> reference, BigDecimal coverage, boolean billable,
      Optional<BigDecimal> utilisationPercent, Optional<Boolean> thresholdReached) {}

  static GateView of(GateReport report) {
    GateConfig gate = report.gate();
    return new GateView(gate.name(), gate.plaque(), gate.operator(), report.capacityMbps(),
        gate.interfaces().stream().map(InterfaceRef::toString).toList(), report.thresholdPercent(),
        month(report, report.current(), report.capacityMbps()),
        month(report, report.previous(), gate.capacity().of(report.previous().month())), report.problem());
  }

  private static Month month(GateReport report, MonthFigure figure, Optional<BigDecimal> capacityMbps) {
    BigDecimal threshold = report.rule().threshold(figure.month().month());
    Optional<Reference> reference = figure.referenceDirection().flatMap(direction -> figure.referenceMbps()
        .map(mbps -> new Reference(direction.name().toLowerCase(Locale.ROOT), mbps)));
    return new Month(figure.month().month(), figure.month().zone().getId(), figure.expectedSlots(),
        direction(Optional.ofNullable(figure.in()), figure.grid()),
        direction(Optional.ofNullable(figure.out()), figure.grid()), reference, figure.coverage(),
        figure.billable(), capacityMbps.flatMap(figure::utilisationPercent),
        capacityMbps.flatMap(mbps -> figure.thresholdReached(mbps, threshold)));
  }

  private static Optional<Figure> direction(Optional<DirectionFigure> direction, SlotGrid grid) {
    return direction
        .map(figure -> new Figure(figure.valid(), figure.discarded(), figure.rank(), figure.octets(),
            figure.mbps(grid)));
  }
}
