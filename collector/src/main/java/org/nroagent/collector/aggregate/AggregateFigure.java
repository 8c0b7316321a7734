package org.nroagent.collector.aggregate;

import java.util.List;
import java.util.Optional;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.MonthFigure;

/// The figure of an aggregate and what it rests on.
///
/// @param aggregate what was added up
/// @param figure of the sums; its coverage counts the slots for which no part was absent
/// @param parts what each interface contributed, in the order of the sum
/// @param problem why there can be no figure, empty where there can
public record AggregateFigure(Aggregate aggregate, MonthFigure figure, List<PartCoverage> parts,
    Optional<String> problem) {
  public AggregateFigure {
    parts = List.copyOf(parts);
  }

  static AggregateFigure of(Aggregate aggregate, CivilMonth month, SummedSlots slots) {
    return new AggregateFigure(aggregate,
        MonthFigure.of(month, slots.grid(), slots.figureIn(), slots.figureOut()), slots.parts(),
        Optional.empty());
  }

  static AggregateFigure impossible(Aggregate aggregate, CivilMonth month, SlotGrid grid, String problem) {
    return new AggregateFigure(aggregate,
        MonthFigure.of(month, grid, Optional.empty(), Optional.empty()), List.of(), Optional.of(problem));
  }

  AggregateFigure withBillableCoverage(int percent) {
    return new AggregateFigure(aggregate, figure.withBillableCoverage(percent), parts, problem);
  }

  /// The interfaces for which the store has no slot of the month at all.
  public List<PartCoverage> absentParts() {
    return parts.stream().filter(part -> part.slots() == 0).toList();
  }
}
