package org.nroagent.lab.snmp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.VariableBinding;

/// One notification as a device has it to send.
///
/// @param at when it happened, on the device's own time
/// @param upTime sysUpTime then
/// @param type the value of snmpTrapOID
/// @param bindings what it says besides
record Notification(Instant at, TimeTicks upTime, OID type, List<VariableBinding> bindings) {
  private static final OID SYS_UP_TIME = new OID("1.3.6.1.2.1.1.3.0");
  private static final OID SNMP_TRAP_OID = new OID("1.3.6.1.6.3.1.1.4.1.0");

  /// Keeps a copy.
  Notification {
    bindings = List.copyOf(bindings);
  }

  /// Puts it into a message's body: sysUpTime and snmpTrapOID come first (RFC 3416 §4.2.6).
  ///
  /// @param body of the version of the message
  /// @param inform whether it is to be acknowledged
  PDU into(PDU body, boolean inform) {
    List<VariableBinding> all = new ArrayList<>();
    all.add(new VariableBinding(SYS_UP_TIME, upTime));
    all.add(new VariableBinding(SNMP_TRAP_OID, type));
    all.addAll(bindings);
    body.setType(inform ? PDU.INFORM : PDU.NOTIFICATION);
    body.addAll(all);
    return body;
  }
}
