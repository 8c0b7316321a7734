package org.nroagent.agent.mib;

import java.util.List;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/// A notification before it is sent to anybody.
///
/// @param type its place in the MIB
/// @param objects what it tells, in the order of the MIB
record Note(OID type, List<VariableBinding> objects) {
  Note {
    objects = List.copyOf(objects);
  }
}
