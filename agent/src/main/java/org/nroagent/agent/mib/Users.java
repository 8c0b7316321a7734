package org.nroagent.agent.mib;

import java.nio.charset.StandardCharsets;
import org.nroagent.agent.source.snmp.SnmpSettings.Credentials;
import org.nroagent.agent.source.snmp.UsmProtocols;
import org.nroagent.daemon.config.Secret;
import org.snmp4j.security.UsmUser;
import org.snmp4j.smi.OctetString;

/// Configured users as the library takes them.
final class Users {
  private Users() {}

  static UsmUser of(Credentials.User user) {
    return new UsmUser(name(user.user()), UsmProtocols.of(user.authProtocol()), password(user.authPassword()),
        UsmProtocols.of(user.privProtocol()), password(user.privPassword()));
  }

  /// A security name.
  static OctetString name(String user) {
    return new OctetString(user.getBytes(StandardCharsets.UTF_8));
  }

  private static OctetString password(Secret secret) {
    return new OctetString(secret.reveal().getBytes(StandardCharsets.UTF_8));
  }
}
