package org.nroagent.agent.command;

import org.nroagent.agent.report.JsonText;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.config.AgentConfigReader;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.agent.store.RingReader;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.model.CivilMonth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `explain`: what a month's figure rests on, computed again from the ring, and whether it is what was kept when the
/// month was closed. Works beside a running agent.
@Command(name = "explain", mixinStandardHelpOptions = true, description = "What a month's figure rests on: its slots, gaps, retained slot, evidence and digest.")
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
public final class ExplainCommand implements Callable<Integer> {
  private final Function<String, @Nullable String> environment;

  @Spec
  private CommandSpec spec;

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "The agent's data directory.")
  private Path data;

  @Option(names = "--interface", required = true, paramLabel = "ID", description = "The id of the interface, such as hub1.lag-1, or with --config of a derived series.")
  private String interfaceId;

  @Option(names = "--month", required = true, paramLabel = "YYYY-MM", description = "The month.")
  private String month;

  @Option(names = "--zone", paramLabel = "Z", description = "Time zone of the month; by default the configuration's, else Europe/Paris.")
  private @Nullable String zone;

  @Option(names = "--config", paramLabel = "FILE", description = "The configuration: derived series, capacities, declared windows, zone.")
  private @Nullable Path config;

  @Option(names = "--capacity-mbps", paramLabel = "N", description = "Capacity in Mbit/s, instead of the month's own or the configured one.")
  private @Nullable BigDecimal capacityMbps;

  @Option(names = "--format", defaultValue = "text", description = "text or json (${DEFAULT-VALUE}).")
  private OutputFormat format;

  /// @param environment the environment variables, `System::getenv` outside tests
  public ExplainCommand(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Arguments.requirePositive(spec, "--capacity-mbps", capacityMbps);
    PrintWriter err = spec.commandLine().getErr();
    try {
      Optional<AgentConfig> configured = config == null
          ? Optional.empty()
          : Optional.of(AgentConfigReader.withoutProfiles(environment).read(config).value());
      CivilMonth civilMonth = Arguments.checked(spec, () -> CivilMonth.parse(month,
          zone == null ? Explainer.zone(configured) : Arguments.zone(zone)));
      Explainer explainer = new Explainer(RingReader.openForReading(data),
          new ClosedMonths(RealDisk.existingFolder(data)), configured);
      return explain(explainer, civilMonth, err);
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

  private int explain(Explainer explainer, CivilMonth civilMonth, PrintWriter err) throws IOException {
    Set<String> known = explainer.known();
    if (!known.contains(interfaceId)) {
      err.println(data + ": no interface '" + interfaceId + "'; the ring and the closed months have: "
          + (known.isEmpty() ? "none" : String.join(", ", known)));
      return ExitCode.FAILED;
    }
    print(explainer.explain(interfaceId, civilMonth, Optional.ofNullable(capacityMbps)));
    return ExitCode.DONE;
  }

  private void print(Explanation explanation) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(switch (format) {
      case json -> JsonText.of(ExplanationJson.of(explanation));
      case text -> ExplanationText.of(explanation);
    });
    out.flush();
  }
}
