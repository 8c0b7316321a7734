package org.nroagent.agent.http;

import java.io.IOException;
import java.time.YearMonth;
import java.util.Optional;
import org.nroagent.model.figure.ClosedMonth;

/// The closed months that are kept on disk.
@FunctionalInterface
public interface ClosedMonthHistory {
  /// A closed month of a series, empty where none is kept.
  ///
  /// @throws IOException if the disk fails
  Optional<ClosedMonth> month(String series, YearMonth month) throws IOException;
}
