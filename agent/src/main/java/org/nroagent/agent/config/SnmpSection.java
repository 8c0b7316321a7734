package org.nroagent.agent.config;

import java.time.Duration;
import java.util.List;
import org.nroagent.agent.source.snmp.SnmpSettings;
import org.nroagent.agent.source.snmp.SnmpSettings.AuthProtocol;
import org.nroagent.agent.source.snmp.SnmpSettings.Credentials;
import org.nroagent.agent.source.snmp.SnmpSettings.PrivProtocol;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.HostAndPort;
import org.nroagent.daemon.config.Secret;
import org.nroagent.daemon.config.Section;

/// Reads the section `snmp` of a device.
final class SnmpSection {
  private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(60);
  private static final int MOST_RETRIES = 10;
  private static final int MOST_REPETITIONS = 500;
  /// RFC 3414 §11.2.
  private static final int SHORTEST_PASSWORD = 8;
  /// SnmpAdminString (SIZE(1..32)), RFC 3414 §5.
  private static final int LONGEST_USER = 32;
  private static final Secret NONE = new Secret("");
  private static final List<String> KEYS_OF_2C = List.of("communityFile", "communityEnv");
  private static final List<String> KEYS_OF_3 = List.of("user", "authProtocol", "authPasswordFile",
      "authPasswordEnv", "privProtocol", "privPasswordFile", "privPasswordEnv");

  private SnmpSection() {}

  private enum Version {
    V2C, V3
  }

  static SnmpSettings read(Section section) {
    HostAndPort address = section.parsed("address", SnmpSection::address).required(
        new HostAndPort("localhost", SnmpSettings.DEFAULT_PORT));
    Version version = section.parsed("version", SnmpSection::version).orElse(Version.V3);
    Credentials credentials = switch (version) {
      case V2C -> community(section);
      case V3 -> userOfDevice(section);
    };
    Duration timeout = section.duration("timeout", SHORTEST_TIMEOUT, LONGEST_TIMEOUT).orElse(
        SnmpSettings.DEFAULT_TIMEOUT);
    int retries = section.integer("retries", 0, MOST_RETRIES).orElse(SnmpSettings.DEFAULT_RETRIES);
    int maxRepetitions = section.integer("maxRepetitions", 1, MOST_REPETITIONS).orElse(
        SnmpSettings.DEFAULT_MAX_REPETITIONS);
    return new SnmpSettings(address.host(), address.port(), credentials, timeout, retries, maxRepetitions);
  }

  /// `udp:HOST:PORT`; the transport and the port may be left out.
  private static HostAndPort address(String text) {
    if (text.startsWith("tcp:")) {
      throw new IllegalArgumentException("SNMP over TCP is not supported; write udp:" + text.substring(4));
    }
    HostAndPort address = HostAndPort.parse(text.startsWith("udp:") ? text.substring(4) : text,
        SnmpSettings.DEFAULT_PORT);
    if (address.port() == 0) {
      throw new IllegalArgumentException("port 0 cannot be asked; SNMP has 161");
    }
    return address;
  }

  private static Version version(String text) {
    return switch (text) {
      case "2c", "v2c" -> Version.V2C;
      case "3", "v3" -> Version.V3;
      default -> throw new IllegalArgumentException("'" + text + "' is neither 2c nor 3");
    };
  }

  private static Credentials community(Section section) {
    section.refuse("is for version 3 only", KEYS_OF_3);
    return new Credentials.Community(section.secret("community").required(NONE));
  }

  private static Credentials userOfDevice(Section section) {
    section.refuse("is for version 2c only; set version: 2c or use user and passwords", KEYS_OF_2C);
    return user(section);
  }

  /// Reads a user of SNMPv3.
  static Credentials.User user(Section section) {
    String user = section.text("user").check(name -> name.length() <= LONGEST_USER,
        "is longer than " + LONGEST_USER + " characters").required("user");
    Field<AuthProtocol> authProtocol = section.enumeration("authProtocol", AuthProtocol.class);
    Field<PrivProtocol> privProtocol = section.enumeration("privProtocol", PrivProtocol.class);
    AuthProtocol auth = authProtocol.orElse(AuthProtocol.SHA256);
    PrivProtocol priv = privProtocol.orElse(PrivProtocol.AES128);
    if (auth == AuthProtocol.NONE && priv != PrivProtocol.NONE) {
      authProtocol.error("privacy needs authentication (RFC 3414 §1.4.2); set privProtocol: NONE too");
    } else if (priv == PrivProtocol.NONE) {
      privProtocol.warning("what the device says is not encrypted on the way");
    }
    return new Credentials.User(user, auth, password(section, "authPassword", auth != AuthProtocol.NONE),
        priv,
        password(section, "privPassword", priv != PrivProtocol.NONE));
  }

  private static Secret password(Section section, String key, boolean needed) {
    if (!needed) {
      section.refuse("is not used with the protocol NONE; remove it", List.of(key + "File", key + "Env"));
      return NONE;
    }
    return section.secret(key).check(secret -> secret.reveal().length() >= SHORTEST_PASSWORD,
        "the password is shorter than " + SHORTEST_PASSWORD + " characters (RFC 3414 §11.2)").required(NONE);
  }
}
