package org.nroagent.agent.command;

import org.nroagent.agent.report.JsonText;
import org.nroagent.agent.report.CsvText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.model.HalfYear;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `forecast`: twelve months ahead of every NRO, loop and gate, from the closed months and the subscribers in the
/// configuration. Works beside a running agent.
@Command(name = "forecast", mixinStandardHelpOptions = true, description = "Traffic of the twelve months from a half-year on.")
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
public final class ForecastCommand extends DataCommand {
  @Option(names = "--config", required = true, paramLabel = "FILE", description = "The configuration with subscribers and the client's figures.")
  private Path config;

  @Option(names = "--half-year", paramLabel = "YYYY-Hn", description = "The half-year with which it is issued; by default the one after the newest closed month's.")
  private @Nullable String halfYear;

  @Option(names = "--format", defaultValue = "text", description = "text, csv or json (${DEFAULT-VALUE}).")
  private ReportFormat format;

  /// @param environment the environment variables, `System::getenv` outside tests
  public ForecastCommand(Function<String, @Nullable String> environment) {
    super(environment);
  }

  @Override
  int run() throws IOException, ConfigurationException {
    Optional<HalfYear> given = Optional.ofNullable(halfYear)
        .map(text -> Arguments.checked(spec(), () -> HalfYear.parse(text)));
    AgentConfig configured = configuration(config);
    ClosedMonths store = new ClosedMonths(RealDisk.existingFolder(data()));
    Optional<HalfYear> wanted = given.isPresent() ? given : afterNewest(store.months());
    if (wanted.isEmpty()) {
      return nothing(
          "no month is closed yet; name a half-year with --half-year to go by the client's figures");
    }
    ForecastReport report = ForecastReport.of(wanted.get(), configured, store);
    return done(switch (format) {
      case text -> ForecastText.of(report);
      case csv -> CsvText.of(ForecastRows.months(report));
      case json -> JsonText.of(ForecastRows.json(report));
    });
  }

  private static Optional<HalfYear> afterNewest(List<YearMonth> closed) {
    return closed.isEmpty() ? Optional.empty() : Optional.of(HalfYear.containing(closed.getLast()).next());
  }
}
