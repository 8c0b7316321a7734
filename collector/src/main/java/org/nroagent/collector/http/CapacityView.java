package org.nroagent.collector.http;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.nroagent.collector.aggregate.CapacityReport;
import org.nroagent.model.figure.CapacityState;
import org.nroagent.model.figure.MonthFigure;

/// How a gate or loop stands towards the promise of capacity, as API and page show it; the components are the JSON's keys.
///
/// @param capacityMbps today, empty where it has none yet; each month is compared with its own
/// @param state `notMonitored`, `noFigure`, `within`, `warning` or `upgradeDue`
/// @param first the first of the two months that make an upgrade due, or the month that warns or stayed below
/// @param second the second of them
/// @param due the day by which the upgrade is due
/// @param clientInformed when the client was informed
/// @param months those that are over, ascending
record CapacityView(String kind, String name, Optional<BigDecimal> capacityMbps, int thresholdPercent,
    String state,
    Optional<YearMonth> first, Optional<YearMonth> second, Optional<LocalDate> due,
    Optional<LocalDate> clientInformed, List<Month> months) {
  /// A month that is over.
  ///
  /// @param capacityMbps at its last slot, empty where there was none yet
  /// @param counts whether its coverage lets it count
  record Month(YearMonth month, Optional<BigDecimal> mbps, Optional<BigDecimal> capacityMbps,
      Optional<BigDecimal> utilisationPercent,
      BigDecimal coverage, boolean counts, Optional<Boolean> thresholdReached) {}

  /// What a state says.
  private record Words(String state, Optional<YearMonth> first, Optional<YearMonth> second,
      Optional<LocalDate> due, Optional<LocalDate> clientInformed) {
    static Words of(String state) {
      return new Words(state, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Words of(String state, YearMonth month) {
      return new Words(state, Optional.of(month), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  static CapacityView of(CapacityReport report) {
    Words words = switch (report.state()) {
      case CapacityState.NotMonitored _ -> Words.of("notMonitored");
      case CapacityState.NoFigure _ -> Words.of("noFigure");
      case CapacityState.Within within -> Words.of("within", within.month());
      case CapacityState.Warning warning -> Words.of("warning", warning.month());
      case CapacityState.UpgradeDue upgrade -> new Words("upgradeDue", Optional.of(upgrade.first()),
          Optional.of(upgrade.second()), Optional.of(upgrade.due()), upgrade.clientInformed());
    };
    return new CapacityView(report.aggregate().kind().word(), report.aggregate().name(),
        report.capacityMbps(),
        report.rule().thresholdPercent(YearMonth.from(report.today())), words.state(), words.first(),
        words.second(), words.due(),
        words.clientInformed(), report.months().stream().map(month -> month(month, report)).toList());
  }

  private static Month month(MonthFigure figure, CapacityReport report) {
    Optional<BigDecimal> capacityMbps = report.capacity().of(figure.month());
    return new Month(figure.month().month(), figure.referenceMbps(), capacityMbps,
        capacityMbps.flatMap(figure::utilisationPercent), figure.coverage(), figure.billable(),
        capacityMbps
            .flatMap(mbps -> figure.thresholdReached(mbps, report.rule().threshold(figure.month().month()))));
  }
}
