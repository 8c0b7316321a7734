package org.nroagent.agent.source.snmp;

import java.util.List;
import org.nroagent.model.reading.TableState;

/// What the tables of one kind say.
///
/// @param state how far they were read
/// @param rows what they say, in the order of the device
record TableRows<T>(TableState state, List<T> rows) {
  TableRows {
    rows = List.copyOf(rows);
  }
}
