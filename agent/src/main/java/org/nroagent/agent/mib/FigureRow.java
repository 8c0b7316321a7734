package org.nroagent.agent.mib;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.figure.PreviousMonth;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.model.Direction;
import org.nroagent.model.figure.MonthFigure;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Variable;

/// A row of nroFigureTable.
///
/// @param figure the month's figure
/// @param closed whether it is final
/// @param billable whether it may be billed
record FigureRow(MonthFigure figure, boolean closed, boolean billable) {
  /// nroFigureMonthKind of the running month.
  static final int RUNNING = 1;
  /// nroFigureMonthKind of the month before.
  static final int PREVIOUS = 2;

  static final List<Column<FigureRow>> COLUMNS = List.of(
      column(2, each -> Syntax.month(each.figure.month().month())),
      new Column<>(3, FigureRow::state),
      column(4, each -> each.rate(Direction.IN)),
      column(5, each -> each.rate(Direction.OUT)),
      column(6, each -> Syntax.kilobits(each.figure.referenceMbps())),
      column(7, each -> Syntax.hundredthsOfPercent(each.figure.coverage())),
      column(8, each -> Syntax.truth(each.billable)));

  static FigureRow running(SeriesSnapshot series) {
    return new FigureRow(series.current(), false, series.billable(series.current()));
  }

  static Optional<FigureRow> previous(SeriesSnapshot series) {
    return series.previous().map(month -> new FigureRow(month.figure(),
        month instanceof PreviousMonth.Closed, series.previousBillable()));
  }

  private static Column<FigureRow> column(int id, Function<FigureRow, @Nullable Variable> value) {
    return new Column<>(id, (each, _) -> value.apply(each));
  }

  private Integer32 state(Instant now) {
    return new Integer32(closed ? 3 : now.isBefore(figure.month().end()) ? 1 : 2);
  }

  private @Nullable Variable rate(Direction direction) {
    return Syntax.kilobits(figure.of(direction).map(each -> each.mbps(figure.grid())));
  }
}
