package org.nroagent.agent.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.nroagent.agent.source.netconf.NetconfSettings;
import org.nroagent.agent.source.netconf.NetconfSettings.Credentials;
import org.nroagent.agent.source.netconf.PrivateKeys;
import org.nroagent.daemon.config.HostAndPort;
import org.nroagent.daemon.config.Secret;
import org.nroagent.daemon.config.Section;

/// Reads the section `netconf` of a device.
final class NetconfSection {
  private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(60);
  private static final Secret NONE = new Secret("");
  private static final List<String> KEY = List.of("keyFile", "keyEnv");
  private static final List<String> PASSWORD = List.of("passwordFile", "passwordEnv");

  private NetconfSection() {}

  static NetconfSettings read(Section section) {
    HostAndPort address = section.parsed("address", NetconfSection::address)
        .required(new HostAndPort("localhost", NetconfSettings.DEFAULT_PORT));
    String user = section.text("user").required("user");
    Path knownHosts = section.path("knownHostsFile")
        .check(Files::isReadable, "cannot be read; write what ssh-keyscan -p " + address.port() + " "
            + address.host() + " prints, once compared with the device, into it")
        .required(Path.of("known_hosts"));
    Duration timeout = section.duration("timeout", SHORTEST_TIMEOUT, LONGEST_TIMEOUT)
        .orElse(NetconfSettings.DEFAULT_TIMEOUT);
    return new NetconfSettings(address.host(), address.port(), user, credentials(section), knownHosts,
        timeout);
  }

  private static Credentials credentials(Section section) {
    if (KEY.stream().anyMatch(section.names()::contains)) {
      section.refuse("stands beside a private key: the user is known by one of them; remove one", PASSWORD);
      return new Credentials.PrivateKey(section.secret("key").check(PrivateKeys::isUsable,
          "holds no Ed25519, RSA or ECDSA key of OpenSSH or PEM without a passphrase").required(NONE));
    }
    return new Credentials.Password(section.secret("password").required(NONE));
  }

  /// `ssh:HOST:PORT`; the transport and the port may be left out.
  static HostAndPort address(String text) {
    if (text.startsWith("tls:")) {
      throw new IllegalArgumentException("NETCONF over TLS is not supported; write ssh:" + text.substring(4));
    }
    HostAndPort address = HostAndPort.parse(text.startsWith("ssh:") ? text.substring(4) : text,
        NetconfSettings.DEFAULT_PORT);
    if (address.port() == 0) {
      throw new IllegalArgumentException("port 0 cannot be asked; NETCONF has 830");
    }
    return address;
  }
}
