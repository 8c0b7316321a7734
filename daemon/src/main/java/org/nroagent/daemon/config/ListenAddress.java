package org.nroagent.daemon.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Where a daemon's pages listen, and by which names browsers may call them.
///
/// The pages have neither login nor TLS of their own. So they are bound to loopback unless the configuration says
/// `allowRemote: true`, which is accepted with a warning: behind it there should be a proxy or a closed network.
///
/// @param address address and port; port 0 takes a free one
/// @param hostNames names beside the loopback ones that a request's Host may have, lower case; with a remote address
///     and no names every Host is taken
public record ListenAddress(InetSocketAddress address, Set<String> hostNames) {
  public ListenAddress {
    hostNames = Set.copyOf(hostNames);
  }

  /// Loopback, no further names.
  public static ListenAddress loopback(int port) {
    return new ListenAddress(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), Set.of());
  }

  /// Reads `listen`, `allowRemote` and `hostNames` of a section; loopback with the default port where they are absent.
  public static ListenAddress read(Section section, int defaultPort) {
    Field<HostAndPort> listen = section.hostAndPort("listen", defaultPort).check(
        host -> host.isLoopback() || host.literalAddress().isPresent(),
        "must be an address such as 127.0.0.1:" + defaultPort + " or [::1]:" + defaultPort + ", not a name");
    boolean allowRemote = section.bool("allowRemote").orElse(false);
    Set<String> hostNames = section.list("hostNames", Scalars::id).orElse(List.of()).stream().map(
        name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    HostAndPort host = listen.orElse(new HostAndPort("127.0.0.1", defaultPort));
    if (!host.isLoopback()) {
      warnOrRefuse(listen, host, allowRemote);
    }
    InetAddress address = host.literalAddress().orElseGet(() -> InetAddress.ofLiteral("127.0.0.1"));
    return new ListenAddress(new InetSocketAddress(address, host.port()), hostNames);
  }

  private static void warnOrRefuse(Field<HostAndPort> listen, HostAndPort host, boolean allowRemote) {
    if (allowRemote) {
      listen.warning(
          "the pages have neither login nor encryption and are open to everybody who reaches " + host);
    } else {
      listen.error(
          host + " is not a loopback address; the pages have neither login nor encryption: use 127.0.0.1:"
              + host.port() + " and a proxy, or set allowRemote: true on a closed network");
    }
  }
}
