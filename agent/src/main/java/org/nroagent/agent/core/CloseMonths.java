package org.nroagent.agent.core;

import java.time.Instant;
import java.util.List;
import org.nroagent.agent.closing.MonthClosing;
import org.nroagent.agent.closing.SeriesToClose;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.agent.snapshot.Snapshots;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.figure.SlotFormula;

/// The worker's job when a month is over. The capacities are those in force when it begins: moments after the month's
/// last slot.
///
/// @param closing does it
/// @param upTo the newest month to close
/// @param newest border of the newest stored round
/// @param snapshots what has figures
/// @param core who hears of it
record CloseMonths(MonthClosing closing, CivilMonth upTo, Instant newest, Snapshots snapshots,
    CoreInbox core) implements Worker.Job {
  @Override
  public void run() throws InterruptedException {
    List<SeriesToClose> series = snapshots.series().stream().map(CloseMonths::toClose).toList();
    ClosedMonthBatches batches = new ClosedMonthBatches(core);
    List<String> problems = closing.close(upTo, newest, series, batches);
    batches.flush();
    core.post(new CoreMessage.ClosingEnded(upTo, problems));
  }

  private static SeriesToClose toClose(SeriesSnapshot series) {
    SlotFormula formula = switch (series.config().content()) {
      case SeriesConfig.Measured _ -> new SlotFormula(List.of(series.id()), List.of());
      case SeriesConfig.Derived derived -> derived.formula();
    };
    return new SeriesToClose(series.id(), formula, series.capacityMbps(), series.includesMulticast(),
        series.windows());
  }
}
