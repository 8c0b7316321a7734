package org.nroagent.agent.source.snmp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.snmp.Table.Row;
import org.nroagent.model.reading.IgmpGroupReading;
import org.snmp4j.smi.OID;

/// Multicast groups with members, from IGMP-STD-MIB (RFC 2933), else from the router tables of MGMD-STD-MIB
/// (RFC 5519).
final class IgmpTables {
  private static final Column STD_VERSION = Column.of("igmpInterfaceVersion", "1.3.6.1.2.1.85.1.1.1", 4);
  private static final Column STD_REPORTER = Column.of("igmpCacheLastReporter", "1.3.6.1.2.1.85.1.2.1", 4);
  private static final Column STD_UP_TIME = Column.of("igmpCacheUpTime", "1.3.6.1.2.1.85.1.2.1", 5);
  private static final Column MGMD_VERSION = Column.of("mgmdRouterInterfaceVersion", "1.3.6.1.2.1.185.1.2.1",
      6);
  private static final Column MGMD_REPORTER = Column.of("mgmdRouterCacheLastReporter",
      "1.3.6.1.2.1.185.1.4.1",
      4);
  private static final Column MGMD_UP_TIME = Column.of("mgmdRouterCacheUpTime", "1.3.6.1.2.1.185.1.4.1", 5);
  private static final int IPV4_OCTETS = 4;
  private static final int IPV6_OCTETS = 16;
  private static final int TICKS_PER_SECOND = 100;

  private final InterfaceNames names;

  IgmpTables(InterfaceNames names) {
    this.names = names;
  }

  /// Reads the tables.
  List<IgmpGroupReading> read(TableReader reader, Warnings warnings)
      throws SourceException, InterruptedException {
    Table cache = reader.read("igmpCacheTable", List.of(STD_UP_TIME, STD_REPORTER));
    if (!cache.rows().isEmpty()) {
      Table interfaces = reader.read("igmpInterfaceTable", List.of(STD_VERSION));
      List<IgmpGroupReading> groups = new ArrayList<>();
      cache.rows().forEach((index, row) -> {
        if (index.size() == IPV4_OCTETS + 1) {
          int ifIndex = index.last();
          groups.add(group(ifIndex, address(octets(index, 0, IPV4_OCTETS)),
              version(interfaces, new OID(new int[]{ifIndex}), STD_VERSION), row, STD_REPORTER, STD_UP_TIME));
        }
      });
      return groups;
    }
    return readMgmd(reader, warnings);
  }

  private List<IgmpGroupReading> readMgmd(TableReader reader, Warnings warnings)
      throws SourceException, InterruptedException {
    Table cache = reader.read("mgmdRouterCacheTable", List.of(MGMD_UP_TIME, MGMD_REPORTER));
    if (cache.rows().isEmpty()) {
      warnings.add("igmpCacheTable and mgmdRouterCacheTable have no rows:"
          + " the device has no multicast group with members or does not show any");
      return List.of();
    }
    Table interfaces = reader.read("mgmdRouterInterfaceTable", List.of(MGMD_VERSION));
    List<IgmpGroupReading> groups = new ArrayList<>();
    cache.rows().forEach((index, row) -> {
      // Address type, length and octets of the address, ifIndex.
      int length = index.size() - 3;
      if (index.size() > 3 && index.get(1) == length && (length == IPV4_OCTETS || length == IPV6_OCTETS)) {
        int ifIndex = index.last();
        groups.add(group(ifIndex, address(octets(index, 2, length)),
            version(interfaces, new OID(new int[]{ifIndex, index.get(0)}), MGMD_VERSION), row, MGMD_REPORTER,
            MGMD_UP_TIME));
      }
    });
    return groups;
  }

  private IgmpGroupReading group(int ifIndex, @Nullable String address, int version, Row row, Column reporter,
      Column upTime) {
    return new IgmpGroupReading(names.name(ifIndex), address == null ? "" : address, version,
        reporter(row.octets(reporter)), row.number(upTime, 0) / TICKS_PER_SECOND);
  }

  private static int version(Table interfaces, OID index, Column column) {
    return (int) interfaces.row(index).number(column, 0);
  }

  /// The unspecified address stands for no reporter.
  private static @Nullable String reporter(byte[] octets) {
    for (byte octet : octets) {
      if (octet != 0) {
        return address(octets);
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

  private static @Nullable String address(byte[] octets) {
    try {
      return InetAddress.getByAddress(octets).getHostAddress();
    } catch (UnknownHostException wrongLength) {
      return null;
    }
  }
}
