package org.nroagent.agent.source.snmp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.SourceException;
import org.nroagent.model.reading.IgmpGroupReading;
import org.nroagent.model.reading.IgmpInterfaceReading;
import org.snmp4j.smi.OID;

/// Multicast groups with members, from IGMP-STD-MIB (RFC 2933), else from the router tables of MGMD-STD-MIB
/// (RFC 5519), and the interfaces behind which they are.
final class IgmpTables {
  private static final Column STD_VERSION = Column.of("igmpInterfaceVersion", "1.3.6.1.2.1.85.1.1.1", 4);
  private static final Column STD_REPORTER = Column.of("igmpCacheLastReporter", "1.3.6.1.2.1.85.1.2.1", 4);
  private static final Column STD_UP_TIME = Column.of("igmpCacheUpTime", "1.3.6.1.2.1.85.1.2.1", 5);
  private static final Column STD_EXPIRY = Column.of("igmpCacheExpiryTime", "1.3.6.1.2.1.85.1.2.1", 6);
  private static final Column STD_JOINS = Column.of("igmpInterfaceJoins", "1.3.6.1.2.1.85.1.1.1", 11);
  private static final Column STD_GROUPS = Column.of("igmpInterfaceGroups", "1.3.6.1.2.1.85.1.1.1", 13);
  private static final Column MGMD_EXPIRY = Column.of("mgmdRouterCacheExpiryTime", "1.3.6.1.2.1.185.1.4.1",
      6);
  private static final Column MGMD_MODE = Column.of("mgmdRouterCacheSourceFilterMode",
      "1.3.6.1.2.1.185.1.4.1", 10);
  private static final Column MGMD_JOINS = Column.of("mgmdRouterInterfaceJoins", "1.3.6.1.2.1.185.1.2.1", 11);
  private static final Column MGMD_GROUPS = Column.of("mgmdRouterInterfaceGroups", "1.3.6.1.2.1.185.1.2.1",
      13);
  private static final Column MGMD_SOURCE = Column.of("mgmdRouterSrcListExpire", "1.3.6.1.2.1.185.1.8.1", 5);
  private static final List<String> MODES = List.of("include", "exclude");
  private static final Column MGMD_VERSION = Column.of("mgmdRouterInterfaceVersion", "1.3.6.1.2.1.185.1.2.1",
      6);
  private static final Column MGMD_REPORTER = Column.of("mgmdRouterCacheLastReporter",
      "1.3.6.1.2.1.185.1.4.1",
      4);
  private static final Column MGMD_UP_TIME = Column.of("mgmdRouterCacheUpTime", "1.3.6.1.2.1.185.1.4.1", 5);
  private static final int IPV4_OCTETS = 4;
  private static final int IPV6_OCTETS = 16;

  private final InterfaceNames names;

  IgmpTables(InterfaceNames names) {
    this.names = names;
  }

  /// What the tables say.
  ///
  /// @param groups groups with members
  /// @param interfaces the interfaces that listen for members
  record Igmp(TableRows<IgmpGroupReading> groups, List<IgmpInterfaceReading> interfaces) {}

  /// Reads the tables. MGMD-STD-MIB comes first: it alone knows of sources.
  Igmp read(TableReader reader, Warnings warnings) throws SourceException, InterruptedException {
    Table cache = reader.read("mgmdRouterCacheTable",
        List.of(MGMD_UP_TIME, MGMD_REPORTER, MGMD_EXPIRY, MGMD_MODE));
    if (!cache.rows().isEmpty() || !cache.isComplete()) {
      return readMgmd(reader, cache);
    }
    cache = reader.read("igmpCacheTable", List.of(STD_UP_TIME, STD_REPORTER, STD_EXPIRY));
    if (cache.rows().isEmpty() && cache.isComplete()) {
      warnings.add("igmpCacheTable and mgmdRouterCacheTable have no rows:"
          + " the device has no multicast group with members or does not show any");
    }
    return readStd(reader, cache);
  }

  private Igmp readStd(TableReader reader, Table cache) throws SourceException, InterruptedException {
    Table interfaces = reader.read("igmpInterfaceTable", List.of(STD_VERSION, STD_GROUPS, STD_JOINS));
    List<IgmpGroupReading> groups = new ArrayList<>();
    cache.rows().forEach((index, row) -> {
      if (index.size() == IPV4_OCTETS + 1) {
        int ifIndex = index.last();
        groups.add(new IgmpGroupReading(names.name(ifIndex), SmiValues.address(octets(index, 0, IPV4_OCTETS)),
            (int) interfaces.row(new OID(new int[]{ifIndex})).number(STD_VERSION, 0),
            reporter(row.octets(STD_REPORTER)), row.seconds(STD_UP_TIME).orElse(0), row.seconds(STD_EXPIRY),
            "", List.of()));
      }
    });
    return new Igmp(new TableRows<>(TableRows.state(cache, interfaces), groups),
        interfaces(interfaces, STD_VERSION, STD_GROUPS, STD_JOINS));
  }

  private Igmp readMgmd(TableReader reader, Table cache) throws SourceException, InterruptedException {
    Table interfaces = reader.read("mgmdRouterInterfaceTable",
        List.of(MGMD_VERSION, MGMD_GROUPS, MGMD_JOINS));
    Map<OID, List<String>> sources = sources(reader.read("mgmdRouterSrcListTable", List.of(MGMD_SOURCE)));
    List<IgmpGroupReading> groups = new ArrayList<>();
    cache.rows().forEach((index, row) -> {
      // Address type, length and octets of the address, ifIndex.
      int length = index.size() - 3;
      if (index.size() > 3 && index.get(1) == length && (length == IPV4_OCTETS || length == IPV6_OCTETS)) {
        int ifIndex = index.last();
        groups.add(new IgmpGroupReading(names.name(ifIndex), SmiValues.address(octets(index, 2, length)),
            (int) interfaces.row(new OID(new int[]{ifIndex, index.get(0)})).number(MGMD_VERSION, 0),
            reporter(row.octets(MGMD_REPORTER)), row.seconds(MGMD_UP_TIME).orElse(0),
            row.seconds(MGMD_EXPIRY), row.word(MGMD_MODE, 1, MODES), sources.getOrDefault(index, List.of())));
      }
    });
    return new Igmp(new TableRows<>(TableRows.state(cache, interfaces), groups),
        interfaces(interfaces, MGMD_VERSION, MGMD_GROUPS, MGMD_JOINS));
  }

  /// The sources by the index of their group: theirs is that and length and octets of the source.
  private static Map<OID, List<String>> sources(Table table) {
    Map<OID, List<String>> byGroup = new HashMap<>();
    for (OID index : table.rows().keySet()) {
      int group = index.size() > 1 ? index.get(1) + 3 : 0;
      int length = index.size() - group - 1;
      if (group > 3 && length > 0 && index.get(group) == length) {
        byGroup.computeIfAbsent(new OID(index.getValue(), 0, group), _ -> new ArrayList<>())
            .add(SmiValues.address(octets(index, group + 1, length)));
      }
    }
    return byGroup;
  }

  private List<IgmpInterfaceReading> interfaces(Table table, Column version, Column groups, Column joins) {
    List<IgmpInterfaceReading> readings = new ArrayList<>();
    table.rows().forEach((index, row) -> readings.add(new IgmpInterfaceReading(names.name(index.get(0)),
        (int) row.number(version, 0), row.number(groups), row.number(joins))));
    return readings;
  }

  /// The unspecified address stands for no reporter.
  private static @Nullable String reporter(byte[] octets) {
    for (byte octet : octets) {
      if (octet != 0) {
        return SmiValues.address(octets);
      }
    }
    return null;
  }

  private static byte[] octets(OID index, int from, int length) {
    byte[] octets = new byte[length];
    for (int i = 0; i < length; i++) {
      octets[i] = (byte) index.get(from + i);
    }
    return octets;
  }
}
