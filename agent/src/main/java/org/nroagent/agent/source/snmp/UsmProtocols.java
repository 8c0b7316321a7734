package org.nroagent.agent.source.snmp;

import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.snmp.SnmpSettings.AuthProtocol;
import org.nroagent.agent.source.snmp.SnmpSettings.PrivProtocol;
import org.snmp4j.security.AuthHMAC128SHA224;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC256SHA384;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES192;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.smi.OID;

/// The library's names of the protocols of the user-based security model.
public final class UsmProtocols {
  private UsmProtocols() {}

  /// Of authentication, null for none.
  public static @Nullable OID of(AuthProtocol protocol) {
    return switch (protocol) {
      case NONE -> null;
      case SHA1 -> AuthSHA.ID;
      case SHA224 -> AuthHMAC128SHA224.ID;
      case SHA256 -> AuthHMAC192SHA256.ID;
      case SHA384 -> AuthHMAC256SHA384.ID;
      case SHA512 -> AuthHMAC384SHA512.ID;
    };
  }

  /// Of privacy, null for none.
  public static @Nullable OID of(PrivProtocol protocol) {
    return switch (protocol) {
      case NONE -> null;
      case AES128 -> PrivAES128.ID;
      case AES192 -> PrivAES192.ID;
      case AES256 -> PrivAES256.ID;
    };
  }
}
