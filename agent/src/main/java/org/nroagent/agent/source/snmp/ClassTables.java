package org.nroagent.agent.source.snmp;

import java.util.ArrayList;
import java.util.List;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.Warnings;
import org.nroagent.agent.source.profile.TableRole;
import org.nroagent.model.reading.ClassOfServiceReading;
import org.nroagent.model.reading.ClassOfServiceReading.Direction;
import org.nroagent.model.reading.TableState;

/// Counters per class of service, where a vendor's module has them: there is no standard one.
final class ClassTables {
  private final InterfaceNames names;

  ClassTables(InterfaceNames names) {
    this.names = names;
  }

  /// Reads the tables.
  TableRows<ClassOfServiceReading> read(MibReader tables, Warnings warnings)
      throws SourceException, InterruptedException {
    MibRows classes = tables.read(TableRole.CLASS_OF_SERVICE);
    if (MibRows.state(classes) == TableState.ABSENT) {
      return new TableRows<>(TableState.ABSENT, List.of());
    }
    MibRows policies = tables.read(TableRole.CLASS_POLICY);
    MibRows objects = tables.read(TableRole.CLASS_OBJECT);
    MibRows classNames = tables.read(TableRole.CLASS_NAME);
    List<ClassOfServiceReading> readings = new ArrayList<>();
    for (MibRow row : classes) {
      row.with(policies.matching(row)).with(objects.matching(row));
      row.with(classNames.matching(row));
      int ifIndex = row.ifIndex("ifIndex");
      String direction = row.word("direction");
      if (ifIndex == 0 || !(direction.equals("ingress") || direction.equals("egress"))) {
        warnings.addOnce("classes of service are counted that belong to no interface and direction",
            ": ignored");
        continue;
      }
      readings.add(new ClassOfServiceReading(names.name(ifIndex),
          direction.equals("ingress") ? Direction.INGRESS : Direction.EGRESS, name(row),
          row.counter("packets"), row.counter("octets"), row.counter("drops")));
    }
    return new TableRows<>(MibRows.state(classes, policies, objects, classNames), readings);
  }

  private static String name(MibRow row) {
    String name = row.text("className");
    return name.isBlank() ? "queue-" + row.text("classNumber") : name;
  }
}
