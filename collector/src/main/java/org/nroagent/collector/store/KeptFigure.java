package org.nroagent.collector.store;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.nroagent.model.proof.FigureComparison;
import org.nroagent.model.proof.FigureText;
import org.nroagent.model.proof.ToldFigure;

/// What an agent told of a closed month.
///
/// @param agent its name
/// @param series public id at the agent
/// @param text the figure as it was told
/// @param toldAt the agent's wall clock when it told it
/// @param compared what the comparison with the slots of this store came to last, empty before the first
public record KeptFigure(String agent, String series, YearMonth month, String text, Instant toldAt,
    Optional<Compared> compared) {
  /// A comparison.
  public record Compared(FigureComparison comparison, Instant at) {}

  /// The figure.
  ///
  /// @throws IllegalArgumentException if its text is not understood
  public ToldFigure told() {
    return FigureText.parse(new FigureText.Name(series, month), text);
  }

  /// The same after a comparison.
  public KeptFigure with(FigureComparison comparison, Instant at) {
    return new KeptFigure(agent, series, month, text, toldAt, Optional.of(new Compared(comparison, at)));
  }
}
