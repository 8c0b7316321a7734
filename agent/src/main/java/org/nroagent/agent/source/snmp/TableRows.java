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

  /// How far tables were read that tell one thing together.
  static TableState state(Table... tables) {
    boolean empty = true;
    for (Table table : tables) {
      if (!table.isComplete()) {
        return TableState.CUT;
      }
      empty &= table.rows().isEmpty();
    }
    return empty ? TableState.ABSENT : TableState.COMPLETE;
  }
}
