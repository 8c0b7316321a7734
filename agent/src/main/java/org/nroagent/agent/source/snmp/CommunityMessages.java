package org.nroagent.agent.source.snmp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.nroagent.daemon.config.Secret;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MutableStateReference;
import org.snmp4j.mp.PduHandle;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.MutablePDU;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;

/// SNMPv2c messages (RFC 1901).
final class CommunityMessages implements MessageLayer {
  private final MPv2c model = new MPv2c();
  private final UdpAddress address;
  private final byte[] community;

  CommunityMessages(UdpAddress address, Secret community) {
    this.address = address;
    this.community = community.reveal().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] encode(SnmpRequest request, int requestId) throws IOException {
    BEROutputStream message = new BEROutputStream();
    int status = model.prepareOutgoingMessage(address, MAX_MESSAGE_OCTETS, SnmpConstants.version2c,
        SecurityModel.SECURITY_MODEL_SNMPv2c, community, SecurityLevel.NOAUTH_NOPRIV,
        request.into(new PDU(), requestId), true, new PduHandle(requestId), message, null);
    if (status != SnmpConstants.SNMP_MP_OK) {
      throw new IOException("cannot encode the request: " + SnmpConstants.mpErrorMessage(status));
    }
    return message.getBuffer().array();
  }

  @Override
  public Incoming decode(ByteBuffer datagram) {
    MutablePDU holder = new MutablePDU();
    try {
      model.prepareDataElements(null, address, new BERInputStream(datagram), null, new Integer32(),
          new Integer32(), new OctetString(), new Integer32(), holder, new PduHandle(), new Integer32(),
          new StatusInformation(), new MutableStateReference<>());
    } catch (IOException | RuntimeException malformed) {
      // The library reports malformed input by both kinds; whatever it is, it is no answer.
      return new Incoming.Unusable("a datagram that is no SNMPv2c message");
    }
    PDU pdu = holder.getPdu();
    return pdu.getType() == PDU.RESPONSE
        ? new Incoming.Answer(pdu)
        : new Incoming.Unusable("a message that is no response");
  }

  @Override
  public void resynchronise() {
    // A community has no state.
  }

  @Override
  public OptionalLong engineBoots() {
    return OptionalLong.empty();
  }

  @Override
  public String engineId() {
    return "";
  }
}
