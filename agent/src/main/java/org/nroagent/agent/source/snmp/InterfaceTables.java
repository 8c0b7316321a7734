package org.nroagent.agent.source.snmp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.snmp.Table.Row;
import org.nroagent.model.reading.CounterSample;
import org.nroagent.model.reading.DropCounters;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.InterfaceReading.Link;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.OID;

/// The interfaces of a device, from ifTable and ifXTable (RFC 2863).
///
/// @param interfaces by ifIndex
/// @param complete whether counters and names were read to their end
record InterfaceTables(List<InterfaceReading> interfaces, boolean complete) {
  private static final String IF_ENTRY = "1.3.6.1.2.1.2.2.1";
  private static final String IF_X_ENTRY = "1.3.6.1.2.1.31.1.1.1";
  private static final Column IF_DESCR = Column.of("ifDescr", IF_ENTRY, 2);
  private static final Column IF_TYPE = Column.of("ifType", IF_ENTRY, 3);
  private static final Column IF_MTU = Column.of("ifMtu", IF_ENTRY, 4);
  private static final Column IF_SPEED = Column.of("ifSpeed", IF_ENTRY, 5);
  private static final Column IF_ADMIN_STATUS = Column.of("ifAdminStatus", IF_ENTRY, 7);
  private static final Column IF_OPER_STATUS = Column.of("ifOperStatus", IF_ENTRY, 8);
  private static final Column IF_LAST_CHANGE = Column.of("ifLastChange", IF_ENTRY, 9);
  private static final Column IF_IN_OCTETS = Column.of("ifInOctets", IF_ENTRY, 10);
  private static final Column IF_IN_DISCARDS = Column.of("ifInDiscards", IF_ENTRY, 13);
  private static final Column IF_IN_ERRORS = Column.of("ifInErrors", IF_ENTRY, 14);
  private static final Column IF_OUT_OCTETS = Column.of("ifOutOctets", IF_ENTRY, 16);
  private static final Column IF_OUT_DISCARDS = Column.of("ifOutDiscards", IF_ENTRY, 19);
  private static final Column IF_OUT_ERRORS = Column.of("ifOutErrors", IF_ENTRY, 20);
  private static final Column IF_NAME = Column.of("ifName", IF_X_ENTRY, 1);
  private static final Column IF_HC_IN_OCTETS = Column.of("ifHCInOctets", IF_X_ENTRY, 6);
  private static final Column IF_HC_OUT_OCTETS = Column.of("ifHCOutOctets", IF_X_ENTRY, 10);
  private static final Column IF_HIGH_SPEED = Column.of("ifHighSpeed", IF_X_ENTRY, 15);
  private static final Column IF_ALIAS = Column.of("ifAlias", IF_X_ENTRY, 18);
  private static final Column IF_DISCONTINUITY = Column.of("ifCounterDiscontinuityTime", IF_X_ENTRY, 19);

  /// What metering needs comes first, should the budget end early; ifOperStatus shows every row of ifTable.
  private static final List<Column> METERED = List.of(IF_NAME, IF_HC_IN_OCTETS, IF_HC_OUT_OCTETS,
      IF_DISCONTINUITY, IF_HIGH_SPEED, IF_OPER_STATUS);
  private static final List<Column> COUNTERS_32 = List.of(IF_IN_OCTETS, IF_OUT_OCTETS);
  private static final List<Column> DESCRIPTION = List.of(IF_DESCR, IF_TYPE, IF_MTU, IF_SPEED,
      IF_ADMIN_STATUS,
      IF_ALIAS, IF_LAST_CHANGE);
  /// What a reading can do without: it neither makes nor hides an interface, and an ending budget loses it first.
  private static final List<Column> DROPS = List.of(IF_IN_DISCARDS, IF_OUT_DISCARDS, IF_IN_ERRORS,
      IF_OUT_ERRORS);

  private static final List<String> ADMIN_STATUS = List.of("up", "down", "testing");
  private static final List<String> OPER_STATUS = List.of("up", "down", "testing", "unknown", "dormant",
      "notPresent", "lowerLayerDown");
  private static final Map<Long, String> TYPES = Map.ofEntries(Map.entry(1L, "other"),
      Map.entry(6L, "ethernetCsmacd"), Map.entry(22L, "propPointToPointSerial"), Map.entry(23L, "ppp"),
      Map.entry(24L, "softwareLoopback"), Map.entry(53L, "propVirtual"), Map.entry(117L, "gigabitEthernet"),
      Map.entry(131L, "tunnel"), Map.entry(135L, "l2vlan"), Map.entry(136L, "l3ipvlan"),
      Map.entry(142L, "ipForward"), Map.entry(150L, "mplsTunnel"), Map.entry(161L, "ieee8023adLag"),
      Map.entry(166L, "mpls"), Map.entry(209L, "bridge"), Map.entry(246L, "ifPwType"),
      Map.entry(250L, "gpon"));
  /// ifSpeed of everything that is too fast for it (RFC 2863 §3.1.7).
  private static final long IF_SPEED_PINNED = 0xffff_ffffL;
  private static final long BITS_PER_MEGABIT = 1_000_000;

  InterfaceTables {
    interfaces = List.copyOf(interfaces);
  }

  /// Reads the tables.
  static InterfaceTables read(TableReader reader, Warnings warnings)
      throws SourceException, InterruptedException {
    Table metered = reader.read("ifXTable", METERED);
    boolean complete = metered.isComplete();
    Table counters32 = new Table(warnings);
    if (lacks64BitCounters(metered) && !reader.budgetEnded()) {
      counters32 = reader.read("ifTable", COUNTERS_32);
      complete &= counters32.isComplete();
    }
    Table description = reader.budgetEnded() ? new Table(warnings) : reader.read("ifTable", DESCRIPTION);
    Table drops = reader.budgetEnded() ? new Table(warnings) : reader.read("ifTable", DROPS);
    TreeSet<OID> indexes = new TreeSet<>(metered.rows().keySet());
    indexes.addAll(counters32.rows().keySet());
    indexes.addAll(description.rows().keySet());
    List<InterfaceReading> interfaces = new ArrayList<>();
    for (OID index : indexes) {
      if (index.size() != 1) {
        warnings.add("ifTable has a row with the index " + index + ", which is no ifIndex: ignored");
        continue;
      }
      interfaces.add(reading(index.get(0), metered.row(index),
          counters32.row(index), description.row(index), drops(drops.row(index), warnings),
          warnings));
    }
    warnAboutEqualNames(interfaces, warnings);
    if (interfaces.isEmpty() && complete) {
      warnings.add("ifTable and ifXTable have no rows: the device shows no interface to these credentials");
    }
    return new InterfaceTables(interfaces, complete);
  }

  private static boolean lacks64BitCounters(Table metered) {
    return metered.rows().isEmpty() || metered.rows().values().stream()
        .anyMatch(row -> row.cell(IF_HC_IN_OCTETS) == null || row.cell(IF_HC_OUT_OCTETS) == null);
  }

  private static DropCounters drops(Row row, Warnings warnings) {
    return new DropCounters(counter(row, IF_IN_DISCARDS, warnings), counter(row, IF_OUT_DISCARDS, warnings),
        counter(row, IF_IN_ERRORS, warnings), counter(row, IF_OUT_ERRORS, warnings));
  }

  private static InterfaceReading reading(int ifIndex, Row metered, Row counters32, Row description,
      DropCounters drops, Warnings warnings) {
    String name = firstNonBlank(metered.text(IF_NAME), description.text(IF_DESCR), "ifIndex-" + ifIndex);
    OptionalLong mtu = description.number(IF_MTU);
    OptionalLong discontinuity = metered.number(IF_DISCONTINUITY);
    OptionalLong type = description.number(IF_TYPE);
    return new InterfaceReading(name, ifIndex, description.text(IF_ALIAS),
        type.isPresent() ? TYPES.getOrDefault(type.getAsLong(), Long.toString(type.getAsLong())) : "",
        status(description.number(IF_ADMIN_STATUS), ADMIN_STATUS),
        status(metered.number(IF_OPER_STATUS), OPER_STATUS), speedMbps(metered, description),
        mtu.isPresent() ? (int) mtu.getAsLong() : null,
        counter(metered, IF_HC_IN_OCTETS, counters32, IF_IN_OCTETS, warnings),
        counter(metered, IF_HC_OUT_OCTETS, counters32, IF_OUT_OCTETS, warnings),
        discontinuity.isPresent() ? discontinuity.getAsLong() : null, drops,
        new Link(description.ticks(IF_LAST_CHANGE), "", "", null));
  }

  private static @Nullable CounterSample counter(Row row64, Column column64, Row row32, Column column32,
      Warnings warnings) {
    CounterSample sample = counter(row64, column64, warnings);
    return sample != null ? sample : counter(row32, column32, warnings);
  }

  /// A counter's width is that of the type it came in; a value of any other type is no counter.
  private static @Nullable CounterSample counter(Row row, Column column, Warnings warnings) {
    Cell cell = row.cell(column);
    if (cell == null) {
      return null;
    }
    return switch (cell.value()) {
      case Counter64 counter -> new CounterSample(counter.getValue(), 64, cell.time());
      case Counter32 counter -> new CounterSample(counter.getValue(), 32, cell.time());
      default -> {
        warnings.add(column.name() + " has values of type " + cell.value().getSyntaxString() + ": ignored");
        yield null;
      }
    };
  }

  /// ifHighSpeed, which is rounded to 10^6 bit/s; ifSpeed where there is none, unless it is pinned.
  private static long speedMbps(Row metered, Row description) {
    long highSpeed = metered.number(IF_HIGH_SPEED, 0);
    if (highSpeed > 0) {
      return highSpeed;
    }
    long speed = description.number(IF_SPEED, 0);
    return speed == IF_SPEED_PINNED ? 0 : speed / BITS_PER_MEGABIT;
  }

  private static String status(OptionalLong value, List<String> words) {
    return value.isPresent() ? SmiValues.word(value.getAsLong(), 1, words) : "unknown";
  }

  private static String firstNonBlank(String first, String second, String third) {
    return !first.isBlank() ? first : !second.isBlank() ? second : third;
  }

  private static void warnAboutEqualNames(List<InterfaceReading> interfaces, Warnings warnings) {
    Map<String, Integer> indexByName = new HashMap<>();
    for (InterfaceReading reading : interfaces) {
      Integer other = indexByName.putIfAbsent(reading.name(), reading.ifIndex());
      if (other != null) {
        warnings
            .add("the interfaces with ifIndex " + other + " and " + reading.ifIndex() + " have the same name "
                + reading.name() + ": neither can be told apart after a renumbering");
      }
    }
  }
}
