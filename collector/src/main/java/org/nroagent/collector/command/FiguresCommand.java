package org.nroagent.collector.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.proof.FigureComparer;
import org.nroagent.collector.proof.FiguresText;
import org.nroagent.collector.proof.FiguresView;
import org.nroagent.collector.store.FigureReader;
import org.nroagent.collector.store.FigureReader.Counts;
import org.nroagent.collector.store.KeptFigure;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.proof.FigureComparison.Outcome;
import org.nroagent.model.time.TimeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `figures`: what agents told of a closed month against what the slots of the store give.
@Command(name = "figures", mixinStandardHelpOptions = true, description = {
    "Computes the figures that agents told of a closed month again, now, from the slots of the store.",
    "Those that are equal are counted; those that differ or cannot be compared are listed with the reason. That is no failure."})
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
final class FiguresCommand extends ReadingCommand {
  private final TimeSource time;

  @Option(names = "--month", required = true, paramLabel = "YYYY-MM", description = "the month")
  private String month;

  @Option(names = "--agent", paramLabel = "NAME", description = "of this agent alone")
  private @Nullable String agent;

  @Option(names = "--all", description = "list those that are equal, too")
  private boolean all;

  @Option(names = "--format", defaultValue = "text", description = "text or json (${DEFAULT-VALUE})")
  private OutputFormat format;

  /// @param time says when it was compared
  FiguresCommand(TimeSource time) {
    this.time = time;
  }

  @Override
  int run(CollectorConfig loaded, StoreReader reader) {
    CivilMonth wanted = checked(() -> CivilMonth.parse(month, loaded.zone()));
    FigureComparer comparer = new FigureComparer(reader, loaded.zone(), loaded.billableCoveragePercent());
    Counts counts = Counts.NONE;
    List<KeptFigure> listed = new ArrayList<>();
    Optional<FigureReader.Place> after = Optional.empty();
    List<KeptFigure> part;
    do {
      part = reader.figures().read(new FigureReader.Query(wanted.month(), Optional.ofNullable(agent),
          Optional.empty(), after, FigureComparer.AT_ONCE));
      for (KeptFigure figure : comparer.compare(part, time.wall())) {
        Outcome outcome = figure.compared().orElseThrow().comparison().outcome();
        counts = counts.with(outcome);
        if (all || outcome != Outcome.EQUAL) {
          listed.add(figure);
        }
      }
      after = part.isEmpty() ? Optional.empty() : Optional.of(FigureReader.Place.of(part.getLast()));
    } while (part.size() == FigureComparer.AT_ONCE);
    FiguresView view = FiguresView.of(wanted.month(), counts, listed, Integer.MAX_VALUE);
    out().print(format.of(view, FiguresText.of(view)));
    out().flush();
    return ExitCode.DONE;
  }
}
