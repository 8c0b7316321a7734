package org.nroagent.agent.mib;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.snmp.SnmpSettings.AuthProtocol;
import org.nroagent.agent.source.snmp.SnmpSettings.Credentials;
import org.nroagent.agent.source.snmp.SnmpSettings.PrivProtocol;
import org.nroagent.daemon.config.Secret;
import org.snmp4j.security.AuthHMAC128SHA224;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC256SHA384;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES192;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.UsmUser;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/// Configured users as the library takes them.
final class Users {
  private Users() {}

  static UsmUser of(Credentials.User user) {
    return new UsmUser(name(user.user()), auth(user.authProtocol()), password(user.authPassword()),
        priv(user.privProtocol()), password(user.privPassword()));
  }

  /// A security name.
  static OctetString name(String user) {
    return new OctetString(user.getBytes(StandardCharsets.UTF_8));
  }

  private static OctetString password(Secret secret) {
    return new OctetString(secret.reveal().getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable OID auth(AuthProtocol protocol) {
    return switch (protocol) {
      case NONE -> null;
      case SHA1 -> AuthSHA.ID;
      case SHA224 -> AuthHMAC128SHA224.ID;
      case SHA256 -> AuthHMAC192SHA256.ID;
      case SHA384 -> AuthHMAC256SHA384.ID;
      case SHA512 -> AuthHMAC384SHA512.ID;
    };
  }

  private static @Nullable OID priv(PrivProtocol protocol) {
    return switch (protocol) {
      case NONE -> null;
      case AES128 -> PrivAES128.ID;
      case AES192 -> PrivAES192.ID;
      case AES256 -> PrivAES256.ID;
    };
  }
}
