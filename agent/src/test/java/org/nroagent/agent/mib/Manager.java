package org.nroagent.agent.mib;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snmp4j.MessageDispatcher;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Snmp;
import org.snmp4j.UserTarget;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmUser;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/// A monitoring system: the library's client, apart from everything else in the process.
final class Manager implements AutoCloseable {
  private static final long TIMEOUT_MILLIS = 2_000;

  private final Snmp snmp;
  private final UserTarget<UdpAddress> target;

  Manager(InetSocketAddress server, String user, String authPassword, String privPassword)
      throws IOException {
    OctetString engine = new OctetString(MPv3.createLocalEngineID(new OctetString("manager")));
    SecurityProtocols protocols = new SecurityProtocols(
        SecurityProtocols.SecurityProtocolSet.maxCompatibility);
    CounterSupport counters = new CounterSupport();
    USM usm = new USM(protocols, engine, 1, counters);
    usm.addUser(new UsmUser(new OctetString(user), AuthHMAC192SHA256.ID, new OctetString(authPassword),
        PrivAES128.ID, new OctetString(privPassword)));
    MessageDispatcher dispatcher = new MessageDispatcherImpl();
    dispatcher.addMessageProcessingModel(new MPv3(engine.getValue(), null, protocols,
        SecurityModels.getCollection(new SecurityModel[]{usm}), counters));
    this.snmp = new Snmp(dispatcher,
        new DefaultUdpTransportMapping(new UdpAddress(server.getAddress(), 0)));
    this.target = new UserTarget<>(new UdpAddress(server.getAddress(), server.getPort()),
        new OctetString(user), new byte[0], SecurityLevel.AUTH_PRIV);
    target.setVersion(SnmpConstants.version3);
    target.setTimeout(TIMEOUT_MILLIS);
    target.setRetries(1);
    snmp.listen();
  }

  Manager(InetSocketAddress server) throws IOException {
    this(server, SampleServer.USER, SampleServer.AUTH_PASSWORD, SampleServer.PRIV_PASSWORD);
  }

  /// Asks with another level than authentication and privacy.
  Manager level(int securityLevel) {
    target.setSecurityLevel(securityLevel);
    return this;
  }

  /// What came back: a response, a report, or nothing.
  @Nullable
  PDU send(PDU request) throws IOException {
    return snmp.send(request, target).getResponse();
  }

  PDU ask(PDU request) throws IOException {
    PDU answer = send(request);
    if (answer == null) {
      throw new AssertionError("no answer to a request of " + request.size() + " variables");
    }
    return answer;
  }

  static PDU request(int type, String... oids) {
    ScopedPDU request = new ScopedPDU();
    request.setType(type);
    for (String oid : oids) {
      request.add(new VariableBinding(new OID(oid)));
    }
    return request;
  }

  static PDU bulk(int nonRepeaters, int repetitions, String... oids) {
    PDU request = request(PDU.GETBULK, oids);
    request.setNonRepeaters(nonRepeaters);
    request.setMaxRepetitions(repetitions);
    return request;
  }

  static PDU set(String oid, int value) {
    PDU request = request(PDU.SET);
    request.add(new VariableBinding(new OID(oid), new Integer32(value)));
    return request;
  }

  /// Everything below a place, by GETNEXT.
  List<VariableBinding> walk(String root) throws IOException {
    List<VariableBinding> found = new ArrayList<>();
    OID at = new OID(root);
    while (true) {
      VariableBinding next = ask(request(PDU.GETNEXT, at.toDottedString())).get(0);
      if (next.getVariable().equals(Null.endOfMibView) || !next.getOid().startsWith(new OID(root))) {
        return found;
      }
      found.add(next);
      at = next.getOid();
    }
  }

  @Override
  public void close() throws IOException {
    snmp.close();
  }
}
