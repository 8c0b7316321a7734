package org.nroagent.agent.core;

import java.math.BigDecimal;
import java.time.Instant;
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
import org.nroagent.model.figure.CapacityOrigin;
import org.nroagent.model.figure.Provenance;

/// The worker's job when a month is over.
///
/// @param closing does it
/// @param upTo the newest month to close
/// @param snapshots what has figures
/// @param now the wall clock, as of which capacities without a date are known
/// @param core who hears of it
record CloseMonths(MonthClosing closing, CivilMonth upTo, Snapshots snapshots, Instant now, CoreInbox core)
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
    return series.values().stream().map(each -> toClose(each, capacity(each, lastDay, series))).toList();
  }

  /// A capacity with how it is known.
  private record Capacity(BigDecimal mbps, CapacityOrigin.Kind kind) {
    Capacity plus(Capacity other) {
      return new Capacity(mbps.add(other.mbps), kind.and(other.kind));
    }
  }

  /// The capacity in force at the month's last slot: of what is configured that of the day, however late the month is
  /// closed; of what is read that which is known now.
  private static Optional<Capacity> capacity(SeriesSnapshot each, LocalDate day,
      Map<String, SeriesSnapshot> all) {
    SeriesConfig config = each.config();
    if (config.tellsCapacity()) {
      CapacityOrigin.Kind kind = config.entries().capacityMbps().isEmpty()
          ? CapacityOrigin.Kind.CONFIGURED
          : CapacityOrigin.Kind.DATED;
      return config.capacityMbpsOn(day).map(mbps -> new Capacity(mbps, kind));
    }
    return switch (config.content()) {
      case SeriesConfig.Measured _ ->
        each.capacityMbps().map(mbps -> new Capacity(mbps, CapacityOrigin.Kind.READ));
      case SeriesConfig.Derived derived -> {
        List<Optional<Capacity>> parts = derived.capacityParts().stream().map(all::get)
            .map(part -> Optional.ofNullable(part).flatMap(known -> capacity(known, day, all))).toList();
        yield parts.contains(Optional.<Capacity>empty())
            ? Optional.empty()
            : parts.stream().map(Optional::orElseThrow).reduce(Capacity::plus);
      }
    };
  }

  private SeriesToClose toClose(SeriesSnapshot series, Optional<Capacity> capacity) {
    Optional<String> role = Optional.of(series.role().name().toLowerCase(Locale.ROOT));
    Provenance provenance = switch (series.config().content()) {
      case SeriesConfig.Measured(var device, var ifName) -> new Provenance(role,
          Optional.of(new Provenance.Place(device, ifName)), Provenance.itself(series.id()),
          Optional.empty());
      case SeriesConfig.Derived derived ->
        new Provenance(role, Optional.empty(), derived.formula(), Optional.empty());
    };
    return new SeriesToClose(series.id(),
        provenance.withCapacity(capacity.map(known -> new CapacityOrigin(known.kind(), now))),
        capacity.map(Capacity::mbps), series.includesMulticast(), series.windows());
  }
}
