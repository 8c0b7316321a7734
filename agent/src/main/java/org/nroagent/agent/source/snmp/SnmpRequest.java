package org.nroagent.agent.source.snmp;

import java.util.List;
import org.snmp4j.PDU;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/// What is asked in one PDU (RFC 3416 §4.2).
///
/// @param kind the operation
/// @param nonRepeaters how many of the first names are answered once, with GETBULK
/// @param maxRepetitions how often the remaining names are answered, with GETBULK
/// @param names the names
record SnmpRequest(Kind kind, int nonRepeaters, int maxRepetitions, List<OID> names) {
  SnmpRequest {
    names = List.copyOf(names);
  }

  /// The operations that the agent uses; it never writes.
  enum Kind {
    GET, GETNEXT, GETBULK
  }

  /// Asks for these very instances.
  static SnmpRequest get(List<OID> names) {
    return new SnmpRequest(Kind.GET, 0, 0, names);
  }

  /// Asks for the successor of each name.
  static SnmpRequest getNext(List<OID> names) {
    return new SnmpRequest(Kind.GETNEXT, 0, 0, names);
  }

  /// Asks for the successor of the first name and several successors of each other one.
  static SnmpRequest getBulk(int maxRepetitions, List<OID> names) {
    return new SnmpRequest(Kind.GETBULK, 1, maxRepetitions, names);
  }

  /// Fills an empty PDU of the right version with this request.
  <P extends PDU> P into(P pdu, int requestId) {
    pdu.setType(switch (kind) {
      case GET -> PDU.GET;
      case GETNEXT -> PDU.GETNEXT;
      case GETBULK -> PDU.GETBULK;
    });
    if (kind == Kind.GETBULK) {
      pdu.setNonRepeaters(nonRepeaters);
      pdu.setMaxRepetitions(maxRepetitions);
    }
    pdu.setRequestID(new Integer32(requestId));
    for (OID name : names) {
      pdu.add(new VariableBinding(name));
    }
    return pdu;
  }
}
