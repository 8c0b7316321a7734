package org.nroagent.agent.notification;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.snapshot.NotificationsSnapshot.Outcome;
import org.nroagent.agent.source.snmp.SnmpSettings.Credentials;
import org.nroagent.agent.source.snmp.UsmProtocols;
import org.nroagent.daemon.config.Secret;
import org.snmp4j.PDU;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmTimeEntry;
import org.snmp4j.security.UsmTimeTable;
import org.snmp4j.security.UsmUserTable;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;

/// SNMPv3 notifications of one device (RFC 3414): its traps, of which it is authoritative itself, and its informs, of
/// which the agent is.
///
/// Keys are localised for two engines only, the agent's and the one that the device was last read with, so that
/// made-up engines cost neither time nor memory. Not thread-safe.
final class UserSender implements SenderMessages {
  private static final SecurityProtocols PROTOCOLS = new SecurityProtocols(
      SecurityProtocols.SecurityProtocolSet.maxCompatibility);
  private static final int MOST_ENGINES = 2;

  private final Credentials.User credentials;
  private final OctetString user;
  private final SecurityLevel level;
  private final OwnEngine own;
  private final UsmTimeTable times;
  private final USM usm;
  private final MessageCodec codec;
  private final Set<OctetString> localised = new HashSet<>();
  private OctetString deviceEngine = new OctetString();
  private EngineClock clock = new EngineClock();

  UserSender(Credentials.User credentials, OwnEngine own) {
    this.credentials = credentials;
    this.user = new OctetString(credentials.user().getBytes(StandardCharsets.UTF_8));
    this.own = own;
    OID auth = UsmProtocols.of(credentials.authProtocol());
    OID priv = UsmProtocols.of(credentials.privProtocol());
    this.level = auth == null
        ? SecurityLevel.noAuthNoPriv
        : priv == null ? SecurityLevel.authNoPriv : SecurityLevel.authPriv;
    CounterSupport counters = new CounterSupport();
    this.times = new UsmTimeTable(own.id(), own.boots());
    this.usm = new USM(PROTOCOLS, own.id(), own.boots(), counters, new UsmUserTable(), times);
    usm.setEngineDiscoveryEnabled(false);
    times.addEntry(new UsmTimeEntry(own.id(), own.boots(), 0));
    this.codec = new MessageCodec(new MPv3(own.id().getValue(), null, PROTOCOLS,
        SecurityModels.getCollection(new SecurityModel[]{usm}), counters));
  }

  /// Whether these are the configured credentials, as far as a head says.
  boolean isUser(MessageHead.User head) {
    return head.user().equals(user);
  }

  /// Takes what the device was last read with.
  ///
  /// @param engineId of the device, in hexadecimal; empty where it is not known
  /// @param boots its starts, where known
  /// @param nowNanos the real monotonic clock
  void polled(String engineId, OptionalLong boots, long nowNanos) {
    OctetString polled = engineId.isEmpty() ? new OctetString() : OctetString.fromHexStringPairs(engineId);
    if (!polled.equals(deviceEngine)) {
      deviceEngine = polled;
      clock = new EngineClock();
    }
    if (boots.isPresent()) {
      clock.polled(Math.clamp(boots.getAsLong(), 0, Integer.MAX_VALUE), nowNanos);
    }
  }

  /// Whether an engine is that of the device.
  boolean isDeviceEngine(OctetString engineId) {
    return engineId.length() > 0 && engineId.equals(deviceEngine);
  }

  /// Decodes and verifies a message.
  ///
  /// @param nowNanos the real monotonic clock
  /// @throws IOException if it is no message
  Decoded decode(MessageHead.User head, ByteBuffer datagram, UdpAddress from, long nowNanos)
      throws IOException {
    if (head.asksForEngine()) {
      Optional<ByteBuffer> report = codec.decode(datagram, from).report();
      return report.isEmpty()
          ? new Decoded.Other(Outcome.UNKNOWN_ENGINE)
          : new Decoded.Other(Outcome.ENGINE_DISCOVERY, report);
    }
    boolean ofDevice = isDeviceEngine(head.engineId());
    if (!ofDevice && !head.engineId().equals(own.id())) {
      return new Decoded.Other(Outcome.UNKNOWN_ENGINE);
    }
    if (head.securityLevel() != level) {
      return new Decoded.Other(Outcome.WRONG_SECURITY_LEVEL);
    }
    localise(head.engineId());
    if (ofDevice) {
      // The library compares with the latest message whenever that was; the window is kept here instead.
      times.addEntry(new UsmTimeEntry(deviceEngine, 0, 0));
    }
    return verified(head, ofDevice, codec.decode(datagram, from), nowNanos);
  }

  private Decoded verified(MessageHead.User head, boolean ofDevice, MessageCodec.Result result,
      long nowNanos) {
    PDU pdu = result.pdu();
    if (!MessageCodec.isGood(result.status())) {
      return refused(head, ofDevice, result);
    }
    if (pdu == null || !MessageCodec.isNotification(pdu)) {
      return new Decoded.Other(Outcome.MALFORMED);
    }
    if ((pdu.getType() == PDU.INFORM) == ofDevice) {
      return new Decoded.Other(Outcome.UNKNOWN_ENGINE);
    }
    if (ofDevice && level != SecurityLevel.noAuthNoPriv
        && !clock.isTimely(head.boots(), head.time(), nowNanos)) {
      return new Decoded.Other(Outcome.NOT_IN_TIME_WINDOW);
    }
    return new Decoded.Notification(pdu, result.acknowledgement());
  }

  /// A sender whose notion of the agent's time is old, or who has none yet, is told.
  private static Decoded refused(MessageHead.User head, boolean ofDevice, MessageCodec.Result result) {
    return switch (result.status()) {
      case SnmpConstants.SNMPv3_USM_NOT_IN_TIME_WINDOW -> new Decoded.Other(
          head.boots() == 0 ? Outcome.ENGINE_DISCOVERY : Outcome.NOT_IN_TIME_WINDOW,
          ofDevice ? Optional.empty() : result.report());
      case SnmpConstants.SNMPv3_USM_AUTHENTICATION_FAILURE, SnmpConstants.SNMPv3_USM_AUTHENTICATION_ERROR ->
        new Decoded.Other(Outcome.WRONG_DIGEST);
      case SnmpConstants.SNMPv3_USM_DECRYPTION_ERROR -> new Decoded.Other(Outcome.NOT_DECRYPTABLE);
      case SnmpConstants.SNMPv3_USM_UNKNOWN_SECURITY_NAME -> new Decoded.Other(Outcome.UNKNOWN_USER);
      case SnmpConstants.SNMPv3_USM_UNSUPPORTED_SECURITY_LEVEL ->
        new Decoded.Other(Outcome.WRONG_SECURITY_LEVEL);
      case SnmpConstants.SNMPv3_USM_UNKNOWN_ENGINEID -> new Decoded.Other(Outcome.UNKNOWN_ENGINE);
      // What was encrypted with another password decrypts to nonsense.
      case SnmpConstants.SNMP_MP_PARSE_ERROR -> new Decoded.Other(
          head.securityLevel() == SecurityLevel.authPriv ? Outcome.NOT_DECRYPTABLE : Outcome.MALFORMED);
      default -> new Decoded.Other(Outcome.MALFORMED);
    };
  }

  /// Keys cost a million hash steps, so they are kept as long as the engine stays the same.
  private void localise(OctetString engine) {
    if (localised.contains(engine)) {
      return;
    }
    if (localised.size() == MOST_ENGINES) {
      usm.removeAllUsers(user);
      localised.clear();
    }
    OID auth = UsmProtocols.of(credentials.authProtocol());
    OID priv = UsmProtocols.of(credentials.privProtocol());
    byte @Nullable [] authKey = auth == null
        ? null
        : PROTOCOLS.passwordToKey(auth, octets(credentials.authPassword()), engine.getValue());
    byte @Nullable [] privKey = priv == null || auth == null
        ? null
        : PROTOCOLS.passwordToKey(priv, auth, octets(credentials.privPassword()), engine.getValue());
    usm.addLocalizedUser(engine.getValue(), user, auth, authKey, priv, privKey);
    localised.add(engine);
  }

  private static OctetString octets(Secret secret) {
    return new OctetString(secret.reveal().getBytes(StandardCharsets.UTF_8));
  }
}
