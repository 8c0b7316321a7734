package org.nroagent.agent.source.snmp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.snmp4j.PDU;

/// Turns requests into datagrams and datagrams into answers, for one device and one version of SNMP. It belongs
/// to one device alone: two devices may know the same user by different passwords, or claim the same engine id.
sealed interface MessageLayer permits CommunityMessages, UserMessages {
  /// The largest datagram that is sent, received and, with SNMPv3, announced: what UDP can carry.
  int MAX_MESSAGE_OCTETS = 65_507;

  /// The datagram to send. With SNMPv3 and an unknown engine this is the engine's discovery instead; the
  /// answer to it is [Incoming.Resend].
  byte[] encode(SnmpRequest request, int requestId) throws IOException;

  /// What a datagram says.
  Incoming decode(ByteBuffer datagram);

  /// Forgets what was learnt of the device's engine, so that the next request learns it anew. Without effect
  /// where the version has no engine.
  void resynchronise();

  /// snmpEngineBoots as learnt from messages, empty where the version has none.
  OptionalLong engineBoots();

  /// The device's engine id in hexadecimal as learnt from messages, empty where the version has none.
  String engineId();

  /// What a datagram turned out to be.
  sealed interface Incoming {
    /// An answer to the request that its request id names.
    record Answer(PDU pdu) implements Incoming {}

    /// The device needed something first (its engine's id or time, RFC 3414 §4); now the request can be sent.
    record Resend() implements Incoming {}

    /// The device refuses these credentials.
    ///
    /// @param why the cause and what to check
    record Refused(String why) implements Incoming {}

    /// Signed with a key that is not the user's, or encrypted with one: either it is not from the device, or the
    /// passwords differ. To be told only if nothing better comes.
    ///
    /// @param why the cause and what to check
    record Unverifiable(String why) implements Incoming {}

    /// Not an answer to anything that was asked: dropped, as a network may deliver anything.
    ///
    /// @param what what it is, for the message about the missing answer
    record Unusable(String what) implements Incoming {}
  }
}
