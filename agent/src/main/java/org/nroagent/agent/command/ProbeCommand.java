package org.nroagent.agent.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.config.AgentConfigReader;
import org.nroagent.agent.source.Source;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.agent.source.snmp.SnmpSettings;
import org.nroagent.agent.source.snmp.SnmpSource;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.http.Json;
import org.nroagent.daemon.time.SystemTime;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.time.TimeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `probe`: one reading of one device, as the agent sees it.
@Command(name = "probe", mixinStandardHelpOptions = true, description = "Reads one device once and shows what the agent sees.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class ProbeCommand implements Callable<Integer> {
  private static final Duration BUDGET = Duration.ofMinutes(1);

  private final Function<String, @Nullable String> environment;
  private final TimeSource clock = new SystemTime();

  @Spec
  private CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE", description = "A configuration that names the device.")
  private @Nullable Path config;

  @Option(names = "--device", paramLabel = "NAME", description = "The device's name in the configuration.")
  private @Nullable String device;

  @Option(names = "--format", defaultValue = "text", description = "text or json (${DEFAULT-VALUE}).")
  private OutputFormat format;

  @Mixin
  private ProbeTarget target = new ProbeTarget();

  /// @param environment the environment variables, `System::getenv` outside tests
  public ProbeCommand(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  /// What is read, and by which rules it is judged.
  private record Task(SnmpSettings settings, Duration budget, SlotGrid grid, Profiles profiles) {}

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    Task task;
    try {
      task = task();
    } catch (ConfigurationException e) {
      err.println(e.getMessage());
      return ExitCode.USAGE;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    try (Source source = new SnmpSource(task.settings(), task.profiles(), clock)) {
      print(source.read(task.budget()), task.grid().length());
      return ExitCode.DONE;
    } catch (SourceException | IOException e) {
      err.println(e.getMessage());
      return ExitCode.FAILED;
    }
  }

  private Task task() throws ConfigurationException {
    if (config == null && device == null) {
      if (!target.isGiven()) {
        throw new IllegalArgumentException(
            "name a device: --snmp udp:HOST:PORT, or --config FILE --device NAME");
      }
      return new Task(target.settings(environment), BUDGET, SlotGrid.FIVE_MINUTES, Profiles.shipped());
    }
    if (config == null || device == null || target.isGiven() || target.hasCredentials()) {
      throw new IllegalArgumentException(
          "--config and --device go together, and without an address or credentials");
    }
    AgentConfig read = new AgentConfigReader(environment).read(config).value();
    SnmpSettings settings = read.devices().stream().filter(each -> each.name().equals(device)).findFirst()
        .map(DeviceConfig::snmp)
        .orElseThrow(() -> new IllegalArgumentException(config + " has no device " + device + ", it has "
            + read.devices().stream().map(DeviceConfig::name).collect(Collectors.joining(", "))));
    return new Task(target.withTimes(settings), read.pollBudget(), read.grid(), read.profiles());
  }

  private void print(DeviceReading reading, Duration slot) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Instant readAt = clock.wall();
    switch (format) {
      case json -> {
        Json.write(out, ProbeJson.of(reading, readAt, slot));
        out.println();
      }
      case text -> ProbeText.print(reading, readAt, slot, out);
    }
    out.flush();
  }
}
