package org.nroagent.agent.core;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    return snapshots.series().stream().map(CloseMonths::toClose).toList();
  }

  private static SeriesToClose toClose(SeriesSnapshot series) {
    Optional<String> role = Optional.of(series.role().name().toLowerCase(Locale.ROOT));
    Provenance provenance = switch (series.config().content()) {
      case SeriesConfig.Measured(var device, var ifName) -> new Provenance(role,
          Optional.of(new Provenance.Place(device, ifName)), Provenance.itself(series.id()),
          Optional.empty());
      case SeriesConfig.Derived derived ->
        new Provenance(role, Optional.empty(), derived.formula(), Optional.empty());
    };
    return new SeriesToClose(series.id(), provenance, series.capacityMbps(), series.includesMulticast(),
        series.windows());
  }
}
