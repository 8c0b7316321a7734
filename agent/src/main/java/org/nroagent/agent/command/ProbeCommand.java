package org.nroagent.agent.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditReport;
import org.nroagent.agent.audit.Groups;
import org.nroagent.agent.audit.LinkHistory;
import org.nroagent.agent.audit.SeenGroups;
import org.nroagent.agent.audit.rule.AuditRules;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.config.AgentConfigReader;
import org.nroagent.agent.config.DeviceAccess;
import org.nroagent.agent.config.Topology;
import org.nroagent.agent.core.DeviceSources;
import org.nroagent.agent.http.AuditDocument;
import org.nroagent.agent.source.Source;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.profile.Profiles;
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

  @Option(names = "--audit", description = "With --config: compares the device with the configuration's topology.")
  private boolean audit;

  @Mixin
  private ProbeTarget target = new ProbeTarget();

  /// @param environment the environment variables, `System::getenv` outside tests
  public ProbeCommand(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  /// What is read, and by which rules it is judged.
  ///
  /// @param audited what the device is compared with, empty without an audit
  private record Task(DeviceAccess access, Duration budget, SlotGrid grid, Profiles profiles,
      Optional<Audited> audited) {}

  /// What a device is compared with.
  ///
  /// @param device its name
  /// @param topology what of the topology it can tell something of
  /// @param zone the contract's
  private record Audited(String device, Topology topology, ZoneId zone) {}

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
    try (Source source = new DeviceSources(task.profiles(), clock).of(task.access())) {
      print(source.read(task.budget()), task);
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
            "name a device: --snmp udp:HOST:PORT, --netconf ssh:HOST:PORT, or --config FILE --device NAME");
      }
      if (audit) {
        throw new IllegalArgumentException(
            "--audit needs --config FILE and --device NAME: the topology is there");
      }
      return new Task(target.access(environment), BUDGET, SlotGrid.FIVE_MINUTES, Profiles.shipped(),
          Optional.empty());
    }
    if (config == null || device == null || target.isGiven() || target.hasCredentials()) {
      throw new IllegalArgumentException(
          "--config and --device go together, and without an address or credentials");
    }
    AgentConfig read = new AgentConfigReader(environment).read(config).value();
    DeviceAccess access = read.devices().stream().filter(each -> each.name().equals(device)).findFirst()
        .map(DeviceConfig::access)
        .orElseThrow(() -> new IllegalArgumentException(config + " has no device " + device + ", it has "
            + read.devices().stream().map(DeviceConfig::name).collect(Collectors.joining(", "))));
    return new Task(target.withTimes(access), read.pollBudget(), read.grid(), read.profiles(),
        audited(read, device));
  }

  private Optional<Audited> audited(AgentConfig read, String name) {
    if (!audit) {
      return Optional.empty();
    }
    Topology topology = read.topology().orElseThrow(
        () -> new IllegalArgumentException(
            config + " has no topology, so there is nothing to compare " + name + " with"));
    return Optional.of(new Audited(name, topology.on(name), read.zone()));
  }

  private static AuditReport report(DeviceReading reading, Instant readAt, Audited audited) {
    SeenGroups seen = SeenGroups.of(audited.topology().multicast(),
        reading.igmpGroups().stream().flatMap(group -> Groups.address(group).stream())
            .collect(Collectors.toSet()),
        readAt);
    return AuditReport.of(AuditRules.ALL,
        new AuditInput(audited.topology(), Map.of(audited.device(), reading), seen, LinkHistory.NONE,
            readAt, LocalDate.ofInstant(readAt, audited.zone())));
  }

  private void print(DeviceReading reading, Task task) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Instant readAt = clock.wall();
    Duration slot = task.grid().length();
    Optional<AuditReport> report = task.audited().map(audited -> report(reading, readAt, audited));
    switch (format) {
      case json -> {
        Map<String, @Nullable Object> json = ProbeJson.of(reading, readAt, slot);
        report.ifPresent(each -> json.put("audit", AuditDocument.of(each)));
        Json.write(out, json);
        out.println();
      }
      case text -> {
        ProbeText.print(reading, readAt, slot, out);
        report.ifPresent(each -> AuditText.print(each, out));
      }
    }
    out.flush();
  }
}
