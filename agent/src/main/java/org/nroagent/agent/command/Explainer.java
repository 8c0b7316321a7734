package org.nroagent.agent.command;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nroagent.agent.closing.MonthCloser;
import org.nroagent.agent.closing.SeriesToClose;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.RingReader;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.figure.Certificate;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.SlotFormula;

/// Explains the month of a series from a ring, what was kept of closed months, and a configuration where there is one.
/// What was given by hand comes first, then what was kept with the month, then what is configured now: the
/// configuration may have changed since.
final class Explainer {
  private final RingReader ring;
  private final ClosedMonths closedMonths;
  private final Optional<AgentConfig> config;

  Explainer(RingReader ring, ClosedMonths closedMonths, Optional<AgentConfig> config) {
    this.ring = ring;
    this.closedMonths = closedMonths;
    this.config = config;
  }

  /// The ids that can be explained: those in the ring and, with a configuration, the derived series.
  Set<String> known() {
    Set<String> known = new TreeSet<>(ring.interfaceIds());
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
    Optional<BigDecimal> capacity = givenCapacity.or(() -> kept.flatMap(ClosedMonth::capacityMbps))
        .or(() -> series.flatMap(SeriesConfig::capacityMbps));
    Optional<Boolean> multicast = kept.map(ClosedMonth::includesMulticast)
        .or(() -> series.map(SeriesConfig::includesMulticast));
    ClosedMonth computed = compute(month, kept, new SeriesToClose(id, formula(id, series), capacity,
        multicast.orElse(false), series.map(SeriesConfig::windows).orElse(List.of())));
    if (kept.isPresent() && nothingRecorded(computed.certificate())) {
      return new Explanation(kept.get(), multicast, new KeptFigure.Alone(), Optional.empty());
    }
    return new Explanation(computed, multicast, kept.map(each -> KeptFigure.compare(each, computed))
        .orElseGet(() -> new KeptFigure.None(why(state))), beginning(month));
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
    return ring.firstSlot()
        .filter(first -> first.isAfter(month.firstSlot(ring.grid())) && month.contains(first));
  }

  private static SlotFormula formula(String id, Optional<SeriesConfig> series) {
    return series.isPresent() && series.get().content() instanceof SeriesConfig.Derived derived
        ? derived.formula()
        : new SlotFormula(List.of(id), List.of());
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
