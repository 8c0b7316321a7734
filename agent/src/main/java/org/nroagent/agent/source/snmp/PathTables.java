package org.nroagent.agent.source.snmp;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.profile.TableRole;
import org.nroagent.model.reading.BgpPathReading;

/// Paths that BGP neighbours announced.
final class PathTables {
  private PathTables() {}

  /// Reads the table.
  static TableRows<BgpPathReading> read(MibReader tables) throws SourceException, InterruptedException {
    MibRows paths = tables.read(TableRole.PATH);
    List<BgpPathReading> readings = new ArrayList<>();
    for (MibRow row : paths) {
      OptionalLong preference = row.number("localPreference");
      readings
          .add(new BgpPathReading(row.address("prefix") + "/" + row.number("length", 0), row.address("peer"),
              // -1 means that the path has none.
              preference.isPresent() && preference.getAsLong() < 0 ? OptionalLong.empty() : preference,
              row.word("best").equals("true")));
    }
    return new TableRows<>(MibRows.state(paths), readings);
  }
}
