package org.nroagent.agent.notification;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.nroagent.agent.snapshot.NotificationsSnapshot.Outcome;
import org.nroagent.agent.source.snmp.SnmpSettings.Credentials;
import org.snmp4j.PDU;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.smi.UdpAddress;

/// SNMPv2c notifications of one device. Not thread-safe.
final class CommunitySender implements SenderMessages {
  private final byte[] community;
  private final MessageCodec codec = new MessageCodec(new MPv2c());

  CommunitySender(Credentials.Community credentials) {
    this.community = credentials.community().reveal().getBytes(StandardCharsets.UTF_8);
  }

  /// Whether this is the configured community. How long that takes tells nothing of it.
  boolean isCommunity(MessageHead.Community head) {
    return MessageDigest.isEqual(head.community().getValue(), community);
  }

  /// Decodes a message.
  ///
  /// @throws IOException if it is none
  Decoded decode(ByteBuffer datagram, UdpAddress from) throws IOException {
    MessageCodec.Result result = codec.decode(datagram, from);
    PDU pdu = result.pdu();
    return pdu != null && MessageCodec.isGood(result.status()) && MessageCodec.isNotification(pdu)
        ? new Decoded.Notification(pdu, result.acknowledgement())
        : new Decoded.Other(Outcome.MALFORMED);
  }
}
