package org.nroagent.agent.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.nroagent.daemon.config.HostAndPort;
import org.nroagent.daemon.config.Section;

/// Reads the section `notifications`.
final class NotificationSection {
  /// The port where none is configured; 162 is for root alone.
  static final int DEFAULT_PORT = 9162;
  private static final String SYSTEMD = "systemd";

  private NotificationSection() {}

  static NotificationPort read(Section section) {
    return section.parsed("listen", NotificationSection::port).required(new NotificationPort.Passed());
  }

  private static NotificationPort port(String text) {
    if (text.equals(SYSTEMD)) {
      return new NotificationPort.Passed();
    }
    HostAndPort listen = HostAndPort.parse(text, DEFAULT_PORT);
    InetAddress address = listen.literalAddress()
        .orElseThrow(
            () -> new IllegalArgumentException("must be an address of this machine such as 192.0.2.1:"
                + DEFAULT_PORT + " or 0.0.0.0:" + DEFAULT_PORT + ", not a name; or " + SYSTEMD
                + " for the socket that it passes"));
    return new NotificationPort.Own(new InetSocketAddress(address, listen.port()));
  }
}
