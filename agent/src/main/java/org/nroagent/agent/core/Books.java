package org.nroagent.agent.core;

import java.time.Instant;
import org.nroagent.agent.figure.FigureBook;

/// Where the core has its figures from, whenever the clock shows another time than they are for.
interface Books {
  /// An empty book whose running month is that of the instant.
  FigureBook open(Instant now);

  /// Begins to fill a book from what is kept and recorded by now, on another thread, which tells the core when that has
  /// ended; must not wait.
  ///
  /// @param now an instant of the running month
  /// @param empty the book to fill, given away
  /// @return false if that is not possible now
  boolean fill(Instant now, FigureBook empty);
}
