package org.nroagent.agent.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.DeviceAccess;
import org.nroagent.agent.source.profile.YangProfiles;
import org.nroagent.agent.source.snmp.SnmpSettings;
import org.nroagent.agent.source.snmp.SnmpSettings.AuthProtocol;
import org.nroagent.agent.source.snmp.SnmpSettings.Credentials;
import org.nroagent.agent.source.snmp.SnmpSettings.PrivProtocol;
import org.nroagent.daemon.config.HostAndPort;
import org.nroagent.daemon.config.Secret;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of `probe` that name a device without a configuration. Wrong ones are an
/// [IllegalArgumentException] with a message for the user.
final class ProbeTarget {
  private static final String TRANSPORT = "udp:";
  private static final int LARGEST_SECRET = 4096;
  private static final int SHORTEST_PASSWORD = 8;
  private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(ms|s)?");
  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);
  private static final int MOST_RETRIES = 20;

  @Option(names = "--snmp", paramLabel = "udp:HOST:PORT", description = "The device.")
  private @Nullable String address;

  @Option(names = "--community", paramLabel = "C", description = "SNMPv2c community; else of --community-file, else NRO_AGENT_COMMUNITY.")
  private @Nullable String community;

  @Option(names = "--community-file", paramLabel = "F", description = "File with the SNMPv2c community.")
  private @Nullable Path communityFile;

  @Option(names = "--user", paramLabel = "U", description = "SNMPv3 or NETCONF user.")
  private @Nullable String user;

  @Option(names = "--auth-protocol", paramLabel = "P", description = "${COMPLETION-CANDIDATES}, SHA256 by default.")
  private @Nullable AuthProtocol authProtocol;

  @Option(names = "--auth-password-file", paramLabel = "F", description = "File with the authentication password, else NRO_AGENT_AUTH_PASSWORD.")
  private @Nullable Path authPasswordFile;

  @Option(names = "--priv-protocol", paramLabel = "P", description = "${COMPLETION-CANDIDATES}, AES128 by default.")
  private @Nullable PrivProtocol privProtocol;

  @Option(names = "--priv-password-file", paramLabel = "F", description = "File with the privacy password, else NRO_AGENT_PRIV_PASSWORD.")
  private @Nullable Path privPasswordFile;

  @Mixin
  private NetconfTarget netconf = new NetconfTarget();

  @Option(names = "--timeout", paramLabel = "T", description = "Time to wait for one answer, as 500ms or 2s (2s by default, 10s over NETCONF).")
  private @Nullable String timeout;

  @Option(names = "--retries", paramLabel = "N", description = "How often a request is repeated (2 by default).")
  private @Nullable Integer retries;

  /// Whether a device is named here.
  boolean isGiven() {
    return address != null || netconf.isGiven();
  }

  /// Whether any credential is given here, which makes no sense beside a configuration.
  boolean hasCredentials() {
    return community != null || communityFile != null || user != null || authProtocol != null
        || authPasswordFile != null || privProtocol != null || privPasswordFile != null
        || netconf.hasCredentials();
  }

  /// How to reach the device that is named here.
  ///
  /// @param environment the environment variables, where secrets may be
  DeviceAccess access(Function<String, @Nullable String> environment) {
    if (!netconf.isGiven()) {
      if (netconf.hasCredentials()) {
        throw new IllegalArgumentException("--password-file, --key-file and --known-hosts are for --netconf");
      }
      return withTimes(new DeviceAccess.Snmp(settings(environment)));
    }
    if (address != null || community != null || communityFile != null || authProtocol != null
        || authPasswordFile != null || privProtocol != null || privPasswordFile != null) {
      throw new IllegalArgumentException("--netconf and --snmp with its credentials exclude each other");
    }
    return withTimes(new DeviceAccess.Netconf(netconf.settings(user, environment), YangProfiles.shipped()));
  }

  private SnmpSettings settings(Function<String, @Nullable String> environment) {
    if (address == null || !address.startsWith(TRANSPORT)) {
      throw new IllegalArgumentException("--snmp is written udp:HOST:PORT, for example udp:192.0.2.1:161");
    }
    HostAndPort device = HostAndPort.parse(address.substring(TRANSPORT.length()), SnmpSettings.DEFAULT_PORT);
    return new SnmpSettings(device.host(), device.port(), credentials(environment),
        SnmpSettings.DEFAULT_TIMEOUT, SnmpSettings.DEFAULT_RETRIES, SnmpSettings.DEFAULT_MAX_REPETITIONS);
  }

  private SnmpSettings withTimes(SnmpSettings settings) {
    if (retries != null && (retries < 0 || retries > MOST_RETRIES)) {
      throw new IllegalArgumentException("--retries is " + retries + ", not in 0…" + MOST_RETRIES);
    }
    return new SnmpSettings(settings.host(), settings.port(), settings.credentials(),
        timeout == null ? settings.timeout() : time(timeout), retries == null ? settings.retries() : retries,
        settings.maxRepetitions());
  }

  private static Duration time(String text) {
    Matcher matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("--timeout '" + text + "' is not a time as 500ms or 2s");
    }
    long number = Long.parseLong(matcher.group(1));
    Duration time = "ms".equals(matcher.group(2)) ? Duration.ofMillis(number) : Duration.ofSeconds(number);
    if (time.isZero() || time.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException("--timeout " + text + " is not above 0 and at most 60s");
    }
    return time;
  }

  private Credentials credentials(Function<String, @Nullable String> environment) {
    if (user == null) {
      if (community != null) {
        return new Credentials.Community(new Secret(community));
      }
      return new Credentials.Community(
          secret(environment, "NRO_AGENT_COMMUNITY", "--community-file", communityFile));
    }
    if (community != null || communityFile != null) {
      throw new IllegalArgumentException("--user is SNMPv3 and --community is SNMPv2c: give one of them");
    }
    boolean hasAuth = authProtocol == null
        ? authPasswordFile != null || isSet(environment, "NRO_AGENT_AUTH_PASSWORD")
        : authProtocol != AuthProtocol.NONE;
    boolean hasPriv = privProtocol == null
        ? privPasswordFile != null || isSet(environment, "NRO_AGENT_PRIV_PASSWORD")
        : privProtocol != PrivProtocol.NONE;
    if (hasPriv && !hasAuth) {
      throw new IllegalArgumentException(
          "privacy needs authentication: give --auth-password-file too (RFC 3414 §1.4.3)");
    }
    return new Credentials.User(user,
        !hasAuth ? AuthProtocol.NONE : authProtocol == null ? AuthProtocol.SHA256 : authProtocol,
        password(hasAuth, environment, "NRO_AGENT_AUTH_PASSWORD", "--auth-password-file", authPasswordFile),
        !hasPriv ? PrivProtocol.NONE : privProtocol == null ? PrivProtocol.AES128 : privProtocol,
        password(hasPriv, environment, "NRO_AGENT_PRIV_PASSWORD", "--priv-password-file", privPasswordFile));
  }

  /// This access with the time-out and retries of the command line, where given.
  DeviceAccess withTimes(DeviceAccess access) {
    return switch (access) {
      case DeviceAccess.Snmp snmp -> new DeviceAccess.Snmp(withTimes(snmp.settings()));
      case DeviceAccess.Netconf over -> {
        if (retries != null) {
          throw new IllegalArgumentException("--retries is for SNMP: over NETCONF nothing is repeated");
        }
        yield timeout == null
            ? over
            : new DeviceAccess.Netconf(over.settings().withTimeout(time(timeout)), over.profiles());
      }
    };
  }

  private static boolean isSet(Function<String, @Nullable String> environment, String variable) {
    String value = environment.apply(variable);
    return value != null && !value.isEmpty();
  }

  private static Secret password(boolean needed, Function<String, @Nullable String> environment,
      String variable, String option, @Nullable Path file) {
    if (!needed) {
      return new Secret("");
    }
    Secret password = secret(environment, variable, option, file);
    if (password.reveal().length() < SHORTEST_PASSWORD) {
      throw new IllegalArgumentException("the password of " + (file == null ? variable : option)
          + " is shorter than the " + SHORTEST_PASSWORD + " characters that SNMPv3 needs (RFC 3414 §11.2)");
    }
    return password;
  }

  /// A secret of a file, else of an environment variable.
  ///
  /// @param option that names the file, for messages
  static Secret secret(Function<String, @Nullable String> environment, String variable,
      String option, @Nullable Path file) {
    if (file != null) {
      return new Secret(firstLine(option, file));
    }
    String value = environment.apply(variable);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("neither " + option + " nor the environment variable " + variable
          + " is given");
    }
    return new Secret(value);
  }

  private static String firstLine(String option, Path file) {
    try {
      if (Files.size(file) > LARGEST_SECRET) {
        throw new IllegalArgumentException(
            option + ": " + file + " is larger than " + LARGEST_SECRET + " octets: not a password");
      }
      String line = Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("");
      if (line.isEmpty()) {
        throw new IllegalArgumentException(option + ": the first line of " + file + " is empty");
      }
      return line;
    } catch (IOException e) {
      throw new IllegalArgumentException(option + ": " + file + " cannot be read", e);
    }
  }
}
