package org.nroagent.agent.mib;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/// Notices when a series stands otherwise towards the promise of capacity. What it finds first is no change.
///
/// Not thread-safe.
final class CapacityWatch {
  private final Map<String, Integer> known = new HashMap<>();

  /// What has changed since it looked last.
  ///
  /// @param series all of them, in the order of nroSeriesTable
  List<Note> look(List<SeriesSnapshot> series) {
    List<Note> changes = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      SeriesSnapshot each = series.get(i);
      Integer32 now = SeriesColumns.capacityState(each.capacityState());
      Integer before = known.put(each.id(), now.getValue());
      if (before != null && before != now.getValue()) {
        changes.add(changed(i + 1, each, before, now));
      }
    }
    return changes;
  }

  private static Note changed(int index, SeriesSnapshot each, int before, Integer32 now) {
    return new Note(NroMib.CAPACITY_STATE_CHANGED,
        List.of(column(SeriesColumns.ID, index, Syntax.text(each.id())),
            new VariableBinding(NroMib.scalar(NroMib.EVENTS, 1), new Integer32(before)),
            column(SeriesColumns.CAPACITY_STATE, index, now),
            column(SeriesColumns.UPGRADE_DUE, index, SeriesColumns.upgradeDue(each.capacityState()))));
  }

  private static VariableBinding column(int column, int index, Variable value) {
    OID instance = NroMib.instance(NroMib.SERIES_ENTRY, column, index);
    return new VariableBinding(instance, value);
  }
}
