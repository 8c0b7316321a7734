package org.nroagent.agent.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.config.AgentConfigReader;
import org.nroagent.agent.report.CsvText;
import org.nroagent.agent.report.JsonText;
import org.nroagent.agent.report.MonthlyReport;
import org.nroagent.agent.report.MonthlyReportRows;
import org.nroagent.agent.report.MonthlyReportText;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.model.CivilMonth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `report`: the monthly report of the percentile per loop and gate, from the closed months. Works beside a running
/// agent.
@Command(name = "report", mixinStandardHelpOptions = true, description = "The monthly report of the percentile per loop and gate.")
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
public final class ReportCommand implements Callable<Integer> {
  private final Function<String, @Nullable String> environment;

  @Spec
  private CommandSpec spec;

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "The agent's data directory.")
  private Path data;

  @Option(names = "--config", required = true, paramLabel = "FILE", description = "The configuration: which are gates and loops, what was entered about them.")
  private Path config;

  @Option(names = "--month", required = true, paramLabel = "YYYY-MM", description = "The month.")
  private String month;

  @Option(names = "--format", defaultValue = "text", description = "text, csv or json (${DEFAULT-VALUE}).")
  private ReportFormat format;

  /// @param environment the environment variables, `System::getenv` outside tests
  public ReportCommand(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    YearMonth wanted = Arguments.checked(spec,
        () -> CivilMonth.parse(month, CivilMonth.CONTRACT_ZONE).month());
    try {
      AgentConfig configured = AgentConfigReader.withoutProfiles(environment).read(config).value();
      ClosedMonths store = new ClosedMonths(RealDisk.existingFolder(data));
      List<YearMonth> closed = store.months();
      if (!closed.contains(wanted)) {
        err.println(data + ": " + wanted + " is not closed; there are: " + (closed.isEmpty()
            ? "none"
            : closed.stream().map(YearMonth::toString).collect(Collectors.joining(", "))));
        return ExitCode.FAILED;
      }
      print(MonthlyReport.of(wanted, configured.zone(), configured.series(), store));
      return ExitCode.DONE;
    } catch (ConfigurationException e) {
      err.println(e.getMessage());
      return ExitCode.USAGE;
    } catch (NotDirectoryException _) {
      err.println(data + ": no such directory");
    } catch (IOException e) {
      err.println(data + ": cannot be read: " + e.getMessage());
    }
    return ExitCode.FAILED;
  }

  private void print(MonthlyReport report) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(switch (format) {
      case text -> MonthlyReportText.of(report);
      case csv -> CsvText.of(MonthlyReportRows.of(report));
      case json -> JsonText.of(MonthlyReportRows.json(report));
    });
    out.flush();
  }
}
