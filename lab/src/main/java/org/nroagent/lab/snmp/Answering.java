package org.nroagent.lab.snmp;

import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/// How one request is answered: from one moment of the device, within what the script allows.
///
/// @param view what the device serves
/// @param moment when
/// @param communityRefused whether the community is refused
/// @param maxVariableBindings the most variable bindings of a response
record Answering(MibView view, Moment moment, boolean communityRefused, int maxVariableBindings) {
  /// The value of an instance, noSuchInstance if there is none.
  Variable get(OID instance) {
    Variable value = view.get(instance, moment);
    return value == null ? Null.noSuchInstance : value;
  }

  /// The first instance after an OID, null at the end.
  @Nullable
  VariableBinding after(OID oid) {
    return view.after(oid, moment);
  }
}
