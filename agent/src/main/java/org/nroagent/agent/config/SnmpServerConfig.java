package org.nroagent.agent.config;

import java.net.InetSocketAddress;
import java.util.List;
import org.nroagent.agent.source.snmp.SnmpSettings.Credentials;

/// The agent's own SNMP server and its notifications.
///
/// @param listen address and port; port 0 takes a free one
/// @param users who may read, each with authentication and privacy, at least one
/// @param requestsPerSecond datagrams that are read at most, bursts of as many allowed
/// @param receivers where notifications go
/// @param notificationsPerMinute notifications that are sent at most, bursts of as many allowed
/// @param contact sysContact, empty where nobody is named
/// @param location sysLocation, empty where none is named
public record SnmpServerConfig(InetSocketAddress listen, List<Credentials.User> users, int requestsPerSecond,
    List<Receiver> receivers, int notificationsPerMinute, String contact, String location) {
  /// The port where none is configured; 161 is for root alone.
  public static final int DEFAULT_PORT = 9161;
  /// Datagrams per second where nothing is configured.
  public static final int DEFAULT_REQUESTS_PER_SECOND = 200;
  /// Notifications per minute where nothing is configured.
  public static final int DEFAULT_NOTIFICATIONS_PER_MINUTE = 60;

  public SnmpServerConfig {
    users = List.copyOf(users);
    receivers = List.copyOf(receivers);
  }

  /// Somebody who gets notifications.
  ///
  /// @param host name or address
  /// @param port UDP port, 162 by default
  /// @param user name of one of the users
  public record Receiver(String host, int port, String user) {
    /// The port of notifications.
    public static final int DEFAULT_PORT = 162;
  }
}
