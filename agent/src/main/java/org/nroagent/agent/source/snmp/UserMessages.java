package org.nroagent.agent.source.snmp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.snmp.SnmpSettings.Credentials;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.MutablePDU;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.TransportStateReference;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.MutableStateReference;
import org.snmp4j.mp.PduHandle;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmTimeEntry;
import org.snmp4j.security.UsmTimeTable;
import org.snmp4j.security.UsmUser;
import org.snmp4j.security.UsmUserTable;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;

/// SNMPv3 messages with the user-based security model (RFC 3412, RFC 3414, RFC 7860, RFC 3826).
///
/// An agent that restarted with fewer boots than it had, or with another engine id, can never be believed under
/// RFC 3414 §3.2.7; it would stay silent to us until our own restart. We then forget its engine and discover it
/// anew. What this gives away is that someone on the path could replay old answers of an engine after forging a
/// loss; a meter that stays dead after a power cut is the worse evil.
final class UserMessages implements MessageLayer {
  /// Engines that wait for their first authenticated message: one is normal, a few in the middle of a change.
  private static final int MAX_DISCOVERED_ENGINES = 4;
  /// More than the transmissions of one request.
  private static final int MAX_OUTSTANDING = 32;
  private static final int LOCAL_ENGINE_ID_OCTETS = 8;
  private static final SecurityProtocols PROTOCOLS = new SecurityProtocols(
      SecurityProtocols.SecurityProtocolSet.maxCompatibility);

  private final UdpAddress address;
  private final UsmUser user;
  private final int securityLevel;
  private final UsmTimeTable times;
  private final USM usm;
  private final MPv3 model;
  /// Where reports would go that we never send: an agent's answer has no claim to one.
  private final MessageDispatcherImpl noDispatcher = new MessageDispatcherImpl();
  /// Requests that may still be answered. The library forgets a request whose handle nobody else holds.
  private final ArrayDeque<PduHandle> outstanding = new ArrayDeque<>();
  /// The engine that the user's keys were last localised for.
  private @Nullable OctetString localisedFor;

  UserMessages(UdpAddress address, Credentials.User credentials) {
    this.address = address;
    OctetString name = new OctetString(credentials.user().getBytes(StandardCharsets.UTF_8));
    OID auth = UsmProtocols.of(credentials.authProtocol());
    OID priv = UsmProtocols.of(credentials.privProtocol());
    this.user = new UsmUser(name, auth, auth == null ? null : octets(credentials.authPassword().reveal()),
        priv, priv == null ? null : octets(credentials.privPassword().reveal()));
    this.securityLevel = auth == null
        ? SecurityLevel.NOAUTH_NOPRIV
        : priv == null ? SecurityLevel.AUTH_NOPRIV : SecurityLevel.AUTH_PRIV;
    byte[] random = new byte[LOCAL_ENGINE_ID_OCTETS];
    ThreadLocalRandom.current().nextBytes(random);
    OctetString localEngine = new OctetString(MPv3.createLocalEngineID(new OctetString(random)));
    this.times = new UsmTimeTable(localEngine, 0);
    times.setMaxDiscoveredEntries(MAX_DISCOVERED_ENGINES);
    this.usm = new USM(PROTOCOLS, localEngine, 0, CounterSupport.getInstance(), new UsmUserTable(), times);
    usm.addUser(user);
    this.model = new MPv3(localEngine.getValue(), null, PROTOCOLS,
        SecurityModels.getCollection(new SecurityModel[]{usm}), CounterSupport.getInstance());
  }

  @Override
  public byte[] encode(SnmpRequest request, int requestId) throws IOException {
    forgetKeysOfFormerEngine();
    PduHandle handle = remember(new PduHandle(requestId));
    BEROutputStream message = new BEROutputStream();
    int status = model.prepareOutgoingMessage(address, MAX_MESSAGE_OCTETS, SnmpConstants.version3,
        SecurityModel.SECURITY_MODEL_USM, user.getSecurityName().getValue(), securityLevel,
        request.into(new ScopedPDU(), requestId), true, handle, message, transportState());
    if (status != SnmpConstants.SNMPv3_USM_OK) {
      throw new IOException("cannot encode the request: " + SnmpConstants.mpErrorMessage(status));
    }
    return message.getBuffer().array();
  }

  @Override
  public Incoming decode(ByteBuffer datagram) {
    MutablePDU holder = new MutablePDU();
    int status;
    try {
      status = model.prepareDataElements(noDispatcher, address, new BERInputStream(datagram),
          transportState(), new Integer32(), new Integer32(), new OctetString(), new Integer32(), holder,
          new PduHandle(), new Integer32(), new StatusInformation(), new MutableStateReference<>());
    } catch (RuntimeException malformed) {
      // The library throws it for another version of SNMP and for malformed input alike.
      return new Incoming.Unusable("a datagram that is no SNMPv3 message");
    }
    if (status == SnmpConstants.SNMPv3_USM_NOT_IN_TIME_WINDOW) {
      // Signed by the device, yet with fewer boots or less time than it had: it restarted and lost count.
      resynchronise();
      return new Incoming.Resend();
    }
    if (status == SnmpConstants.SNMPv3_USM_AUTHENTICATION_FAILURE) {
      return new Incoming.Unverifiable("its answers to SNMPv3 user " + user.getSecurityName()
          + " are signed with another key; check the authentication password and protocol");
    }
    if (status == SnmpConstants.SNMPv3_USM_DECRYPTION_ERROR) {
      return new Incoming.Unverifiable("its answers to SNMPv3 user " + user.getSecurityName()
          + " cannot be decrypted; check the privacy password and protocol");
    }
    @Nullable
    PDU pdu = holder.getPdu();
    if (pdu == null) {
      return new Incoming.Unusable("a malformed SNMPv3 message");
    }
    if (pdu.getType() == PDU.REPORT && pdu.size() > 0) {
      return report(pdu.get(0).getOid(), status == SnmpConstants.SNMP_MP_OK);
    }
    if (status == SnmpConstants.SNMP_MP_OK && pdu.getType() == PDU.RESPONSE) {
      return new Incoming.Answer(pdu);
    }
    return new Incoming.Unusable("an SNMPv3 message that cannot be verified ("
        + SnmpConstants.mpErrorMessage(status) + ")");
  }

  /// What one of the usmStats counters in a report means (RFC 3414 §5).
  ///
  /// @param matches whether the report fits the request, in particular comes from the engine that was asked
  private Incoming report(OID counter, boolean matches) {
    if (counter.startsWith(SnmpConstants.usmStatsUnknownEngineIDs)) {
      if (!matches) {
        resynchronise();
      }
      return new Incoming.Resend();
    }
    if (!matches) {
      return new Incoming.Unusable("a report that fits no request");
    }
    if (counter.startsWith(SnmpConstants.usmStatsNotInTimeWindows)) {
      return new Incoming.Resend();
    }
    if (counter.startsWith(SnmpConstants.usmStatsUnknownUserNames)) {
      return new Incoming.Refused("it knows no SNMPv3 user " + user.getSecurityName()
          + "; check the user name here and the users configured on the device");
    }
    if (counter.startsWith(SnmpConstants.usmStatsWrongDigests)) {
      return new Incoming.Refused("it rejects the signature of SNMPv3 user " + user.getSecurityName()
          + " (usmStatsWrongDigests); check the authentication password and protocol");
    }
    if (counter.startsWith(SnmpConstants.usmStatsDecryptionErrors)) {
      return new Incoming.Refused("it cannot decrypt what SNMPv3 user " + user.getSecurityName()
          + " sends (usmStatsDecryptionErrors); check the privacy password and protocol");
    }
    if (counter.startsWith(SnmpConstants.usmStatsUnsupportedSecLevels)) {
      return new Incoming.Refused("it does not grant SNMPv3 user " + user.getSecurityName()
          + " this security level (usmStatsUnsupportedSecLevels);"
          + " check which authentication and privacy protocols the user has on the device");
    }
    return new Incoming.Unusable("a report of " + counter);
  }

  @Override
  public void resynchronise() {
    OctetString engine = model.removeEngineID(address);
    if (engine != null) {
      times.removeEntry(engine);
    }
  }

  @Override
  public OptionalLong engineBoots() {
    OctetString engine = model.getEngineID(address);
    @Nullable
    UsmTimeEntry entry = engine == null ? null : times.getEntry(engine);
    return entry == null ? OptionalLong.empty() : OptionalLong.of(entry.getEngineBoots());
  }

  @Override
  public String engineId() {
    OctetString engine = model.getEngineID(address);
    return engine == null ? "" : engine.toString(16).replace(":", "");
  }

  /// Localised keys cost a million hash steps, so they are kept for as long as the engine stays the same; those
  /// of a former engine are dropped, so that a device that changes its engine at each start cannot fill memory.
  private void forgetKeysOfFormerEngine() {
    OctetString engine = model.getEngineID(address);
    if (engine == null || engine.equals(localisedFor)) {
      return;
    }
    if (localisedFor != null) {
      usm.removeAllUsers(user.getSecurityName());
      usm.addUser(user);
    }
    localisedFor = engine;
  }

  private PduHandle remember(PduHandle handle) {
    if (outstanding.size() == MAX_OUTSTANDING) {
      model.releaseStateReference(outstanding.removeFirst());
    }
    outstanding.addLast(handle);
    return handle;
  }

  private TransportStateReference transportState() {
    return new TransportStateReference(null, address, user.getSecurityName(),
        SecurityLevel.get(securityLevel), SecurityLevel.undefined, false, null);
  }

  private static OctetString octets(String password) {
    return new OctetString(password.getBytes(StandardCharsets.UTF_8));
  }
}
