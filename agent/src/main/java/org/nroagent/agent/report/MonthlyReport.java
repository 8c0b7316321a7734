package org.nroagent.agent.report;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.model.figure.CapacityMonth;
import org.nroagent.model.figure.CapacityRule;
import org.nroagent.model.figure.CapacityState;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.UrgentUpgrade;

/// The monthly report of the percentile per loop and gate for the client [C CP 5.2.1, 5.2.2], as it stood when the month
/// was over: what was entered or closed later does not change it, but the day of a later record of conformity is told.
///
/// @param month the month
/// @param zone the contract's zone
/// @param lines one per gate, loop and their derived series, in the configuration's order; then what was closed of the
///     month and is not configured any more, in the order of ids
public record MonthlyReport(YearMonth month, ZoneId zone, List<Line> lines) {
  public MonthlyReport {
    lines = List.copyOf(lines);
  }

  /// One series.
  ///
  /// @param id its public id
  /// @param series what it is, empty where it is not configured any more
  /// @param closed its closed month, empty where none was kept
  /// @param state how it stands towards the promise of enough capacity after that month
  public record Line(String id, Optional<SeriesConfig> series, Optional<ClosedMonth> closed,
      CapacityState state) {
    /// A line of a configured series.
    public Line(SeriesConfig series, Optional<ClosedMonth> closed, CapacityState state) {
      this(series.id(), Optional.of(series), closed, state);
    }

    private static Line ofFormer(ClosedMonth closed) {
      return new Line(closed.series(), Optional.empty(), Optional.of(closed),
          new CapacityState.NotMonitored());
    }

    /// What it is in the contract, or was; empty where nobody knows any more.
    public Optional<String> role() {
      return series.map(each -> each.role().name().toLowerCase(Locale.ROOT))
          .or(() -> closed.flatMap(each -> each.provenance().role()));
    }

    /// The series that is billed instead of this one.
    public Optional<String> billedAs() {
      return series.flatMap(SeriesConfig::billedAs);
    }

    /// When more capacity is due, empty where the contract has no threshold.
    public Optional<CapacityRule> capacityRule() {
      return series.flatMap(SeriesConfig::capacityRule);
    }

    /// When the upgrade that is due was recorded as conform.
    public Optional<LocalDate> conformity() {
      return state instanceof CapacityState.UpgradeDue due
          ? series.flatMap(each -> each.entries().upgrade().conformityOf(due.second()))
          : Optional.empty();
    }
  }

  /// The urgent upgrade of a line that was open in the month, or carried out in it: the oldest, which is due first. When
  /// its conformity was recorded is told even if that was later.
  public Optional<UrgentUpgrade> urgent(Line line) {
    return line.series().stream().flatMap(each -> each.entries().urgentUpgrades().stream())
        .filter(each -> !each.received().isAfter(month.atEndOfMonth())
            && each.conformity().filter(day -> day.isBefore(month.atDay(1))).isEmpty())
        .findFirst();
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
    Set<String> known = configured.stream().map(SeriesConfig::id).collect(Collectors.toSet());
    SortedMap<String, Line> former = new TreeMap<>();
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
          } else if (each.equals(month) && !known.contains(found.series()) && !isAccess(found)) {
            former.put(found.series(), Line.ofFormer(found));
          }
        });
      }
    }
    Stream<Line> current = configured.stream().filter(series -> reported.containsKey(series.id()))
        .map(series -> new Line(series, Optional.ofNullable(closed.get(series.id())),
            state(series, outcomes.getOrDefault(series.id(), List.of()), month)));
    return new MonthlyReport(month, zone, Stream.concat(current, former.values().stream()).toList());
  }

  private static boolean isAccess(ClosedMonth closed) {
    return closed.provenance().role().equals(Optional.of(Role.ACCESS.name().toLowerCase(Locale.ROOT)));
  }

  private static CapacityState state(SeriesConfig series, List<CapacityMonth> months, YearMonth month) {
    return series.capacityRule()
        .map(rule -> CapacityState.of(rule, months, series.entries().upgrade().asOf(month.atEndOfMonth())))
        .orElseGet(CapacityState.NotMonitored::new);
  }
}
