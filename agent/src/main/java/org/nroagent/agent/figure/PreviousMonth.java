package org.nroagent.agent.figure;

import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.ClosedMonth;

/// What is known of the month before the running one.
public sealed interface PreviousMonth {
  /// Its figure.
  MonthFigure figure();

  /// The month is over and its figure is what was known when the next month began; it is computed once more, from the
  /// ring, when no late slot can come any more.
  ///
  /// @param figure provisional
  record Closing(MonthFigure figure) implements PreviousMonth {}

  /// The month is closed.
  ///
  /// @param month the figure with all that explains it
  record Closed(ClosedMonth month) implements PreviousMonth {
    @Override
    public MonthFigure figure() {
      return month.figure();
    }
  }
}
