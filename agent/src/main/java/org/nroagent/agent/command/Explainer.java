package org.nroagent.agent.command;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nroagent.agent.closing.MonthCloser;
import org.nroagent.agent.closing.SeriesToClose;
import org.nroagent.agent.command.Explanation.Evidence;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.RingReader;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.figure.Certificate;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.Provenance;
import org.nroagent.model.figure.SlotFormula;

/// Explains the month of a series from a ring, what was kept of closed months, and a configuration where there is one.
/// What was given by hand comes first, then what was kept with the month, then what is configured now: the
/// configuration may have changed since. Only the evidence follows today's declared windows while the ring has the
/// month, because windows are declared when an event is over.
final class Explainer {
  private final RingReader ring;
  private final ClosedMonths closedMonths;
  private final Optional<AgentConfig> config;

  Explainer(RingReader ring, ClosedMonths closedMonths, Optional<AgentConfig> config) {
    this.ring = ring;
    this.closedMonths = closedMonths;
    this.config = config;
  }

  /// The ids that can be explained: those in the ring, those of the closed months and, with a configuration, the derived
  /// series.
  ///
  /// @throws IOException if the disk fails
  Set<String> known() throws IOException {
    Set<String> known = new TreeSet<>(ring.interfaceIds());
    for (YearMonth month : closedMonths.months()) {
      known.addAll(closedMonths.series(month));
    }
    config.ifPresent(each -> each.series().stream().filter(series -> !series.measured())
        .forEach(series -> known.add(series.id())));
    return known;
  }

  /// The zone of the months where none is given by hand.
  static ZoneId zone(Optional<AgentConfig> config) {
    return config.map(AgentConfig::zone).orElse(CivilMonth.CONTRACT_ZONE);
  }

  /// Explains a month.
  ///
  /// @param id one of [#known()]
  /// @param givenCapacity a capacity given by hand
  /// @throws IOException if the disk fails
  Explanation explain(String id, CivilMonth month, Optional<BigDecimal> givenCapacity) throws IOException {
    Optional<SeriesConfig> series = config.flatMap(
        each -> each.series().stream().filter(candidate -> candidate.id().equals(id)).findFirst());
    List<ClosedMonth> found = new ArrayList<>();
    ClosedMonths.Kept state = closedMonths.read(month.month(), closed -> {
      if (closed.series().equals(id) && closed.figure().month().equals(month)) {
        found.add(closed);
      }
    });
    Optional<ClosedMonth> kept = found.stream().findFirst();
    Optional<SlotFormula> configured = series.map(each -> formula(id, each));
    Optional<Instant> wholeFrom = ring.wholeFrom(month.start(), month.end());
    SlotFormula formula = kept.map(each -> each.provenance().formula()).or(() -> configured)
        .orElseGet(() -> Provenance.itself(id));
    Optional<SlotFormula> otherNow = configured.filter(now -> !now.equals(formula));
    Optional<BigDecimal> capacity = givenCapacity.or(() -> kept.flatMap(ClosedMonth::capacityMbps))
        .or(() -> series.flatMap(each -> each.capacityMbpsOn(month.month().atEndOfMonth())));
    Optional<Boolean> multicast = kept.map(ClosedMonth::includesMulticast)
        .or(() -> series.map(SeriesConfig::includesMulticast));
    Provenance provenance = new Provenance(
        kept.flatMap(each -> each.provenance().role()).or(() -> series.map(Explainer::role)),
        kept.flatMap(each -> each.provenance().place()), formula, wholeFrom,
        givenCapacity.isPresent() ? Optional.empty() : kept.flatMap(each -> each.provenance().capacity()));
    ClosedMonth computed = compute(month, kept, new SeriesToClose(id, provenance, capacity,
        multicast.orElse(false), series.map(SeriesConfig::windows).orElse(List.of())));
    Evidence evidence = series.isPresent() ? Evidence.OF_TODAY : Evidence.WITHOUT_WINDOWS;
    if (kept.isEmpty()) {
      return new Explanation(computed, multicast, new KeptFigure.None(why(state)), evidence, beginning(month),
          otherNow);
    }
    Optional<String> lost = lost(kept.get(), computed);
    if (lost.isPresent()) {
      return new Explanation(kept.get(), multicast, new KeptFigure.Alone(lost.get()), Evidence.AS_KEPT,
          Optional.empty(), otherNow);
    }
    KeptFigure comparison = KeptFigure.compare(kept.get(), computed);
    boolean asKept = series.isEmpty() && comparison instanceof KeptFigure.Agrees
        && capacity.equals(kept.get().capacityMbps());
    return new Explanation(asKept ? withEvidence(computed, kept.get()) : computed, multicast, comparison,
        asKept ? Evidence.AS_KEPT : evidence, beginning(month), otherNow);
  }

  private static ClosedMonth withEvidence(ClosedMonth computed, ClosedMonth kept) {
    return new ClosedMonth(computed.series(), computed.provenance(), computed.certificate(),
        computed.capacityMbps(), computed.includesMulticast(), kept.in(), kept.out());
  }

  /// What of a closed month the ring has lost since, empty where it has what it had then.
  private static Optional<String> lost(ClosedMonth kept, ClosedMonth computed) {
    if (nothingRecorded(computed.certificate())) {
      return Optional.of("the ring has nothing of this month any more");
    }
    Instant then = kept.provenance().wholeFrom().orElse(Instant.MIN);
    return computed.provenance().wholeFrom().filter(then::isBefore)
        .map(from -> "the ring has this month only from " + from + " on");
  }

  private static String role(SeriesConfig series) {
    return series.role().name().toLowerCase(Locale.ROOT);
  }

  private ClosedMonth compute(CivilMonth month, Optional<ClosedMonth> kept, SeriesToClose series)
      throws IOException {
    int coverage = kept.map(each -> each.figure().billableCoveragePercent())
        .or(() -> config.map(AgentConfig::billableCoveragePercent))
        .orElse(MonthFigure.DEFAULT_BILLABLE_COVERAGE_PERCENT);
    List<ClosedMonth> computed = new ArrayList<>();
    new MonthCloser(ring, coverage).close(month, List.of(series), computed::add);
    return computed.getFirst();
  }

  private Optional<Instant> beginning(CivilMonth month) throws IOException {
    return ring.wholeFrom(month.start(), month.end()).isPresent()
        ? Optional.empty()
        : ring.firstSlot()
            .filter(first -> first.isAfter(month.firstSlot(ring.grid())) && month.contains(first));
  }

  private static SlotFormula formula(String id, SeriesConfig series) {
    return series.content() instanceof SeriesConfig.Derived derived
        ? derived.formula()
        : Provenance.itself(id);
  }

  private static boolean nothingRecorded(Certificate certificate) {
    return certificate.unrecorded() == certificate.figure().expectedSlots();
  }

  private static String why(ClosedMonths.Kept state) {
    return switch (state) {
      case ClosedMonths.Kept.Figures _ -> "the closed month has no figure of this interface in this zone";
      case ClosedMonths.Kept.Newer newer ->
        "newer software keeps the closed month, in format " + newer.version();
      case ClosedMonths.Kept.Destroyed destroyed -> "the closed month is damaged: " + destroyed.why();
      case ClosedMonths.Kept.Nothing _ -> "no closed month";
    };
  }
}
