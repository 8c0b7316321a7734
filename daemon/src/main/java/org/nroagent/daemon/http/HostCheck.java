package org.nroagent.daemon.http;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Guards a page on loopback against DNS rebinding: a foreign page whose name was pointed at this machine would send
/// its own name as Host. Only known names are served.
final class HostCheck {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final boolean everyHost;
  private final Set<String> hostNames;

  /// @param loopback whether the server is bound to a loopback address
  /// @param hostNames names that are allowed beside the loopback ones, lower case; where there are none and the server
  ///     is not on loopback, every name is
  HostCheck(boolean loopback, Set<String> hostNames) {
    this.everyHost = !loopback && hostNames.isEmpty();
    this.hostNames = Set.copyOf(hostNames);
  }

  /// Whether a request with this Host header is served.
  ///
  /// @param host the header, null if absent
  boolean allows(@Nullable String host) {
    if (host == null || host.isEmpty()) {
      return false;
    }
    String name = withoutPort(host.toLowerCase(Locale.ROOT));
    return everyHost || LOOPBACK.contains(name) || hostNames.contains(name);
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }
}
