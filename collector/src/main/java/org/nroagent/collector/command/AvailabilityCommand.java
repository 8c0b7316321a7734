package org.nroagent.collector.command;

import java.time.Instant;
import java.util.Optional;
import org.nroagent.collector.aggregate.Figures;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.report.Availabilities;
import org.nroagent.collector.report.AvailabilityText;
import org.nroagent.collector.report.AvailabilityView;
import org.nroagent.collector.report.YearAvailability;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.model.availability.PlaqueAvailability;
import org.nroagent.model.time.TimeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `availability`: what a year's tickets come to, what agents saw, and what the client may claim.
@Command(name = "availability", mixinStandardHelpOptions = true, description = {
    "The availability of every client's plaques in a year, by tickets and as agents saw it, with the minutes nobody measured,",
    "a line for each time that is not simply available, the incidents without a ticket, and the penalties once the year is",
    "over. Reads a year of slots: that takes a while."})
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
final class AvailabilityCommand extends ReadingCommand {
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 9998;

  private final TimeSource time;

  @Option(names = "--year", required = true, paramLabel = "YYYY", description = "the calendar year")
  private int year;

  @Option(names = "--format", defaultValue = "text", description = "text or json (${DEFAULT-VALUE})")
  private OutputFormat format;

  /// @param time says whether the year is over
  AvailabilityCommand(TimeSource time) {
    this.time = time;
  }

  @Override
  int run(CollectorConfig loaded, StoreReader reader) {
    Instant now = time.wall();
    if (year < FIRST_YEAR || year > LAST_YEAR
        || !PlaqueAvailability.year(year, loaded.zone()).from().isBefore(now)) {
      throw usage("--year: " + year + " has not begun, or is no year");
    }
    Figures figures = new Figures(loaded.zone(), loaded.billableCoveragePercent(), reader, time);
    Optional<YearAvailability> made = new Availabilities(loaded.network(), loaded.zone(), reader, figures,
        loaded.terms().prices(), loaded.terms().service()).of(year, now);
    if (made.isEmpty() || made.get().plaques().isEmpty()) {
      err().println(made.isEmpty()
          ? "nothing was promised on the first day of " + year
          : "the inventory has no NRO of " + year + "; see 'inventory' in the collector's configuration");
      return ExitCode.FAILED;
    }
    AvailabilityView view = AvailabilityView.of(made.get());
    out().print(format.of(view, AvailabilityText.of(view)));
    out().flush();
    return ExitCode.DONE;
  }
}
