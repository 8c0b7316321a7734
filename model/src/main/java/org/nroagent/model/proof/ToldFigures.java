package org.nroagent.model.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.StateChange;
import org.nroagent.model.state.Subject;
import org.nroagent.model.state.Telling;
import org.nroagent.model.state.ToldEntry;
import org.nroagent.model.state.ToldStates;

/// Which figures were told. They are told as if the agent were a device of its own, in the order of their closing, so that
/// what was told is one number: that of the last one.
public final class ToldFigures {
  /// The name under which the agent tells figures: no device can have it.
  public static final String DEVICE = "@figures";

  private ToldFigures() {}

  /// The number of the closing up to which all are told, 0 before the first.
  public static long last(ToldStates told) {
    return told.entries().values().stream().map(ToldEntry::row)
        .mapToLong(row -> FigureText.closing(row.word(Aspect.FIGURE))).max().orElse(0);
  }

  /// Tells figures; those that are told already are left out.
  ///
  /// @param figures ascending by the number of their closing
  /// @param at the agent's wall clock
  public static Telling tell(ToldStates told, List<ToldFigure> figures, Instant at) {
    long last = last(told);
    List<StateChange> changes = new ArrayList<>();
    ToldStates after = told;
    for (ToldFigure figure : figures) {
      if (figure.closing() > last) {
        last = figure.closing();
        StateChange change = new StateChange(new Subject(Subject.Kind.FIGURE, FigureText.name(figure)),
            Aspect.FIGURE, "", FigureText.of(figure), Cause.UNKNOWN, Optional.empty());
        changes.add(change);
        after = after.after(change, at);
      }
    }
    return new Telling(after, changes, Map.of());
  }
}
