package org.nroagent.collector.http;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.collector.aggregate.AggregateFigure;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.MonthFigure;

/// A month's figure of an aggregate as the API shows it; the components are the JSON's keys.
///
/// @param coverage the share of the month's slots for which no part was absent
/// @param parts what each interface contributed
/// @param problem why there can be no figure
record AggregateView(String kind, String name, YearMonth month, String zone, int slotSeconds,
    int expectedSlots,
    int validSlots, BigDecimal coverage, boolean billable, Optional<GateView.Figure> in,
    Optional<GateView.Figure> out, Optional<GateView.Reference> reference, List<Part> parts,
    Optional<String> problem) {
  /// An interface of the sum.
  ///
  /// @param slots how many slots of the month it has
  record Part(String id, int slots) {}

  static AggregateView of(AggregateFigure aggregate) {
    MonthFigure figure = aggregate.figure();
    return new AggregateView(aggregate.aggregate().kind().word(), aggregate.aggregate().name(),
        figure.month().month(), figure.month().zone().getId(), figure.grid().seconds(),
        figure.expectedSlots(),
        figure.validSlots(), figure.coverage(), figure.billable(), direction(figure.in(), figure.grid()),
        direction(figure.out(), figure.grid()),
        figure.referenceDirection().flatMap(direction -> figure.referenceMbps()
            .map(mbps -> new GateView.Reference(direction.name().toLowerCase(Locale.ROOT), mbps))),
        aggregate.parts().stream().map(part -> new Part(part.part().toString(), part.slots())).toList(),
        aggregate.problem());
  }

  private static Optional<GateView.Figure> direction(@Nullable DirectionFigure figure, SlotGrid grid) {
    return Optional.ofNullable(figure).map(known -> new GateView.Figure(known.valid(), known.discarded(),
        known.rank(), known.octets(), known.mbps(grid)));
  }
}
