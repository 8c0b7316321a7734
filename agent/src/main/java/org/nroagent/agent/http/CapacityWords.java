package org.nroagent.agent.http;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.model.figure.CapacityRule;
import org.nroagent.model.figure.CapacityState;

/// How a series stands towards the promise of enough capacity [C CP 5.2.1, 5.2.2], in words.
///
/// @param each the series
/// @param today the local date
record CapacityWords(SeriesSnapshot each, LocalDate today) {
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  static String month(YearMonth month) {
    return MONTH.format(month);
  }

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  /// A word for tables and tiles.
  Html badge() {
    return switch (each.capacityState()) {
      case CapacityState.NotMonitored _ -> Html.of(Cells.NONE);
      case CapacityState.NoFigure _ -> Status.UNKNOWN.badge("no closed month");
      case CapacityState.Within _ -> Status.GOOD.badge("within");
      case CapacityState.Warning(var month) -> Status.DOUBT.badge("warning: " + month);
      case CapacityState.UpgradeDue due -> Status.BAD.badge(
          (due.overdue(today) ? "overdue " : "due ") + due.due());
    };
  }

  /// What it is and what to do; empty where there is nothing to do.
  Optional<Finding> finding() {
    return switch (each.capacityState()) {
      case CapacityState.NotMonitored _,CapacityState.NoFigure _,CapacityState.Within _ -> Optional.empty();
      case CapacityState.Warning(var month) -> Optional.of(new Finding(Status.DOUBT, warning(month)));
      case CapacityState.UpgradeDue due -> Optional.of(new Finding(Status.BAD, due(due)));
    };
  }

  /// The state as a sentence, whatever it is.
  String sentence() {
    return switch (each.capacityState()) {
      case CapacityState.NotMonitored _ -> each.config().measured()
          ? "The contract has no threshold for this role."
          : "The threshold of capacity is about all octets of a gate, not about this series.";
      case CapacityState.NoFigure _ -> "No closed month counts yet: one counts once its coverage is reached"
          + " and the capacity is known.";
      case CapacityState.Within(var month) -> month(month) + ", the last month that counts, stayed below "
          + threshold() + ".";
      case CapacityState.Warning(var month) -> warning(month);
      case CapacityState.UpgradeDue due -> due(due);
    };
  }

  private String warning(YearMonth month) {
    YearMonth next = month.plusMonths(1);
    return each.id() + " reached " + threshold() + " in " + month(month) + ". If " + month(next)
        + " reaches it too, more capacity is due"
        + each.config().capacityRule().map(rule -> " by " + day(rule.dueAfter(next))).orElse("")
        + ". Prepare the upgrade.";
  }

  private String due(CapacityState.UpgradeDue due) {
    String informed = due.clientInformed().map(day -> " The client was informed on " + day(day) + ".")
        .orElse(" Inform the client and enter the day under 'upgrade: informed'.");
    return each.id() + " reached " + threshold() + " in " + month(due.first()) + " and " + month(due.second())
        + ": more capacity " + (due.overdue(today) ? "was due by " : "is due by ") + day(due.due()) + "."
        + informed + " Once it is in service, enter the day of the record of conformity under"
        + " 'upgrade: conformity'.";
  }

  private String threshold() {
    Optional<CapacityRule> rule = each.config().capacityRule();
    return rule.map(CapacityRule::thresholdPercent).map(percent -> percent + " %").orElse("the threshold")
        + " of the capacity" + rule.flatMap(known -> each.capacityMbps()
            .map(mbps -> known.threshold().multiply(mbps).movePointLeft(2)))
            .map(mbps -> " (" + shown(mbps) + " Mbit/s)").orElse("");
  }

  private static String shown(BigDecimal mbps) {
    BigDecimal stripped = mbps.stripTrailingZeros();
    return Display.number(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
  }
}
