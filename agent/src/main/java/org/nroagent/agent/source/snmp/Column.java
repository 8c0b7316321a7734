package org.nroagent.agent.source.snmp;

import org.snmp4j.smi.OID;

/// One column of a conceptual table.
///
/// @param name its descriptor in the MIB, for messages
/// @param oid its object identifier, without an instance
record Column(String name, OID oid) {
  /// A column of an entry.
  ///
  /// @param entry the entry's object identifier, dotted
  /// @param number the column's last sub-identifier
  static Column of(String name, String entry, int number) {
    OID oid = new OID(entry);
    oid.append(number);
    return new Column(name, oid);
  }
}
