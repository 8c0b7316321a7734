package org.nroagent.agent.source.snmp;

import java.util.List;
import java.util.OptionalLong;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.Warnings;
import org.nroagent.model.record.SessionsCodec;
import org.snmp4j.smi.OID;

/// How many subscribers' sessions a device serves, for the reference speed [R 3(5)].
final class ActiveSessions {
  private ActiveSessions() {}

  /// Adds the cells of a column; a scalar is a column with one cell. Empty where a cell is missing or no count: part of a
  /// sum is no sum.
  ///
  /// @param oid dotted, without an instance
  static OptionalLong read(String oid, TableReader reader, Warnings warnings)
      throws SourceException, InterruptedException {
    Column column = new Column("activeSessions", new OID(oid));
    Table table = reader.read(column.name(), List.of(column));
    if (table.isComplete() && table.rows().isEmpty()) {
      warnings.add("the device has no " + oid + ", which its profile names as activeSessions");
    }
    if (!table.isComplete() || table.rows().isEmpty()) {
      return OptionalLong.empty();
    }
    long sum = 0;
    for (Table.Row row : table.rows().values()) {
      OptionalLong sessions = row.number(column);
      if (sessions.isEmpty() || !SessionsCodec.fits(sessions.getAsLong())) {
        return OptionalLong.empty();
      }
      sum += sessions.getAsLong();
      if (!SessionsCodec.fits(sum)) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(sum);
  }
}
