package org.nroagent.agent.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.config.AgentConfigReader;
import org.nroagent.agent.recompute.IncidentRecomputation;
import org.nroagent.agent.recompute.IncidentReport;
import org.nroagent.agent.report.JsonText;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.daemon.config.ConfigurationException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// The part of `impact` that computes an agent's incidents anew from its rings, and says where they differ from what was
/// told. Works beside a running agent. Exit 1 where nothing explains a difference.
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
final class RecomputedIncidents {
  /// What a running agent is writing just now differs once, not again and again.
  private static final int ATTEMPTS = 3;

  @Option(names = "--config", required = true, paramLabel = "FILE", description = "The agent's configuration: its places and inventory.")
  private Path config;

  @Option(names = "--data", paramLabel = "DIR", description = "A copy of its data directory, where it is not to be the configured one.")
  private @Nullable Path data;

  @Option(names = "--from", paramLabel = "T", converter = ExportCommand.InstantConverter.class, description = "Incidents and slots from then on, such as 2026-10-01T00:00:00+02:00.")
  private @Nullable Instant from;

  @Option(names = "--to", paramLabel = "T", converter = ExportCommand.InstantConverter.class, description = "End, exclusive.")
  private @Nullable Instant to;

  /// @throws ConfigurationException if the configuration is wrong
  int print(CommandSpec spec, OutputFormat format) throws ConfigurationException {
    Instant begin = from == null ? Instant.EPOCH : from;
    Instant end = to == null ? Instant.parse("9999-01-01T00:00:00Z") : to;
    if (!begin.isBefore(end)) {
      throw new ParameterException(spec.commandLine(), "--from " + begin + " must be before --to " + end);
    }
    AgentConfig agent = new AgentConfigReader(System::getenv).read(config).value();
    Path folder = data == null ? agent.dataDirectory() : data;
    PrintWriter err = spec.commandLine().getErr();
    try {
      IncidentReport report = recomputed(folder, agent, begin, end);
      PrintWriter out = spec.commandLine().getOut();
      out.print(switch (format) {
        case text -> IncidentReportText.of(report, agent.zone());
        case json -> JsonText.of(IncidentReportJson.of(report));
      });
      out.flush();
      if (report.unexplained() == 0) {
        return ExitCode.DONE;
      }
      err.println(folder + ": " + report.unexplained()
          + " differences from what was told that nothing explains; check the store with verify-store");
    } catch (NotDirectoryException _) {
      err.println(folder + ": no such directory");
    } catch (IOException e) {
      err.println(folder + ": cannot be read: " + e.getMessage());
    }
    return ExitCode.FAILED;
  }

  private static IncidentReport recomputed(Path folder, AgentConfig agent, Instant begin, Instant end)
      throws IOException {
    RealDisk disk = RealDisk.existingFolder(folder);
    IncidentReport report = IncidentRecomputation.of(disk, agent.services(), agent.zone(), begin, end);
    for (int attempt = 1; attempt < ATTEMPTS && report.unexplained() > 0; attempt++) {
      report = IncidentRecomputation.of(disk, agent.services(), agent.zone(), begin, end);
    }
    return report;
  }
}
