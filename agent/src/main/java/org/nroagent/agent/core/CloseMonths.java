package org.nroagent.agent.core;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nroagent.agent.closing.MonthClosing;
import org.nroagent.agent.closing.SeriesToClose;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.agent.snapshot.Snapshots;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.figure.Provenance;

/// The worker's job when a month is over.
///
/// @param closing does it
/// @param upTo the newest month to close
/// @param snapshots what has figures
/// @param core who hears of it
record CloseMonths(MonthClosing closing, CivilMonth upTo, Snapshots snapshots, CoreInbox core)
    implements
      Worker.Job {
  @Override
  public void run() throws InterruptedException {
    ClosedMonthBatches batches = new ClosedMonthBatches(core);
    MonthClosing.Outcome outcome = closing.close(upTo, this::toClose, batches);
    batches.flush();
    core.post(new CoreMessage.ClosingEnded(upTo, outcome.problems(), outcome.notices()));
  }

  private List<SeriesToClose> toClose(CivilMonth month) {
    Map<String, SeriesSnapshot> series = snapshots.series().stream()
        .collect(Collectors.toMap(SeriesSnapshot::id, Function.identity(), (first, _) -> first,
            LinkedHashMap::new));
    LocalDate lastDay = month.month().atEndOfMonth();
    return series.values().stream().map(each -> toClose(each, capacityMbps(each, lastDay, series))).toList();
  }

  /// The capacity in force at the month's last slot: of what is configured that of the day, however late the month is
  /// closed; of what is read that which is known now.
  private static Optional<BigDecimal> capacityMbps(SeriesSnapshot each, LocalDate day,
      Map<String, SeriesSnapshot> all) {
    if (each.config().tellsCapacity()) {
      return each.config().capacityMbpsOn(day);
    }
    return switch (each.config().content()) {
      case SeriesConfig.Measured _ -> each.capacityMbps();
      case SeriesConfig.Derived derived -> {
        List<Optional<BigDecimal>> parts = derived.capacityParts().stream().map(all::get)
            .map(part -> Optional.ofNullable(part).flatMap(known -> capacityMbps(known, day, all))).toList();
        yield parts.isEmpty() || parts.contains(Optional.<BigDecimal>empty())
            ? Optional.empty()
            : Optional.of(parts.stream().map(Optional::orElseThrow).reduce(BigDecimal.ZERO, BigDecimal::add));
      }
    };
  }

  private static SeriesToClose toClose(SeriesSnapshot series, Optional<BigDecimal> capacityMbps) {
    Optional<String> role = Optional.of(series.role().name().toLowerCase(Locale.ROOT));
    Provenance provenance = switch (series.config().content()) {
      case SeriesConfig.Measured(var device, var ifName) -> new Provenance(role,
          Optional.of(new Provenance.Place(device, ifName)), Provenance.itself(series.id()),
          Optional.empty());
      case SeriesConfig.Derived derived ->
        new Provenance(role, Optional.empty(), derived.formula(), Optional.empty());
    };
    return new SeriesToClose(series.id(), provenance, capacityMbps, series.includesMulticast(),
        series.windows());
  }
}
