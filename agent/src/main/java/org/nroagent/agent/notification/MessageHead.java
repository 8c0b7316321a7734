package org.nroagent.agent.notification;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.smi.OctetString;

/// The head of an SNMP message, of which nothing is verified yet.
sealed interface MessageHead {
  /// SNMPv2c (RFC 1901).
  ///
  /// @param community as octets
  record Community(OctetString community) implements MessageHead {}

  /// SNMPv3 with the user-based security model (RFC 3412 §6, RFC 3414 §2.4).
  ///
  /// @param flags msgFlags
  /// @param engineId of the authoritative engine, empty where the sender asks for it
  /// @param boots its starts
  /// @param time its seconds since then
  /// @param user whose keys are used
  record User(int flags, OctetString engineId, int boots, int time, OctetString user) implements MessageHead {
    private static final int AUTHENTICATED = 1;
    private static final int PRIVATE = 2;

    /// Whether authentication and privacy are used; neither may be without the first.
    SecurityLevel securityLevel() {
      return switch (flags & (AUTHENTICATED | PRIVATE)) {
        case 0 -> SecurityLevel.noAuthNoPriv;
        case AUTHENTICATED -> SecurityLevel.authNoPriv;
        case AUTHENTICATED | PRIVATE -> SecurityLevel.authPriv;
        default -> SecurityLevel.undefined;
      };
    }

    /// Whether the sender asks who is authoritative (RFC 3414 §4).
    boolean asksForEngine() {
      return engineId.length() == 0;
    }
  }

  /// Another version or security model.
  record Other() implements MessageHead {}

  /// Reads a head.
  ///
  /// @throws IOException if it is none
  static MessageHead read(ByteBuffer datagram) throws IOException {
    BERInputStream in = new BERInputStream(datagram.duplicate());
    BER.MutableByte type = new BER.MutableByte();
    sequence(in, type);
    int version = BER.decodeInteger(in, type);
    if (version == SnmpConstants.version2c) {
      return new Community(new OctetString(BER.decodeString(in, type)));
    }
    return version == SnmpConstants.version3 ? user(in, type) : new Other();
  }

  private static MessageHead user(BERInputStream in, BER.MutableByte type) throws IOException {
    sequence(in, type);
    BER.decodeInteger(in, type);
    BER.decodeInteger(in, type);
    byte[] flags = BER.decodeString(in, type);
    if (BER.decodeInteger(in, type) != SecurityModel.SECURITY_MODEL_USM) {
      return new Other();
    }
    if (flags.length != 1) {
      throw new IOException("msgFlags has " + flags.length + " octets");
    }
    BERInputStream parameters = new BERInputStream(ByteBuffer.wrap(BER.decodeString(in, type)));
    sequence(parameters, type);
    OctetString engine = new OctetString(BER.decodeString(parameters, type));
    int boots = BER.decodeInteger(parameters, type);
    int time = BER.decodeInteger(parameters, type);
    return new User(flags[0], engine, boots, time, new OctetString(BER.decodeString(parameters, type)));
  }

  private static void sequence(BERInputStream in, BER.MutableByte type) throws IOException {
    BER.decodeHeader(in, type, false);
    if (type.getValue() != BER.SEQUENCE) {
      throw new IOException("no sequence");
    }
  }
}
