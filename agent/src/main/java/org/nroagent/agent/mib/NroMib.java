package org.nroagent.agent.mib;

import org.snmp4j.smi.OID;

/// Places of `NRO-AGENT-MIB`.
final class NroMib {
  /// Enterprise 32473 is reserved for documentation (RFC 5612).
  private static final String MODULE = "1.3.6.1.4.1.32473.9480";

  static final OID CAPACITY_STATE_CHANGED = new OID(MODULE + ".0.1");
  static final OID STATE_EVENT = new OID(MODULE + ".0.2");
  static final OID AGENT = new OID(MODULE + ".1.1");
  static final OID SNMP = new OID(MODULE + ".1.2");
  static final OID SERIES_ENTRY = new OID(MODULE + ".1.3.1.1");
  static final OID FIGURE_ENTRY = new OID(MODULE + ".1.3.2.1");
  static final OID DEVICE_ENTRY = new OID(MODULE + ".1.4.1.1");
  static final OID LINK_ENTRY = new OID(MODULE + ".1.4.2.1");
  static final OID EVENTS = new OID(MODULE + ".1.5");
  static final OID IDENTITY = new OID(MODULE + ".3");

  private NroMib() {}

  /// An object without an index.
  static OID scalar(OID group, int object) {
    return new OID(group.getValue(), new int[]{object, 0});
  }

  /// An object of a row.
  static OID instance(OID entry, int column, int... index) {
    return new OID(new OID(entry.getValue(), new int[]{column}).getValue(), index);
  }
}
