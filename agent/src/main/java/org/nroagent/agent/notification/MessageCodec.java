package org.nroagent.agent.notification;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.MessageException;
import org.snmp4j.MutablePDU;
import org.snmp4j.PDU;
import org.snmp4j.TransportStateReference;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.mp.MessageProcessingModel;
import org.snmp4j.mp.MutableStateReference;
import org.snmp4j.mp.PduHandle;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.mp.StateReference;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;

/// The library's decoding of one version's messages, and the encoding of answers. Not thread-safe.
final class MessageCodec {
  private static final int MOST_OCTETS = 65_507;

  private final MessageProcessingModel model;
  private final MessageDispatcherImpl dispatcher = new MessageDispatcherImpl();
  private final Replies replies = new Replies();

  /// What the library says of a datagram.
  ///
  /// @param status one of [SnmpConstants]
  /// @param pdu null where there is none
  /// @param report what the sender is to be told
  /// @param acknowledgement of an inform
  record Result(int status, @Nullable PDU pdu, Optional<ByteBuffer> report,
      Decoded.Acknowledgement acknowledgement) {}

  MessageCodec(MessageProcessingModel model) {
    this.model = model;
    dispatcher.addMessageProcessingModel(model);
  }

  /// Decodes, and verifies what the version can.
  ///
  /// @throws IOException if it is no message
  Result decode(ByteBuffer datagram, UdpAddress from) throws IOException {
    MutablePDU pdu = new MutablePDU();
    Integer32 securityModel = new Integer32();
    OctetString securityName = new OctetString();
    Integer32 securityLevel = new Integer32();
    Integer32 mostResponseOctets = new Integer32(MOST_OCTETS);
    StateReference<UdpAddress> arrival = new StateReference<>();
    arrival.setTransportMapping(replies);
    arrival.setAddress(from);
    MutableStateReference<UdpAddress> state = new MutableStateReference<>();
    state.setStateReference(arrival);
    try {
      int status = model.prepareDataElements(dispatcher, from, new BERInputStream(datagram.duplicate()),
          new TransportStateReference(null, from, null, SecurityLevel.undefined, SecurityLevel.undefined,
              false,
              null),
          new Integer32(), securityModel, securityName, securityLevel, pdu, new PduHandle(),
          mostResponseOctets,
          new StatusInformation(), state);
      return new Result(status, pdu.getPdu(), replies.take(),
          () -> acknowledge(pdu.getPdu(), securityModel.getValue(), securityName, securityLevel.getValue(),
              mostResponseOctets.getValue(), state.getStateReference()));
    } catch (RuntimeException malformed) {
      // The library reports malformed input by both kinds of exceptions.
      throw new IOException(malformed);
    }
  }

  private Optional<ByteBuffer> acknowledge(PDU pdu, int securityModel, OctetString securityName,
      int securityLevel,
      int mostOctets, @Nullable StateReference<UdpAddress> state) {
    if (pdu.getType() != PDU.INFORM || state == null) {
      return Optional.empty();
    }
    PDU response = (PDU) pdu.clone();
    response.setType(PDU.RESPONSE);
    response.setErrorStatus(PDU.noError);
    response.setErrorIndex(0);
    state.setTransportMapping(replies);
    try {
      dispatcher.returnResponsePdu(model.getID(), securityModel, securityName.getValue(), securityLevel,
          response,
          mostOctets, state, new StatusInformation());
      return replies.take();
    } catch (MessageException | RuntimeException e) {
      // The device sends it again, and that is counted.
      return Optional.empty();
    }
  }

  /// Whether a body is a trap or an inform.
  static boolean isNotification(@Nullable PDU pdu) {
    return pdu != null && (pdu.getType() == PDU.NOTIFICATION || pdu.getType() == PDU.INFORM);
  }

  /// Whether the library found nothing wrong.
  static boolean isGood(int status) {
    return status == SnmpConstants.SNMP_MP_OK;
  }
}
