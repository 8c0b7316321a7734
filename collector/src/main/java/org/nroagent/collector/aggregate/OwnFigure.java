package org.nroagent.collector.aggregate;

import java.util.List;
import java.util.Optional;
import org.nroagent.collector.config.Sum;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.store.SlotSeries;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.figure.SlotWindow;
import org.nroagent.model.proof.FigureComparison;
import org.nroagent.model.proof.ToldFigure.Percentile;

/// What an agent's month comes to here: the percentile as bills take it, of summed slots, and the digest of those slots.
public final class OwnFigure {
  private OwnFigure() {}

  /// Computes it.
  ///
  /// @param formula the interfaces that are added and taken off
  /// @param parts the month's slots of each, in the order of [SlotFormula#parts()]
  public static FigureComparison.Own of(String agent, SlotFormula formula, List<SlotSeries> parts,
      int leastPercent) {
    SlotSeries first = parts.getFirst();
    SummedSlots slots = new SummedSlots(new Sum(refs(agent, formula.plus()), refs(agent, formula.minus())),
        first.from(), first.grid(), first.size());
    slots.take(0, parts);
    SlotWindow window = formula.windowOf(parts.stream().map(OwnFigure::window).toList());
    return new FigureComparison.Own(first.size(), percentile(slots.figureIn()),
        percentile(slots.figureOut()), window.unrecorded(), leastPercent, window.digest());
  }

  private static List<InterfaceRef> refs(String agent, List<String> ids) {
    return ids.stream().map(id -> new InterfaceRef(agent, id)).toList();
  }

  private static Optional<Percentile> percentile(Optional<DirectionFigure> figure) {
    return figure.map(each -> new Percentile(each.valid(), each.rank(), each.octets()));
  }

  private static SlotWindow window(SlotSeries series) {
    SlotWindow window = new SlotWindow(series.grid(), series.from(), series.size());
    for (int i = 0; i < series.size(); i++) {
      Optional<Slot> slot = series.slot(i);
      if (slot.isPresent()) {
        window.set(series.startOf(i), slot.get());
      }
    }
    return window;
  }
}
