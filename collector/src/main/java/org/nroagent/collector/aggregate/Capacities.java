package org.nroagent.collector.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nroagent.collector.config.DatedCapacity;
import org.nroagent.collector.config.Network;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.figure.CapacityMonth;
import org.nroagent.model.figure.CapacityRule;
import org.nroagent.model.figure.CapacityState;
import org.nroagent.model.figure.CapacityTerms;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.UpgradeDates;

/// Follows gates and loops over their months [C CP 5.2.1, 5.2.2]: also those whose interfaces several agents meter. Safe
/// for any thread.
public final class Capacities {
  /// The months that are looked at: an upgrade that is due for longer needs no state to be seen.
  private static final int MONTHS = 13;

  private final Network network;
  private final Figures figures;
  private final CapacityTerms terms;

  /// @param terms what is promised
  public Capacities(Network network, Figures figures, CapacityTerms terms) {
    this.network = network;
    this.terms = terms;
    this.figures = figures;
  }

  /// How an aggregate stands; empty where the contract promises no capacity for its kind.
  public Optional<CapacityReport> of(Aggregate aggregate) {
    return switch (aggregate.kind()) {
      case GATE -> network.gate(aggregate.name())
          .map(gate -> report(aggregate, gate.capacity(), terms.gate(), gate.upgrades()));
      case LOOP -> network.loops().stream().filter(loop -> loop.name().equals(aggregate.name())).findFirst()
          .map(loop -> report(aggregate, loop.capacity(), terms.loop(), loop.upgrades()));
      case UNICAST, NRO, PLAQUE, CLIENT, OPERATOR -> Optional.empty();
    };
  }

  private CapacityReport report(Aggregate aggregate, DatedCapacity capacity, CapacityRule rule,
      UpgradeDates upgrades) {
    List<MonthFigure> months = new ArrayList<>();
    CivilMonth month = figures.current();
    for (int i = 0; i < MONTHS; i++) {
      month = month.previous();
      months.addFirst(figures.figure(aggregate, month).figure());
    }
    List<CapacityMonth> outcomes = months.stream()
        .map(figure -> new CapacityMonth(figure.month().month(),
            Optional.of(figure).filter(MonthFigure::billable)
                .flatMap(known -> capacity.of(known.month())
                    .flatMap(mbps -> known.thresholdReached(mbps, rule.threshold(known.month().month()))))))
        .toList();
    return new CapacityReport(aggregate, capacity, figures.today(), rule,
        CapacityState.of(rule, outcomes, upgrades),
        months);
  }
}
