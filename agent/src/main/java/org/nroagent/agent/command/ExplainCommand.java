package org.nroagent.agent.command;

import org.nroagent.agent.report.JsonText;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.agent.store.RingReader;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.model.CivilMonth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `explain`: what a month's figure rests on, computed again from the ring, and whether it is what was kept when the
/// month was closed. Works beside a running agent.
@Command(name = "explain", mixinStandardHelpOptions = true, description = "What a month's figure rests on: its slots, gaps, retained slot, evidence and digest.")
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
public final class ExplainCommand extends DataCommand {
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
    super(environment);
  }

  @Override
  int run() throws IOException, ConfigurationException {
    Arguments.requirePositive(spec(), "--capacity-mbps", capacityMbps);
    Optional<AgentConfig> configured = config == null
        ? Optional.empty()
        : Optional.of(configuration(config));
    CivilMonth civilMonth = Arguments.checked(spec(), () -> CivilMonth.parse(month,
        zone == null ? Explainer.zone(configured) : Arguments.zone(zone)));
    Explainer explainer = new Explainer(RingReader.openForReading(data()),
        new ClosedMonths(RealDisk.existingFolder(data())), configured);
    Set<String> known = explainer.known();
    if (!known.contains(interfaceId)) {
      return nothing("no interface '" + interfaceId + "'; the ring and the closed months have: "
          + (known.isEmpty() ? "none" : String.join(", ", known)));
    }
    Explanation explanation = explainer.explain(interfaceId, civilMonth, Optional.ofNullable(capacityMbps));
    return done(switch (format) {
      case json -> JsonText.of(ExplanationJson.of(explanation));
      case text -> ExplanationText.of(explanation);
    });
  }
}
