package org.nroagent.agent.http;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.model.figure.CapacityRule;
import org.nroagent.model.figure.CapacityState;
import org.nroagent.model.figure.UrgentUpgrade;

/// How a series stands towards the promise of enough capacity [C CP 5.2.1, 5.2.2], in words.
///
/// @param each the series
/// @param today the local date
record CapacityWords(SeriesSnapshot each, LocalDate today) {
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private static final String ENTER_CONFORMITY = " Once it is in service, enter the day of the record of conformity"
      + " under 'upgrade: conformity'.";

  static String month(YearMonth month) {
    return MONTH.format(month);
  }

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  /// A word for tables and tiles, and another where an urgent upgrade was requested.
  Html badge() {
    Html state = state();
    return open().findFirst().map(urgent -> Html.fragment()
        .add(status(urgent)
            .badge((urgent.overdue(today) ? "urgent, overdue " : "urgent, due ") + urgent.due()))
        .text(" ").add(state)).orElse(state);
  }

  private Html state() {
    return switch (each.capacityState()) {
      case CapacityState.NotMonitored _ -> Html.of(Cells.NONE);
      case CapacityState.NoFigure _ -> Status.UNKNOWN.badge("no closed month");
      case CapacityState.Within _ -> Status.GOOD.badge("within");
      case CapacityState.Warning(var month) -> Status.DOUBT.badge("warning: " + month);
      case CapacityState.UpgradeDue due -> Status.BAD.badge(
          (due.overdue(today) ? "overdue " : "due ") + due.due());
    };
  }

  /// What there is to do about the promise, empty where there is nothing.
  List<Finding> findings() {
    return Stream.concat(finding().stream(), open().map(urgent -> new Finding(status(urgent), open(urgent))))
        .toList();
  }

  /// The urgent upgrades that were carried out, as sentences.
  List<String> carriedOut() {
    return urgent().flatMap(urgent -> urgent.conformity().stream()
        .map(day -> "An urgent upgrade was requested on " + day(urgent.received()) + ", due by "
            + day(urgent.due()) + "; its conformity was recorded on " + day(day) + "."))
        .toList();
  }

  private Stream<UrgentUpgrade> urgent() {
    return each.entries().urgentUpgrades(today).stream();
  }

  private Stream<UrgentUpgrade> open() {
    return urgent().filter(UrgentUpgrade::open);
  }

  private Status status(UrgentUpgrade urgent) {
    return urgent.overdue(today) ? Status.BAD : Status.DOUBT;
  }

  private String open(UrgentUpgrade urgent) {
    return "An urgent upgrade of " + each.id() + " was requested on " + day(urgent.received()) + ": it "
        + (urgent.overdue(today) ? "was" : "is") + " due by " + day(urgent.due()) + "." + ENTER_CONFORMITY;
  }

  /// What the months say and what to do; empty where there is nothing to do.
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
          + threshold(month) + ".";
      case CapacityState.Warning(var month) -> warning(month);
      case CapacityState.UpgradeDue due -> due(due);
    };
  }

  private String warning(YearMonth month) {
    YearMonth next = month.plusMonths(1);
    return each.id() + " reached " + threshold(month) + " in " + month(month) + ". If " + month(next)
        + " reaches it too, more capacity is due"
        + each.config().capacityRule().map(rule -> " by " + day(rule.dueAfter(next))).orElse("")
        + ". Prepare the upgrade.";
  }

  private String due(CapacityState.UpgradeDue due) {
    String informed = due.clientInformed().map(day -> " The client was informed on " + day(day) + ".")
        .orElse(" Inform the client and enter the day under 'upgrade: informed'.");
    return each.id() + " reached " + threshold(due.second()) + " in " + month(due.first()) + " and "
        + month(due.second())
        + ": more capacity " + (due.overdue(today) ? "was due by " : "is due by ") + day(due.due()) + "."
        + informed + ENTER_CONFORMITY;
  }

  private String threshold(YearMonth month) {
    Optional<CapacityRule> rule = each.config().capacityRule();
    return rule.map(known -> known.thresholdPercent(month)).map(percent -> percent + " %")
        .orElse("the threshold")
        + " of the capacity" + rule.flatMap(known -> each.capacityMbps()
            .map(mbps -> known.threshold(month).multiply(mbps).movePointLeft(2)))
            .map(mbps -> " (" + shown(mbps) + " Mbit/s)").orElse("");
  }

  private static String shown(BigDecimal mbps) {
    BigDecimal stripped = mbps.stripTrailingZeros();
    return Display.number(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
  }
}
