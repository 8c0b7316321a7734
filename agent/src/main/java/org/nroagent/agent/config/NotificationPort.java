package org.nroagent.agent.config;

import java.net.InetSocketAddress;

/// Where the devices' notifications come in.
public sealed interface NotificationPort {
  /// A port that the agent opens.
  ///
  /// @param listen address and port
  record Own(InetSocketAddress listen) implements NotificationPort {}

  /// The socket that systemd passes.
  record Passed() implements NotificationPort {}
}
