package org.nroagent.agent.http;

import java.io.IOException;
import java.time.YearMonth;
import java.util.Optional;
import org.nroagent.agent.report.MonthlyReport;

/// The monthly reports for the client.
@FunctionalInterface
public interface MonthlyReports {
  /// The report of a month, empty while it is not closed.
  ///
  /// @throws IOException if the disk fails
  Optional<MonthlyReport> of(YearMonth month) throws IOException;
}
