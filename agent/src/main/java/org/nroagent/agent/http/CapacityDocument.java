package org.nroagent.agent.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.model.figure.CapacityState;

/// How a series stands towards the promise of enough capacity.
///
/// @param state `not_monitored`, `no_figure`, `within`, `warning` or `upgrade_due`
/// @param month the last month that counts, null where none does or an upgrade is due
/// @param first first of the two months that make an upgrade due, else null
/// @param second second of them, else null
/// @param due the day by which the upgrade is due, else null
/// @param overdue whether that day has passed in the contract's zone
/// @param clientInformed when the client was informed, null where nobody entered that
record CapacityDocument(String state, @Nullable YearMonth month, @Nullable YearMonth first,
    @Nullable YearMonth second, @Nullable LocalDate due, boolean overdue,
    @Nullable LocalDate clientInformed) {
  /// @param now the wall clock
  static CapacityDocument of(SeriesSnapshot each, Instant now) {
    return switch (each.capacityState()) {
      case CapacityState.NotMonitored _ -> plain("not_monitored", null);
      case CapacityState.NoFigure _ -> plain("no_figure", null);
      case CapacityState.Within(var month) -> plain("within", month);
      case CapacityState.Warning(var month) -> plain("warning", month);
      case CapacityState.UpgradeDue due ->
        new CapacityDocument("upgrade_due", null, due.first(), due.second(),
            due.due(), due.overdue(LocalDate.ofInstant(now, each.current().month().zone())),
            due.clientInformed().orElse(null));
    };
  }

  private static CapacityDocument plain(String state, @Nullable YearMonth month) {
    return new CapacityDocument(state, month, null, null, null, false, null);
  }
}
