package org.nroagent.lab.snmp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snmp4j.CommunityTarget;
import org.snmp4j.MessageDispatcher;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Snmp;
import org.snmp4j.Target;
import org.snmp4j.UserTarget;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/// A plain SNMP client for the tests, with its own security state.
final class Client implements AutoCloseable {
  /// How long an answer that must come is waited for, on a machine however busy.
  static final long PATIENT_MILLIS = 20_000;

  private final Snmp snmp;
  private final Target<UdpAddress> target;
  private final boolean v3;

  private Client(Target<UdpAddress> target, boolean v3, LabSnmp.@Nullable User user) throws IOException {
    this.target = target;
    this.v3 = v3;
    MessageDispatcher dispatcher = new MessageDispatcherImpl();
    dispatcher.addMessageProcessingModel(new MPv2c());
    SecurityProtocols protocols = new SecurityProtocols(
        SecurityProtocols.SecurityProtocolSet.maxCompatibility);
    CounterSupport counters = new CounterSupport();
    OctetString ownId = new OctetString(MPv3.createLocalEngineID());
    USM usm = new USM(protocols, ownId, 0, counters);
    if (user != null) {
      usm.addUser(Users.usmUser(user));
    }
    dispatcher.addMessageProcessingModel(new MPv3(ownId.getValue(), null, protocols,
        SecurityModels.getCollection(new SecurityModel[]{usm}), counters));
    this.snmp = new Snmp(dispatcher, new DefaultUdpTransportMapping(new UdpAddress("127.0.0.1/0")));
    target.setTimeout(PATIENT_MILLIS);
    target.setRetries(0);
    snmp.listen();
  }

  static Client v2c(LabDevice device, String community) throws IOException {
    CommunityTarget<UdpAddress> target = new CommunityTarget<>(address(device), new OctetString(community));
    target.setVersion(SnmpConstants.version2c);
    return new Client(target, false, null);
  }

  static Client v3(LabDevice device, LabSnmp.User user) throws IOException {
    UserTarget<UdpAddress> target = new UserTarget<>(address(device), new OctetString(user.name()),
        new byte[0],
        user.priv() == LabSnmp.Priv.NONE ? SecurityLevel.AUTH_NOPRIV : SecurityLevel.AUTH_PRIV);
    target.setVersion(SnmpConstants.version3);
    return new Client(target, true, user);
  }

  private static UdpAddress address(LabDevice device) {
    InetSocketAddress address = device.address();
    return new UdpAddress(address.getAddress(), address.getPort());
  }

  /// Real milliseconds to wait for an answer.
  Client patience(long millis) {
    target.setTimeout(millis);
    return this;
  }

  /// The response, null if none came.
  @Nullable
  PDU send(int type, int repetitions, OID... oids) throws IOException {
    PDU request = v3 ? new ScopedPDU() : new PDU();
    request.setType(type);
    if (type == PDU.GETBULK) {
      request.setMaxRepetitions(repetitions);
    }
    for (OID oid : oids) {
      request.add(new VariableBinding(oid));
    }
    return snmp.send(request, target).getResponse();
  }

  /// The response.
  PDU ask(int type, int repetitions, OID... oids) throws IOException {
    PDU response = send(type, repetitions, oids);
    if (response == null) {
      throw new IOException("no answer");
    }
    return response;
  }

  /// The value of one cell of a walked table.
  static Variable cell(Map<OID, Variable> table, String column, int... index) {
    OID oid = new OID(column).append(new OID(index));
    Variable value = table.get(oid);
    if (value == null) {
      throw new AssertionError("no " + oid + " in " + table.keySet());
    }
    return value;
  }

  /// The value of one instance.
  Variable get(String oid) throws IOException {
    PDU response = ask(PDU.GET, 0, new OID(oid));
    if (response.getType() == PDU.REPORT) {
      throw new IOException("report " + response);
    }
    return response.get(0).getVariable();
  }

  /// Everything under an OID, by GETBULK.
  NavigableMap<OID, Variable> walk(String root) throws IOException {
    return walk(root, 20);
  }

  NavigableMap<OID, Variable> walk(String root, int repetitions) throws IOException {
    NavigableMap<OID, Variable> all = new TreeMap<>();
    OID top = new OID(root);
    OID last = top;
    while (true) {
      PDU response = ask(PDU.GETBULK, repetitions, last);
      for (VariableBinding each : response.getVariableBindings()) {
        if (each.isException() || !each.getOid().startsWith(top)) {
          return all;
        }
        if (each.getOid().compareTo(last) <= 0) {
          throw new IOException("walk goes back at " + each);
        }
        all.put(each.getOid(), each.getVariable());
        last = each.getOid();
      }
    }
  }

  /// One column of a table, by instance.
  List<Variable> column(String oid) throws IOException {
    return new ArrayList<>(walk(oid).values());
  }

  @Override
  public void close() throws IOException {
    snmp.close();
  }
}
