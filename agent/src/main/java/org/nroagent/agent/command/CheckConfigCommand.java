package org.nroagent.agent.command;

import java.io.IOException;
import com.sun.management.OperatingSystemMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.config.AgentConfig.PushConfig;
import org.nroagent.agent.config.AgentConfigReader;
import org.nroagent.agent.config.DiskNeed;
import org.nroagent.agent.config.FutureDates;
import org.nroagent.agent.config.HeapNeed;
import org.nroagent.agent.inventory.Inventory;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.Problem;
import org.nroagent.daemon.config.YamlReader.Loaded;
import org.nroagent.daemon.config.HostAndPort;
import org.nroagent.daemon.tls.TlsContexts;
import org.nroagent.model.incident.FileWindows;
import org.nroagent.model.time.TimeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `check-config`: all problems at once on stderr and exit 2, or a summary on stdout and exit 0. Warnings go to stderr
/// in both cases.
@Command(name = "check-config", description = "Checks a configuration and shows all that is wrong with it.")
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
public final class CheckConfigCommand implements Callable<Integer> {
  private static final int MOST_NAMED = 5;

  private final Function<String, @Nullable String> environment;
  private final TimeSource time;

  @Spec
  private CommandSpec spec;

  @Option(names = "--config", required = true, paramLabel = "FILE", description = "The configuration, agent.yaml.")
  private Path file;

  /// @param environment the environment variables, `System::getenv` outside tests
  /// @param time the clocks
  public CheckConfigCommand(Function<String, @Nullable String> environment, TimeSource time) {
    this.environment = environment;
    this.time = time;
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      Loaded<AgentConfig> loaded = new AgentConfigReader(environment).read(file);
      loaded.warnings().stream().map(Problem::render).forEach(err::println);
      Inventory inventory = loaded.value().services().inventory();
      inventory.problems().stream().map(Problem::render).forEach(err::println);
      FutureDates.of(loaded.value(), LocalDate.ofInstant(time.wall(), loaded.value().zone()))
          .forEach(date -> err.println(file + ": warning: " + date));
      Stream.of(unknownLines(loaded.value()), untoldWindows(loaded.value())).flatMap(Optional::stream)
          .forEach(warning -> err.println(file + ": warning: " + warning));
      checkCertificates(loaded.value().push());
      DiskNeed disk = DiskNeed.of(loaded.value());
      HeapNeed heap = HeapNeed.of(loaded.value());
      List<String> tooSmall = Stream
          .of(disk.problem(), heap.problem(machineBytes(), environment.apply(HeapNeed.JAVA_OPTIONS)))
          .flatMap(Optional::stream).toList();
      tooSmall.forEach(problem -> err.println(file + ": " + problem));
      if (!tooSmall.isEmpty() || !inventory.errors().isEmpty()) {
        return ExitCode.USAGE;
      }
      summary(loaded.value(), disk, heap, spec.commandLine().getOut());
      return ExitCode.DONE;
    } catch (ConfigurationException | IOException e) {
      err.println(e.getMessage());
      return ExitCode.USAGE;
    }
  }

  private Optional<String> unknownLines(AgentConfig config) {
    List<String> unknown = config.services()
        .withUnknownLines(LocalDate.ofInstant(time.wall(), config.zone()));
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of("no file of the inventory tells the lines of "
            + unknown.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
            + (unknown.size() > MOST_NAMED ? " and " + (unknown.size() - MOST_NAMED) + " more places" : "")
            + "; an outage there has unknown lines");
  }

  private static Optional<String> untoldWindows(AgentConfig config) {
    int untold = config.services().fileWindows().untold();
    return untold == 0
        ? Optional.empty()
        : Optional
            .of("its files declare " + (FileWindows.MOST + untold) + " windows; the collector is told of "
                + FileWindows.MOST
                + " of them, those that end last, and its availability lacks the others that it was"
                + " not told before: remove those of years that are settled");
  }

  /// The machine's memory, or, in a container, what it may take of it.
  private static long machineBytes() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }

  /// Loads the certificates as the daemon would.
  private static void checkCertificates(@Nullable PushConfig push) throws IOException {
    if (push != null && push.tls() != null) {
      var _ = TlsContexts.client(push.tls());
    }
  }

  private static void summary(AgentConfig config, DiskNeed disk, HeapNeed heap, PrintWriter out) {
    int metered = config.devices().stream().mapToInt(device -> device.metered().size()).sum();
    out.println("agent: " + config.name());
    out.println("devices: " + config.devices().size());
    out.println("metered interfaces: " + metered);
    int places = config.services().places().size();
    if (places > 0) {
      out.println("services: " + places + ", lines of " + config.services().inventory().lines().size()
          + " places in the inventory");
      out.println("regulation: " + config.services().regulation().words());
    }
    out.println("slots: " + config.grid().seconds() + " s, kept for " + config.retentionDays() + " days in "
        + config.dataDirectory());
    out.println("heap: " + heap.mebibytes() + " MB");
    out.println("disk: at most " + disk.bytes() + " bytes, " + disk.presentBytes() + " of them there, "
        + disk.usableBytes() + " free");
    out.println("pages: http:/" + config.http().address());
    PushConfig push = config.push();
    out.println("sent to: " + (push == null
        ? "nowhere"
        : push.collectors().stream().map(HostAndPort::toString).collect(Collectors.joining(", else "))
            + (push.tls() == null ? ", unencrypted" : ", TLS")));
  }
}
