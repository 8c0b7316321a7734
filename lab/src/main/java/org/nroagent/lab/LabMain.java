package org.nroagent.lab;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.nroagent.lab.device.DeviceModel;
import org.nroagent.lab.device.MibOffer;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.netconf.LabNetconf;
import org.nroagent.lab.netconf.NetconfServer;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.script.ScriptFile;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.snmp.NotificationTarget;
import org.nroagent.lab.time.AcceleratedTime;
import org.nroagent.model.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Runs one simulated device for a person to look at.
@Command(name = "nro-lab", mixinStandardHelpOptions = true, sortOptions = false, version = "nro-lab", description = "Runs one simulated device: real SNMP over UDP, and NETCONF over SSH if asked for. Prints its addresses; Ctrl-C stops it.")
public final class LabMain implements Callable<Integer> {
  private static final Duration UP_BEFORE_START = Duration.ofDays(10);

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  @Option(names = "--kind", required = true, paramLabel = "KIND", description = "What it is: ${COMPLETION-CANDIDATES}.")
  private Kind kind = Kind.hub;

  @Option(names = "--name", paramLabel = "NAME", description = "sysName (default: the kind).")
  private @Nullable String name;

  @Option(names = "--bind", paramLabel = "ADDRESS", defaultValue = "127.0.0.1", description = "Address to listen on (default ${DEFAULT-VALUE}).")
  private String bind = "127.0.0.1";

  @Option(names = "--port", paramLabel = "N", defaultValue = "0", description = "UDP port, 0 for a free one (default).")
  private int port;

  @Option(names = "--community-file", paramLabel = "FILE", description = "File with the SNMPv2c community.")
  private @Nullable Path communityFile;

  @Option(names = "--user", paramLabel = "USER", description = "SNMPv3 user.")
  private @Nullable String user;

  @Option(names = "--auth-protocol", paramLabel = "P", defaultValue = "SHA256", description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
  private LabSnmp.Auth authProtocol = LabSnmp.Auth.SHA256;

  @Option(names = "--auth-password-file", paramLabel = "FILE", description = "File with the authentication password.")
  private @Nullable Path authPasswordFile;

  @Option(names = "--priv-protocol", paramLabel = "P", defaultValue = "AES128", description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
  private LabSnmp.Priv privProtocol = LabSnmp.Priv.AES128;

  @Option(names = "--priv-password-file", paramLabel = "FILE", description = "File with the privacy password.")
  private @Nullable Path privPasswordFile;

  @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed of the traffic (default 1).")
  private long seed;

  @Option(names = "--script", paramLabel = "FILE", description = "What happens to it, see lab/README.md.")
  private @Nullable Path script;

  @Option(names = "--notify", paramLabel = "ADDRESS:PORT", description = "Whom to send notifications, by the user if there is one, else by the community.")
  private @Nullable String notify;

  @Option(names = "--informs", description = "Send informs, not traps.")
  private boolean informs;

  @Option(names = "--groups-in", paramLabel = "MIB", defaultValue = "IGMP_STD", description = "Where it tells its groups: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
  private MibOffer.Multicast groupsIn = MibOffer.Multicast.IGMP_STD;

  @Option(names = "--lacp-order", paramLabel = "ORDER", defaultValue = "BITS", description = "Order of the bits in its LACP states: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
  private MibOffer.LacpOrder lacpOrder = MibOffer.LacpOrder.BITS;

  @Option(names = "--no-lag-debug", description = "Without the table of mux and receive states.")
  private boolean noLagDebug;

  @Option(names = "--lag-events", description = "Send one maker's LAG notifications, too.")
  private boolean lagEvents;

  @Option(names = "--speed", paramLabel = "X", defaultValue = "1", description = "Virtual seconds per real second (default 1).")
  private double speed;

  @Option(names = "--start", paramLabel = "INSTANT", description = "First virtual time, ISO 8601 (default: now).")
  private @Nullable Instant start;

  @Mixin
  private NetconfOptions netconf = new NetconfOptions();

  private final CountDownLatch stop;

  /// The presets.
  enum Kind {
    /// PE-Spoke
    spoke,
    /// PE-Hub
    hub,
    /// PE-Hub that stands by
    standby,
    /// OLT
    olt
  }

  /// @param stop ends the device when counted down
  LabMain(CountDownLatch stop) {
    this.stop = stop;
  }

  /// Runs until the process is told to end.
  ///
  /// @param args see `--help`
  public static void main(String[] args) {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
      root.setLevel(Level.WARN); // stdout is for the addresses
    }
    CountDownLatch stop = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(stop::countDown, "stop"));
    System.exit(commandLine(stop).execute(args));
  }

  /// The command line, ready to be executed: exit code 0 done, 1 failed, 2 wrong usage.
  static CommandLine commandLine(CountDownLatch stop) {
    return new CommandLine(new LabMain(stop)).setExecutionExceptionHandler((error, command, parsed) -> {
      command.getErr().println("nro-lab: " + error.getMessage());
      return 1;
    });
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Instant first = start == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : start;
    TimeSource time = acceleratedFrom(first);
    LabSnmp settings = settings();
    LabNetconf netconfSettings = netconf.settings(settings.bind());
    try (LabDevice device = LabDevice.start(model(first).with(offer()), script(first), time, settings);
        NetconfServer server = netconfSettings == null
            ? null
            : NetconfServer.start(device.live(), netconfSettings)) {
      if (notify != null) {
        device.notifyTo(target(notify, settings));
        device.tellByItself();
      }
      PrintWriter out = spec.commandLine().getOut();
      out.println("udp:" + device.address().getAddress().getHostAddress() + ":" + device.address().getPort());
      if (server != null) {
        out.println(
            "ssh:" + server.address().getAddress().getHostAddress() + ":" + server.address().getPort());
        out.println(server.knownHost());
      }
      out.flush();
      stop.await();
    }
    return 0;
  }

  private MibOffer offer() {
    return new MibOffer(groupsIn, lacpOrder, !noLagDebug, lagEvents);
  }

  private NotificationTarget target(String given, LabSnmp settings) throws IOException {
    int colon = given.lastIndexOf(':');
    if (colon < 1 || !given.substring(colon + 1).matches("\\d{1,5}")) {
      throw usage("--notify: '" + given + "' is not ADDRESS:PORT");
    }
    InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(given.substring(0, colon)),
        Integer.parseInt(given.substring(colon + 1)));
    LabSnmp.User by = settings.users().isEmpty() ? null : settings.users().getFirst();
    return new NotificationTarget(address, informs, by == null ? settings.community() : null, by);
  }

  private TimeSource acceleratedFrom(Instant first) {
    try {
      return new AcceleratedTime(first, speed);
    } catch (IllegalArgumentException e) {
      throw usage("--speed: " + e.getMessage());
    }
  }

  private DeviceModel model(Instant first) {
    Instant boot = first.minus(UP_BEFORE_START);
    return switch (kind) {
      case spoke -> Presets.spoke(name == null ? "pe-spoke" : name, seed, boot);
      case hub -> Presets.hub(name == null ? "pe-hub" : name, seed, boot);
      case standby -> Presets.standbyHub(name == null ? "pe-hub-standby" : name, seed, boot);
      case olt -> Presets.olt(name == null ? "olt" : name, seed, boot);
    };
  }

  private Script script(Instant first) throws IOException {
    if (script == null) {
      return Script.EMPTY;
    }
    try {
      return ScriptFile.read(script, first);
    } catch (IllegalArgumentException e) {
      throw usage("--script: " + e.getMessage());
    }
  }

  private LabSnmp settings() throws IOException {
    if (communityFile == null && user == null) {
      throw usage("nobody could read it; give --community-file, --user or both");
    }
    LabSnmp settings = new LabSnmp(InetAddress.getByName(bind), port,
        communityFile == null ? null : secret(communityFile), List.of());
    return user == null ? settings : settings.withUser(user(user));
  }

  private LabSnmp.User user(String userName) throws IOException {
    String auth = authProtocol == LabSnmp.Auth.NONE ? "" : secret("--auth-password-file", authPasswordFile);
    String priv = privProtocol == LabSnmp.Priv.NONE ? "" : secret("--priv-password-file", privPasswordFile);
    try {
      return new LabSnmp.User(userName, authProtocol, auth, privProtocol, priv);
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
  }

  private String secret(String option, @Nullable Path file) throws IOException {
    if (file == null) {
      throw usage("--user needs " + option + ", or the protocol NONE");
    }
    return secret(file);
  }

  private static String secret(Path file) throws IOException {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new IOException("cannot read the secret in " + file + ": " + e.getMessage(), e);
    }
  }

  private ParameterException usage(@Nullable String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
