package org.nroagent.agent.mib;

import java.io.IOException;
import java.net.InetAddress;
import java.util.function.Consumer;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcher;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.Snmp;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv3;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmUser;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/// A receiver of notifications, which takes only what is signed and encrypted.
final class TrapReceiver implements AutoCloseable {
  private final Snmp snmp;
  private final USM usm;
  private final DefaultUdpTransportMapping port;

  TrapReceiver(Consumer<PDU> received) throws IOException {
    OctetString engine = new OctetString(MPv3.createLocalEngineID(new OctetString("receiver")));
    SecurityProtocols protocols = new SecurityProtocols(
        SecurityProtocols.SecurityProtocolSet.maxCompatibility);
    CounterSupport counters = new CounterSupport();
    this.usm = new USM(protocols, engine, 1, counters);
    MessageDispatcher dispatcher = new MessageDispatcherImpl();
    dispatcher.addMessageProcessingModel(new MPv3(engine.getValue(), null, protocols,
        SecurityModels.getCollection(new SecurityModel[]{usm}), counters));
    this.port = new DefaultUdpTransportMapping(new UdpAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    this.snmp = new Snmp(dispatcher, port);
    snmp.addCommandResponder(new CommandResponder() {
      @Override
      public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
        if (event.getSecurityLevel() == SecurityLevel.AUTH_PRIV) {
          received.accept(event.getPDU());
        }
      }
    });
    snmp.listen();
  }

  int port() {
    return port.getListenAddress().getPort();
  }

  /// The sender of a trap is the authoritative engine: the receiver must know it.
  void trust(OctetString engineId) {
    usm.addUser(new UsmUser(new OctetString(SampleServer.USER), AuthHMAC192SHA256.ID,
        new OctetString(SampleServer.AUTH_PASSWORD), PrivAES128.ID,
        new OctetString(SampleServer.PRIV_PASSWORD)), engineId);
  }

  @Override
  public void close() throws IOException {
    snmp.close();
  }
}
