package org.nroagent.agent.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.report.CsvText;
import org.nroagent.agent.report.JsonText;
import org.nroagent.agent.report.MonthlyReport;
import org.nroagent.agent.report.MonthlyReportRows;
import org.nroagent.agent.report.MonthlyReportText;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.model.CivilMonth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `report`: the monthly report of the percentile per loop and gate, from the closed months. Works beside a running
/// agent.
@Command(name = "report", mixinStandardHelpOptions = true, description = "The monthly report of the percentile per loop and gate.")
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
public final class ReportCommand extends DataCommand {
  @Option(names = "--config", required = true, paramLabel = "FILE", description = "The configuration: which are gates and loops, what was entered about them.")
  private Path config;

  @Option(names = "--month", required = true, paramLabel = "YYYY-MM", description = "The month.")
  private String month;

  @Option(names = "--format", defaultValue = "text", description = "text, csv or json (${DEFAULT-VALUE}).")
  private ReportFormat format;

  /// @param environment the environment variables, `System::getenv` outside tests
  public ReportCommand(Function<String, @Nullable String> environment) {
    super(environment);
  }

  @Override
  int run() throws IOException, ConfigurationException {
    YearMonth wanted = Arguments.checked(spec(),
        () -> CivilMonth.parse(month, CivilMonth.CONTRACT_ZONE).month());
    AgentConfig configured = configuration(config);
    ClosedMonths store = new ClosedMonths(RealDisk.existingFolder(data()));
    List<YearMonth> closed = store.months();
    if (!closed.contains(wanted)) {
      return nothing(wanted + " is not closed; there are: " + (closed.isEmpty()
          ? "none"
          : closed.stream().map(YearMonth::toString).collect(Collectors.joining(", "))));
    }
    MonthlyReport report = MonthlyReport.of(wanted, configured.zone(), configured.series(), store);
    return done(switch (format) {
      case text -> MonthlyReportText.of(report);
      case csv -> CsvText.of(MonthlyReportRows.of(report));
      case json -> JsonText.of(MonthlyReportRows.json(report));
    });
  }
}
