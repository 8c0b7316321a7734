package org.nroagent.agent.command;

import java.util.List;
import org.nroagent.agent.closing.MonthComparison;
import org.nroagent.model.figure.ClosedMonth;

/// How a figure that was computed again stands towards the one that was kept when its month was closed.
sealed interface KeptFigure {
  /// Nothing was kept of it.
  ///
  /// @param why what is there instead
  record None(String why) implements KeptFigure {}

  /// The ring has not all of the month any more: what is explained is what was kept.
  ///
  /// @param why what of the month the ring has
  record Alone(String why) implements KeptFigure {}

  /// Digest and figure are the same.
  ///
  /// @param remarks what is different without a consequence for the figure
  record Agrees(List<String> remarks) implements KeptFigure {
    public Agrees {
      remarks = List.copyOf(remarks);
    }
  }

  /// They are not the same.
  ///
  /// @param differences what differs, each with the kept and the computed value
  record Differs(List<String> differences) implements KeptFigure {
    public Differs {
      differences = List.copyOf(differences);
    }
  }

  /// Compares both.
  ///
  /// @param kept what was kept
  /// @param computed what the ring gives now
  static KeptFigure compare(ClosedMonth kept, ClosedMonth computed) {
    MonthComparison comparison = MonthComparison.of(kept, computed);
    return comparison.same() ? new Agrees(comparison.remarks()) : new Differs(comparison.differences());
  }
}
