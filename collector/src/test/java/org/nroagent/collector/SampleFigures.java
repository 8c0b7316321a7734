package org.nroagent.collector;

import java.time.Instant;
import java.util.Optional;
import java.util.function.IntFunction;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.MonthSlots;
import org.nroagent.model.figure.Provenance;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.Direction;
import org.nroagent.model.proof.FigureText;
import org.nroagent.model.proof.ToldFigure;
import org.nroagent.model.proof.ToldFigures;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Subject;
import java.util.List;

/// Figures of closed months as agents of the tests tell them.
public final class SampleFigures {
  private SampleFigures() {}

  /// The figure of a month of five-minute slots of a metered interface.
  ///
  /// @param slots by their number, from 0
  public static ToldFigure told(String series, CivilMonth month, IntFunction<Slot> slots) {
    return told(series, Provenance.itself(series), month, slots);
  }

  /// The same of a month of which the agent has the first slots alone.
  ///
  /// @param recorded how many
  public static ToldFigure told(String series, SlotFormula formula, CivilMonth month, int recorded,
      IntFunction<Slot> slots) {
    return told(series, formula, new MonthSlots(month, SlotGrid.FIVE_MINUTES), recorded, slots);
  }

  /// The figure of a sum.
  public static ToldFigure told(String series, SlotFormula formula, CivilMonth month,
      IntFunction<Slot> slots) {
    return told(series, formula, month, month.expectedSlots(SlotGrid.FIVE_MINUTES), slots);
  }

  private static ToldFigure told(String series, SlotFormula formula, MonthSlots known, int recorded,
      IntFunction<Slot> slots) {
    for (int i = 0; i < recorded; i++) {
      known.set(known.slots().slotStart(i), slots.apply(i));
    }
    return ToldFigure.of(new ClosedMonth(series,
        new Provenance(Optional.empty(), Optional.empty(), formula, Optional.empty()), known.certificate(),
        Optional.empty(), false, known.discarded(Direction.IN, Optional.empty(), List.of()),
        known.discarded(Direction.OUT, Optional.empty(), List.of())), 1);
  }

  /// The event that tells a figure.
  public static StateEvent event(long sequence, ToldFigure figure, Instant at) {
    return event(sequence, FigureText.name(figure), FigureText.of(figure), at);
  }

  /// The event that tells any text.
  public static StateEvent event(long sequence, String subject, String text, Instant at) {
    return new StateEvent(sequence, at, Optional.empty(), ToldFigures.DEVICE,
        new Subject(Subject.Kind.FIGURE, subject), Aspect.FIGURE, "", text, Cause.UNKNOWN, Origin.AGENT);
  }
}
