package org.nroagent.agent.snapshot;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.agent.config.SeriesEntries;
import org.nroagent.agent.figure.MonthHistory;
import org.nroagent.agent.figure.MonthOutcome;
import org.nroagent.agent.figure.PreviousMonth;
import org.nroagent.agent.figure.SeriesSlot;
import org.nroagent.agent.figure.SlotTally;
import org.nroagent.model.Fraction;
import org.nroagent.model.HalfYear;
import org.nroagent.model.figure.CapacityState;
import org.nroagent.model.figure.DeclaredWindow;
import org.nroagent.model.figure.Forecast;
import org.nroagent.model.figure.ForecastInput;
import org.nroagent.model.figure.Mbps;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.SubscriberCounts;

/// One series, a metered interface or a derived one, as the page and the API show it.
///
/// @param config what was configured of it: id, role, where its slots come from, what people entered
/// @param capacityMbps configured capacity, else what the devices say; empty where neither is known
/// @param lastSlot the last final slot, empty before the first one
/// @param current the running month's figure
/// @param tally why the running month's coverage is what it is
/// @param previous what is known of the month before, empty where nothing is
/// @param history the closed months
/// @param capacityState how it stands towards the promise of enough capacity (M8)
public record SeriesSnapshot(SeriesConfig config, Optional<BigDecimal> capacityMbps,
    Optional<SeriesSlot> lastSlot, MonthFigure current, SlotTally tally, Optional<PreviousMonth> previous,
    MonthHistory history, CapacityState capacityState) {
  /// Its public id.
  public String id() {
    return config.id();
  }

  /// What it is in the contract.
  public Role role() {
    return config.role();
  }

  /// Whether it is computed from metered interfaces and not metered itself.
  public boolean derived() {
    return !config.measured();
  }

  /// Whether multicast is part of a gate's octets, so that its figure is not what is billed (M2).
  public boolean includesMulticast() {
    return config.includesMulticast();
  }

  /// The id of the series that is billed instead of this one, empty where there is none.
  public Optional<String> billedAs() {
    return config.billedAs();
  }

  /// Whether a figure of this series may be billed: its coverage is reached and it is unicast alone (M2, M4).
  ///
  /// @param figure of any month of it
  public boolean billable(MonthFigure figure) {
    return figure.billable() && !includesMulticast();
  }

  /// Whether the previous month's figure may be billed; a closed month says itself what it included.
  public boolean previousBillable() {
    return previous.map(month -> switch (month) {
      case PreviousMonth.Closing(var figure) -> billable(figure);
      case PreviousMonth.Closed(var closed) -> closed.billable();
    }).orElse(false);
  }

  /// The declared times that concern it.
  public List<DeclaredWindow> windows() {
    return config.windows();
  }

  /// What people entered about it.
  public SeriesEntries entries() {
    return config.entries();
  }

  /// Twelve months ahead, from the closed months before the half-year (M10). Computed at each call.
  ///
  /// @param halfYear with which it is issued
  public Forecast forecast(HalfYear halfYear) {
    SortedMap<YearMonth, Fraction> monthlyMbps = new TreeMap<>();
    for (MonthOutcome month : history.months()) {
      if (month.conclusive()) {
        month.referenceOctets()
            .ifPresent(octets -> monthlyMbps.put(month.month(), Mbps.exactly(octets, month.grid())));
      }
    }
    return Forecast.of(halfYear, new ForecastInput(monthlyMbps, new SubscriberCounts(entries().subscribers()),
        entries().mbpsPerSubscriber(), capacityMbps, config.capacityRule()));
  }
}
