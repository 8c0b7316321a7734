package org.nroagent.agent.source.snmp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.List;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.profile.TableRole;
import org.nroagent.model.reading.IgmpGroupReading;
import org.nroagent.model.reading.IgmpInterfaceReading;
import org.nroagent.model.reading.TableState;

/// Multicast groups with members and the interfaces behind which they are.
final class IgmpTables {
  /// A counter of joins in spite of its name.
  private static final String MEMBERSHIPS = "memberships";

  private final InterfaceNames names;
  private final Optional<Map<String, OptionalLong>> counted;
  private List<IgmpInterfaceReading> interfaces = List.of();

  IgmpTables(InterfaceNames names) {
    this(names, Optional.empty());
  }

  /// @param before interfaces of an earlier reading, whose counters are taken instead of being read
  IgmpTables(InterfaceNames names, Optional<List<IgmpInterfaceReading>> before) {
    this.names = names;
    this.counted = before.map(IgmpTables::memberships);
  }

  private static Map<String, OptionalLong> memberships(List<IgmpInterfaceReading> before) {
    Map<String, OptionalLong> memberships = new HashMap<>();
    before.forEach(each -> memberships.putIfAbsent(each.interfaceName(), each.memberships()));
    return memberships;
  }

  /// The interfaces that listen for members, after reading.
  List<IgmpInterfaceReading> interfaces() {
    return interfaces;
  }

  /// Reads the tables.
  TableRows<IgmpGroupReading> read(MibReader tables) throws SourceException, InterruptedException {
    MibRows groups = tables.read(TableRole.GROUP);
    MibRows listeners = tables.read(TableRole.GROUP_INTERFACE, listenerNames());
    TableState state = MibRows.state(groups, listeners);
    if (state == TableState.ABSENT) {
      return new TableRows<>(state, List.of());
    }
    MibRows routerInterfaces = tables.read(TableRole.ROUTER_INTERFACE);
    MibRows sources = groups.isEmpty() ? groups : tables.read(TableRole.GROUP_SOURCE);
    List<IgmpGroupReading> readings = new ArrayList<>();
    for (MibRow group : groups) {
      List<String> asked = sources.allMatching(group).stream().map(row -> row.address("source")).toList();
      readings.add(reading(
          group.with(listeners.matching(group)).with(routerInterfaces.matching(group)), asked));
    }
    List<IgmpInterfaceReading> found = new ArrayList<>();
    for (MibRow row : listeners) {
      String name = name(row.with(routerInterfaces.matching(row)));
      OptionalLong memberships = counted.map(each -> each.getOrDefault(name, OptionalLong.empty()))
          .orElseGet(() -> row.number(MEMBERSHIPS));
      found.add(
          new IgmpInterfaceReading(name, (int) row.number("version", 0), row.number("groups"), memberships));
    }
    interfaces = List.copyOf(found);
    return new TableRows<>(MibRows.state(groups, listeners, routerInterfaces), readings);
  }

  private List<String> listenerNames() {
    return TableRole.GROUP_INTERFACE.names().stream()
        .filter(name -> counted.isEmpty() || !name.equals(MEMBERSHIPS)).toList();
  }

  private IgmpGroupReading reading(MibRow group, List<String> sources) {
    return new IgmpGroupReading(name(group), group.address("group"), (int) group.number("version", 0),
        group.specifiedAddress("lastReporter"), group.seconds("upTime").orElse(0), group.seconds("expiry"),
        group.word("filterMode"), sources);
  }

  /// A router that numbers its interfaces by itself names them, too.
  private String name(MibRow row) {
    if (row.has("ifIndex")) {
      return names.name(row.ifIndex("ifIndex"));
    }
    String name = row.text("ifName");
    return name.isBlank()
        ? "router-" + row.text("router") + "-interface-" + row.text("localIfIndex")
        : name;
  }
}
