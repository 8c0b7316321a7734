package org.nroagent.agent.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.Direction;
import org.nroagent.model.figure.CapacityOrigin;
import org.nroagent.model.figure.CapacityRule;
import org.nroagent.model.figure.CapacityState;
import org.nroagent.model.figure.Certificate;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.Percentile95;
import org.nroagent.model.figure.Provenance;
import org.nroagent.model.figure.UrgentUpgrade;

/// A monthly report's lines with all their values, for programs and spreadsheets.
public final class MonthlyReportRows {
  private MonthlyReportRows() {}

  /// All lines.
  public static List<ObjectNode> of(MonthlyReport report) {
    return report.lines().stream().map(line -> of(report, line)).toList();
  }

  /// The report with its lines as one object.
  public static ObjectNode json(MonthlyReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("month", report.month().toString());
    json.put("zone", report.zone().getId());
    json.put("rule", Percentile95.RULE);
    json.putArray("interfaces").addAll(of(report));
    return json;
  }

  /// One flat object with the same keys for every line; null where there is no value.
  private static ObjectNode of(MonthlyReport report, MonthlyReport.Line line) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("interface", line.id());
    row.put("role", line.role().orElse(null));
    row.put("configured", line.series().isPresent());
    place(row, line.closed().map(ClosedMonth::provenance));
    row.put("month", report.month().toString());
    row.put("zone", report.zone().getId());
    Optional<ClosedMonth> closed = line.closed();
    Optional<MonthFigure> figure = closed.map(ClosedMonth::figure);
    figure(row, figure);
    row.put("wholeFrom",
        closed.flatMap(each -> each.provenance().wholeFrom()).map(Instant::toString).orElse(null));
    row.put("includesMulticast", closed.map(ClosedMonth::includesMulticast).orElse(null));
    row.put("billable", closed.map(ClosedMonth::billable).orElse(null));
    row.put("billedAs", line.billedAs().orElse(null));
    capacity(row, closed, line.capacityRule(), report.month());
    state(row, line);
    row.put("digest", closed.map(ClosedMonth::certificate).map(Certificate::digest).orElse(null));
    urgent(row, report.urgent(line));
    Optional<CapacityOrigin> origin = closed.flatMap(each -> each.provenance().capacity());
    row.put("capacityOrigin", origin.map(each -> each.kind().word()).orElse(null));
    row.put("capacityAsOf", origin.map(each -> each.asOf().toString()).orElse(null));
    return row;
  }

  private static void place(ObjectNode row, Optional<Provenance> provenance) {
    Optional<Provenance.Place> place = provenance.flatMap(Provenance::place);
    row.put("device", place.map(Provenance.Place::device).orElse(null));
    row.put("ifName", place.map(Provenance.Place::ifName).orElse(null));
  }

  private static void figure(ObjectNode row, Optional<MonthFigure> figure) {
    row.put("inMbps", mbps(figure, Direction.IN));
    row.put("outMbps", mbps(figure, Direction.OUT));
    row.put("referenceDirection", figure.flatMap(MonthFigure::referenceDirection)
        .map(direction -> direction.name().toLowerCase(Locale.ROOT)).orElse(null));
    row.put("referenceMbps", plain(figure.flatMap(MonthFigure::referenceMbps)));
    row.put("expectedSlots", figure.map(MonthFigure::expectedSlots).orElse(null));
    row.put("validSlots", figure.map(MonthFigure::validSlots).orElse(null));
    row.put("coverage", plain(figure.map(MonthFigure::coverage)));
    row.put("coverageReached", figure.map(MonthFigure::billable).orElse(null));
  }

  private static void capacity(ObjectNode row, Optional<ClosedMonth> closed, Optional<CapacityRule> rule,
      YearMonth month) {
    Optional<BigDecimal> capacity = closed.flatMap(ClosedMonth::capacityMbps);
    row.put("capacityMbps", plain(capacity));
    row.put("utilisationPercent",
        plain(closed.flatMap(each -> capacity.flatMap(each.figure()::utilisationPercent))));
    row.put("thresholdPercent", rule.map(known -> known.thresholdPercent(month)).orElse(null));
    row.put("thresholdReached", closed.flatMap(each -> rule
        .flatMap(
            known -> capacity.flatMap(mbps -> each.figure().thresholdReached(mbps, known.threshold(month)))))
        .orElse(null));
  }

  private static void state(ObjectNode row, MonthlyReport.Line line) {
    row.put("capacityState", word(line.state()));
    Optional<YearMonth> first = Optional.empty();
    Optional<CapacityState.UpgradeDue> due = Optional.empty();
    switch (line.state()) {
      case CapacityState.NotMonitored _,CapacityState.NoFigure _,CapacityState.Within _ -> {
        // No month to name.
      }
      case CapacityState.Warning warning -> first = Optional.of(warning.month());
      case CapacityState.UpgradeDue found -> {
        first = Optional.of(found.first());
        due = Optional.of(found);
      }
    }
    row.put("firstMonth", first.map(YearMonth::toString).orElse(null));
    row.put("secondMonth", due.map(CapacityState.UpgradeDue::second).map(YearMonth::toString).orElse(null));
    row.put("upgradeDue", day(due.map(CapacityState.UpgradeDue::due)));
    row.put("clientInformed", day(due.flatMap(CapacityState.UpgradeDue::clientInformed)));
    row.put("conformity", day(line.conformity()));
  }

  private static void urgent(ObjectNode row, Optional<UrgentUpgrade> urgent) {
    row.put("urgentReceived", day(urgent.map(UrgentUpgrade::received)));
    row.put("urgentDue", day(urgent.map(UrgentUpgrade::due)));
    row.put("urgentConformity", day(urgent.flatMap(UrgentUpgrade::conformity)));
  }

  /// The state's name in reports.
  static String word(CapacityState state) {
    return switch (state) {
      case CapacityState.NotMonitored _ -> "not_monitored";
      case CapacityState.NoFigure _ -> "no_figure";
      case CapacityState.Within _ -> "within";
      case CapacityState.Warning _ -> "warning";
      case CapacityState.UpgradeDue _ -> "upgrade_due";
    };
  }

  private static @Nullable String mbps(Optional<MonthFigure> figure, Direction direction) {
    return plain(figure.flatMap(month -> month.of(direction).map(each -> each.mbps(month.grid()))));
  }

  private static @Nullable String plain(Optional<BigDecimal> value) {
    return value.map(BigDecimal::toPlainString).orElse(null);
  }

  private static @Nullable String day(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse(null);
  }
}
