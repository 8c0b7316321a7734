package org.nroagent.agent.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.netconf.NetconfSettings;
import org.nroagent.agent.source.netconf.NetconfSettings.Credentials;
import org.nroagent.daemon.config.HostAndPort;
import org.nroagent.daemon.config.Secret;
import picocli.CommandLine.Option;

/// The options of `probe` that name a device to be read over NETCONF. Wrong ones are an [IllegalArgumentException] with a
/// message for the user.
final class NetconfTarget {
  private static final String TRANSPORT = "ssh:";
  private static final int LARGEST_KEY = 16_384;

  @Option(names = "--netconf", paramLabel = "ssh:HOST:PORT", description = "The device, over NETCONF.")
  private @Nullable String address;

  @Option(names = "--password-file", paramLabel = "F", description = "File with the NETCONF user's password, else NRO_AGENT_PASSWORD.")
  private @Nullable Path passwordFile;

  @Option(names = "--key-file", paramLabel = "F", description = "File with the NETCONF user's private key, in place of a password.")
  private @Nullable Path keyFile;

  @Option(names = "--known-hosts", paramLabel = "F", description = "File with the device's host key, as ssh-keyscan prints it.")
  private @Nullable Path knownHosts;

  /// Whether a device is named here.
  boolean isGiven() {
    return address != null;
  }

  /// Whether anything else is given here.
  boolean hasCredentials() {
    return passwordFile != null || keyFile != null || knownHosts != null;
  }

  /// How to reach the device that is named here.
  ///
  /// @param user null where none is given
  /// @param environment the environment variables, where the password may be
  NetconfSettings settings(@Nullable String user, Function<String, @Nullable String> environment) {
    if (address == null || !address.startsWith(TRANSPORT)) {
      throw new IllegalArgumentException(
          "--netconf is written ssh:HOST:PORT, for example ssh:192.0.2.1:830");
    }
    HostAndPort target = HostAndPort.parse(address.substring(TRANSPORT.length()),
        NetconfSettings.DEFAULT_PORT);
    if (user == null) {
      throw new IllegalArgumentException("--netconf needs --user");
    }
    if (knownHosts == null) {
      throw new IllegalArgumentException(
          "--netconf needs --known-hosts with the device's host key, which ssh-keyscan -p "
              + target.port() + " " + target.host() + " prints");
    }
    if (passwordFile != null && keyFile != null) {
      throw new IllegalArgumentException("--password-file and --key-file exclude each other");
    }
    return new NetconfSettings(target.host(), target.port(), user, credentials(environment), knownHosts,
        NetconfSettings.DEFAULT_TIMEOUT);
  }

  private Credentials credentials(Function<String, @Nullable String> environment) {
    if (keyFile == null) {
      return new Credentials.Password(
          ProbeTarget.secret(environment, "NRO_AGENT_PASSWORD", "--password-file", passwordFile));
    }
    try {
      if (Files.size(keyFile) > LARGEST_KEY) {
        throw new IllegalArgumentException(
            "--key-file: " + keyFile + " is larger than " + LARGEST_KEY + " octets: no private key");
      }
      return new Credentials.PrivateKey(new Secret(Files.readString(keyFile, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new IllegalArgumentException("--key-file: " + keyFile + " cannot be read", e);
    }
  }
}
