package org.nroagent.agent.source.snmp;

import java.time.Duration;
import org.nroagent.daemon.config.Secret;

/// How to reach one device over SNMP.
///
/// @param host name or address of the device
/// @param port UDP port, 161 by default
/// @param credentials version and secrets
/// @param timeout real time to wait for one answer
/// @param retries how often one request is repeated
/// @param maxRepetitions the most rows asked for in one GETBULK; the source lowers it by itself where a device
///     cannot take it
public record SnmpSettings(String host, int port, Credentials credentials, Duration timeout, int retries,
    int maxRepetitions) {
  /// The port of SNMP.
  public static final int DEFAULT_PORT = 161;
  /// Time to wait for one answer where nothing is configured.
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);
  /// Repetitions of one request where nothing is configured.
  public static final int DEFAULT_RETRIES = 2;
  /// Rows of one GETBULK where nothing is configured.
  public static final int DEFAULT_MAX_REPETITIONS = 20;

  /// Version and secrets.
  public sealed interface Credentials {
    /// SNMPv2c.
    ///
    /// @param community the community
    record Community(Secret community) implements Credentials {}

    /// SNMPv3 with the user-based security model, authPriv, authNoPriv or noAuthNoPriv by what is not NONE.
    ///
    /// @param user the security name
    /// @param authProtocol NONE, SHA1 or one of SHA-2 (RFC 7860)
    /// @param authPassword at least eight characters; empty with NONE
    /// @param privProtocol NONE or AES (RFC 3826)
    /// @param privPassword at least eight characters; empty with NONE
    record User(String user, AuthProtocol authProtocol, Secret authPassword, PrivProtocol privProtocol,
        Secret privPassword) implements Credentials {}
  }

  /// Authentication protocols.
  public enum AuthProtocol {
    NONE, SHA1, SHA224, SHA256, SHA384, SHA512
  }

  /// Privacy protocols.
  public enum PrivProtocol {
    NONE, AES128, AES192, AES256
  }
}
