package org.nroagent.agent.mib;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/// Everything that can be read, as of one moment: all values of an answer are of the same snapshots.
///
/// @param tables ascending by their places, none within another
/// @param now the wall clock of the request
record MibView(List<MibTable<?>> tables, Instant now) {
  MibView {
    tables = List.copyOf(tables);
  }

  /// What GET answers (RFC 3416 §4.2.1).
  Variable get(OID oid) {
    for (MibTable<?> table : tables) {
      if (oid.startsWith(table.entry())) {
        return table.get(oid, now);
      }
    }
    return Null.noSuchObject;
  }

  /// What GETNEXT answers (RFC 3416 §4.2.2).
  VariableBinding next(OID after) {
    for (MibTable<?> table : tables) {
      @Nullable
      VariableBinding found = table.next(after, now);
      if (found != null) {
        return found;
      }
    }
    return new VariableBinding(after, Null.endOfMibView);
  }
}
