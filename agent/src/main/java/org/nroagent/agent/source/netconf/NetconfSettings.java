package org.nroagent.agent.source.netconf;

import java.nio.file.Path;
import java.time.Duration;
import org.nroagent.daemon.config.Secret;

/// How to reach one device over NETCONF.
///
/// @param host name or address of the device
/// @param port TCP port, 830 by default
/// @param user the device's user
/// @param credentials by what the user is known
/// @param knownHosts file with the device's host key, as OpenSSH writes it
/// @param timeout real time to wait for the device to go on: to connect, to say who it is, to answer
public record NetconfSettings(String host, int port, String user, Credentials credentials, Path knownHosts,
    Duration timeout) {
  /// The port of NETCONF over SSH (RFC 6242 §6).
  public static final int DEFAULT_PORT = 830;
  /// Time to wait where nothing is configured.
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  /// The same with another time to wait.
  public NetconfSettings withTimeout(Duration other) {
    return new NetconfSettings(host, port, user, credentials, knownHosts, other);
  }

  /// By what a user is known.
  public sealed interface Credentials {
    /// A password, given as such or where the device prompts for one.
    ///
    /// @param password the password
    record Password(Secret password) implements Credentials {}

    /// A private key.
    ///
    /// @param pem the key as OpenSSH or OpenSSL write it, without a passphrase
    record PrivateKey(Secret pem) implements Credentials {}
  }
}
