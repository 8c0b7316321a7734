package org.nroagent.lab.snmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcher;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.Snmp;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.StateReference;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/// A plain receiver of notifications that acknowledges informs.
final class Receiver implements CommandResponder, AutoCloseable {
  private final BlockingQueue<PDU> received = new LinkedBlockingQueue<>();
  private final Snmp snmp;
  private final InetSocketAddress address;

  /// @param users of SNMPv3 whose notifications are taken
  Receiver(LabSnmp.User... users) throws IOException {
    SecurityProtocols protocols = new SecurityProtocols(
        SecurityProtocols.SecurityProtocolSet.maxCompatibility);
    CounterSupport counters = new CounterSupport();
    OctetString ownId = new OctetString(MPv3.createLocalEngineID());
    USM usm = new USM(protocols, ownId, 1, counters);
    for (LabSnmp.User user : users) {
      usm.addUser(Users.usmUser(user));
    }
    MessageDispatcher dispatcher = new MessageDispatcherImpl();
    dispatcher.addMessageProcessingModel(new MPv2c());
    dispatcher.addMessageProcessingModel(new MPv3(ownId.getValue(), null, protocols,
        SecurityModels.getCollection(new SecurityModel[]{usm}), counters));
    DefaultUdpTransportMapping port = new DefaultUdpTransportMapping(new UdpAddress("127.0.0.1/0"));
    this.snmp = new Snmp(dispatcher, port);
    snmp.addCommandResponder(this);
    snmp.listen();
    this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port.getListenAddress().getPort());
  }

  InetSocketAddress address() {
    return address;
  }

  @Override
  public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
    PDU body = event.getPDU();
    received.add(body);
    event.setProcessed(true);
    if (body.getType() == PDU.INFORM) {
      PDU response = (PDU) body.clone();
      response.setType(PDU.RESPONSE);
      StateReference<A> reference = event.getStateReference();
      reference.setTransportMapping(event.getTransportMapping());
      try {
        event.getMessageDispatcher().returnResponsePdu(event.getMessageProcessingModel(),
            event.getSecurityModel(), event.getSecurityName(), event.getSecurityLevel(), response,
            event.getMaxSizeResponsePDU(), reference, new StatusInformation());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// The next ones, as many as asked for.
  List<PDU> take(int count) throws InterruptedException {
    List<PDU> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      PDU next = received.poll(Client.PATIENT_MILLIS, TimeUnit.MILLISECONDS);
      if (next == null) {
        throw new AssertionError("only " + i + " of " + count + " notifications came");
      }
      taken.add(next);
    }
    return taken;
  }

  /// Those that are there already and more.
  List<PDU> rest() {
    List<PDU> rest = new ArrayList<>();
    received.drainTo(rest);
    return rest;
  }

  @Override
  public void close() throws IOException {
    snmp.close();
  }
}
