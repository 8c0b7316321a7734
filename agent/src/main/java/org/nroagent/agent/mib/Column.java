package org.nroagent.agent.mib;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.Variable;

/// A column of a table.
///
/// @param id its last sub-identifier
/// @param cell its values
/// @param <R> what a row is made of
record Column<R>(int id, Cell<R> cell) {
  /// The value in one row.
  interface Cell<R> {
    /// The value of one row, null where it is not known: the row has no instance.
    ///
    /// @param now the wall clock at the request
    @Nullable
    Variable of(R row, Instant now);
  }
}
