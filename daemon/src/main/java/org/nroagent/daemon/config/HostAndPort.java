package org.nroagent.daemon.config;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A host name or address with a port, as in `collector.example.net:9485`, `192.0.2.1:161` or `[2001:db8::1]:161`.
///
/// @param host name, IPv4 address or IPv6 address without brackets; not resolved
/// @param port 0…65535
public record HostAndPort(String host, int port) {
  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern BRACKETED = Pattern
      .compile("\\[([0-9A-Za-z:.%]+)](?::([0-9]{1,5}))?");
  private static final Pattern PLAIN = Pattern.compile("([A-Za-z0-9._-]+)(?::([0-9]{1,5}))?");
  private static final Pattern FOUR_NUMBERS = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");
  private static final Pattern LOOKS_LIKE_IPV4 = Pattern.compile("[0-9.]+");

  /// @throws IllegalArgumentException if the port is out of range
  public HostAndPort {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("port " + port + " is not within 0…" + HIGHEST_PORT);
    }
  }

  /// Reads `host`, `host:port`, `[ipv6]` or `[ipv6]:port`; an IPv6 address without port needs no brackets.
  ///
  /// @param defaultPort the port where none is written
  /// @throws IllegalArgumentException if it is none of these; the message says what is wrong
  public static HostAndPort parse(String text, int defaultPort) {
    Matcher bracketed = BRACKETED.matcher(text);
    if (bracketed.matches()) {
      return new HostAndPort(literal(bracketed.group(1)), port(bracketed, defaultPort));
    }
    if (text.indexOf(':') != text.lastIndexOf(':')) {
      return new HostAndPort(literal(text), defaultPort);
    }
    Matcher plain = PLAIN.matcher(text);
    if (!plain.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not host:port, for example collector.example.net:9485 or [2001:db8::1]:9485");
    }
    String host = plain.group(1);
    return new HostAndPort(LOOKS_LIKE_IPV4.matcher(host).matches() ? literal(host) : host,
        port(plain, defaultPort));
  }

  /// The address if the host is one and not a name. Nothing is resolved.
  public Optional<InetAddress> literalAddress() {
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException notLiteral) {
      return Optional.empty();
    }
  }

  /// Whether the host surely stays on this machine: `localhost` or a loopback address.
  public boolean isLoopback() {
    return host.equalsIgnoreCase("localhost")
        || literalAddress().map(InetAddress::isLoopbackAddress).orElse(false);
  }

  @Override
  public String toString() {
    return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
  }

  private static String literal(String address) {
    try {
      if (address.indexOf(':') < 0 && !FOUR_NUMBERS.matcher(address).matches()) {
        throw new IllegalArgumentException("short forms of IPv4 addresses mean something else to everybody");
      }
      InetAddress.ofLiteral(address);
      return address;
    } catch (IllegalArgumentException notLiteral) {
      throw new IllegalArgumentException(
          "'" + address + "' is not an IP address; an IPv6 address with a port is "
              + "written [2001:db8::1]:161",
          notLiteral);
    }
  }

  private static int port(Matcher matcher, int defaultPort) {
    return matcher.group(2) == null ? defaultPort : Integer.parseInt(matcher.group(2));
  }
}
