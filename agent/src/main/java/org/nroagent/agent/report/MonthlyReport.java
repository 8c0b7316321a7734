package org.nroagent.agent.report;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.model.figure.CapacityMonth;
import org.nroagent.model.figure.CapacityState;
import org.nroagent.model.figure.ClosedMonth;

/// The monthly report of the percentile per loop and gate for the client [C CP 5.2.1, 5.2.2], as it stood when the month
/// was over: what was entered or closed later does not change it, but the day of a later record of conformity is told.
///
/// @param month the month
/// @param zone the contract's zone
/// @param lines one per gate, loop and their derived series, in the configuration's order
public record MonthlyReport(YearMonth month, ZoneId zone, List<Line> lines) {
  public MonthlyReport {
    lines = List.copyOf(lines);
  }

  /// One series.
  ///
  /// @param series what it is
  /// @param closed its closed month, empty where none was kept
  /// @param state how it stands towards the promise of enough capacity after that month
  public record Line(SeriesConfig series, Optional<ClosedMonth> closed, CapacityState state) {
    /// When the upgrade that is due was recorded as conform.
    public Optional<LocalDate> conformity() {
      return state instanceof CapacityState.UpgradeDue due
          ? series.entries().upgrade().conformityOf(due.second())
          : Optional.empty();
    }
  }

  /// Gathers the report.
  ///
  /// @param zone the contract's zone
  /// @param configured all series
  /// @param store the closed months, of which those up to the given one are read
  /// @throws IOException if the disk fails
  public static MonthlyReport of(YearMonth month, ZoneId zone, List<SeriesConfig> configured,
      ClosedMonths store)
      throws IOException {
    Map<String, ClosedMonth> closed = new HashMap<>();
    Map<String, List<CapacityMonth>> outcomes = new HashMap<>();
    Map<String, SeriesConfig> reported = new HashMap<>();
    configured.stream().filter(series -> series.role() != Role.ACCESS)
        .forEach(series -> reported.put(series.id(), series));
    for (YearMonth each : store.months()) {
      if (!each.isAfter(month)) {
        var _ = store.read(each, found -> {
          SeriesConfig series = reported.get(found.series());
          if (series != null && found.figure().month().zone().equals(zone)) {
            series.capacityRule().ifPresent(rule -> outcomes
                .computeIfAbsent(found.series(), _ -> new ArrayList<>()).add(CapacityMonth.of(found, rule)));
            if (each.equals(month)) {
              closed.put(found.series(), found);
            }
          }
        });
      }
    }
    return new MonthlyReport(month, zone, configured.stream()
        .filter(series -> reported.containsKey(series.id()))
        .map(series -> new Line(series, Optional.ofNullable(closed.get(series.id())),
            state(series, outcomes.getOrDefault(series.id(), List.of()), month)))
        .toList());
  }

  private static CapacityState state(SeriesConfig series, List<CapacityMonth> months, YearMonth month) {
    return series.capacityRule()
        .map(rule -> CapacityState.of(rule, months, series.entries().upgrade().asOf(month.atEndOfMonth())))
        .orElseGet(CapacityState.NotMonitored::new);
  }
}
