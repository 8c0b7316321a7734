package org.nroagent.agent.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.nroagent.daemon.config.HostAndPort;
import org.nroagent.daemon.config.Section;

/// Reads the section `notifications`.
final class NotificationSection {
  /// The port where none is configured; 162 is for root alone.
  static final int DEFAULT_PORT = 9162;

  private NotificationSection() {}

  static InetSocketAddress read(Section section) {
    HostAndPort listen = section.hostAndPort("listen", DEFAULT_PORT).check(
        host -> host.literalAddress().isPresent(),
        "must be an address of this machine such as 192.0.2.1:" + DEFAULT_PORT + " or 0.0.0.0:" + DEFAULT_PORT
            + ", not a name")
        .required(new HostAndPort("127.0.0.1", DEFAULT_PORT));
    InetAddress address = listen.literalAddress().orElseGet(() -> InetAddress.ofLiteral("127.0.0.1"));
    return new InetSocketAddress(address, listen.port());
  }
}
