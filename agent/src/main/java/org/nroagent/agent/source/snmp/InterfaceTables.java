package org.nroagent.agent.source.snmp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.Warnings;
import org.nroagent.agent.source.profile.TableRole;
import org.nroagent.model.reading.CounterSample;
import org.nroagent.model.reading.DropCounters;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.InterfaceReading.Link;
import org.nroagent.model.reading.SampleTime;
import org.nroagent.model.reading.TableState;

/// The interfaces of a device, from ifTable and ifXTable (RFC 2863).
///
/// @param interfaces by ifIndex
/// @param complete whether counters and names were read to their end
record InterfaceTables(List<InterfaceReading> interfaces, boolean complete) {
  /// What metering needs comes first, should the budget end early; ifOperStatus shows every row of ifTable.
  private static final List<String> METERED = List.of("ifName", "ifHCInOctets", "ifHCOutOctets",
      "ifCounterDiscontinuityTime", "ifHighSpeed", "ifOperStatus");
  private static final List<String> COUNTERS_32 = List.of("ifInOctets", "ifOutOctets");
  private static final List<String> DESCRIPTION = List.of("ifDescr", "ifType", "ifMtu", "ifSpeed",
      "ifAdminStatus", "ifAlias", "ifLastChange");
  /// What a reading can do without: it neither makes nor hides an interface, and an ending budget loses it first.
  private static final List<String> DROPS = List.of("ifInDiscards", "ifOutDiscards", "ifInErrors",
      "ifOutErrors");
  private static final List<String> STATES = List.of("ifName", "ifOperStatus", "ifAdminStatus",
      "ifLastChange");
  /// What an interface is that nobody has seen yet.
  private static final List<String> STRANGER = List.of("ifDescr", "ifType", "ifMtu", "ifHighSpeed", "ifSpeed",
      "ifAlias");
  private static final MibRows NOTHING = new MibRows(null, List.of(), true);
  private static final String UNKNOWN = "unknown";
  /// ifSpeed of everything that is too fast for it (RFC 2863 §3.1.7).
  private static final long IF_SPEED_PINNED = 0xffff_ffffL;
  private static final long BITS_PER_MEGABIT = 1_000_000;

  InterfaceTables {
    interfaces = List.copyOf(interfaces);
  }

  /// How far they were read.
  TableState state() {
    return !complete ? TableState.CUT : interfaces.isEmpty() ? TableState.ABSENT : TableState.COMPLETE;
  }

  /// Reads the tables.
  static InterfaceTables read(MibReader tables, Warnings warnings)
      throws SourceException, InterruptedException {
    MibRows metered = tables.read(TableRole.INTERFACE, METERED);
    boolean complete = metered.isComplete();
    MibRows counters32 = NOTHING;
    if (lacks64BitCounters(metered) && !tables.budgetEnded()) {
      counters32 = tables.read(TableRole.INTERFACE, COUNTERS_32);
      complete &= counters32.isComplete();
    }
    MibRows description = unlessEnded(tables, TableRole.INTERFACE, DESCRIPTION);
    MibRows drops = unlessEnded(tables, TableRole.INTERFACE, DROPS);
    Links links = new Links(unlessEnded(tables, TableRole.LINK, List.copyOf(TableRole.LINK.names())),
        unlessEnded(tables, TableRole.BRIDGE_PORT, List.copyOf(TableRole.BRIDGE_PORT.names())));
    SortedMap<Integer, List<MibRow>> byIndex = new TreeMap<>(Integer::compareUnsigned);
    for (MibRows each : List.of(metered, counters32, description)) {
      for (MibRow row : each) {
        byIndex.computeIfAbsent(row.ifIndex("ifIndex"), _ -> new ArrayList<>()).add(row);
      }
    }
    List<InterfaceReading> interfaces = new ArrayList<>();
    byIndex.forEach((ifIndex, rows) -> {
      MibRow row = rows.getFirst();
      rows.subList(1, rows.size()).forEach(row::with);
      interfaces.add(reading(ifIndex, row.with(drops.matching(row)), links));
    });
    OddInterfaces.tell(interfaces, warnings);
    if (interfaces.isEmpty() && complete) {
      warnings.add("ifTable and ifXTable have no rows: the device shows no interface to these credentials");
    }
    return new InterfaceTables(interfaces, complete);
  }

  /// Reads the states alone.
  ///
  /// @param before the interfaces of a whole reading, from which all the rest is taken; one that was not among them has
  ///     no counters
  static InterfaceTables readStates(MibReader tables, List<InterfaceReading> before, Warnings warnings)
      throws SourceException, InterruptedException {
    Map<Integer, InterfaceReading> known = new HashMap<>();
    before.forEach(each -> known.put(each.ifIndex(), each));
    MibRows states = tables.read(TableRole.INTERFACE, STATES);
    boolean strangers = false;
    for (MibRow row : states) {
      strangers |= !isNamed(row, known.get(row.ifIndex("ifIndex")));
    }
    MibRows descriptions = strangers ? unlessEnded(tables, TableRole.INTERFACE, STRANGER) : NOTHING;
    Links links = new Links(NOTHING, NOTHING);
    SortedMap<Integer, InterfaceReading> interfaces = new TreeMap<>(Integer::compareUnsigned);
    for (MibRow row : states) {
      int ifIndex = row.ifIndex("ifIndex");
      InterfaceReading seen = known.get(ifIndex);
      interfaces.put(ifIndex, seen != null && isNamed(row, seen)
          ? seen.withStates(orUnknown(row.word("ifAdminStatus")), orUnknown(row.word("ifOperStatus")),
              row.stamp("ifLastChange"))
          : reading(ifIndex, row.with(descriptions.matching(row)), links));
    }
    List<InterfaceReading> all = List.copyOf(interfaces.values());
    OddInterfaces.tell(all, warnings);
    return new InterfaceTables(all, states.isComplete());
  }

  private static boolean isNamed(MibRow row, @Nullable InterfaceReading seen) {
    return seen != null && seen.name().equals(row.text("ifName"));
  }

  private static MibRows unlessEnded(MibReader tables, TableRole role, List<String> names)
      throws SourceException, InterruptedException {
    return tables.budgetEnded() ? NOTHING : tables.read(role, names);
  }

  private static boolean lacks64BitCounters(MibRows metered) {
    for (MibRow row : metered) {
      if (!row.has("ifHCInOctets") || !row.has("ifHCOutOctets")) {
        return true;
      }
    }
    return metered.isEmpty();
  }

  private static InterfaceReading reading(int ifIndex, MibRow row, Links links) {
    String name = firstNonBlank(row.text("ifName"), row.text("ifDescr"), InterfaceNames.standIn(ifIndex));
    OptionalLong mtu = row.number("ifMtu");
    return new InterfaceReading(name, ifIndex, row.text("ifAlias"), row.word("ifType"),
        orUnknown(row.word("ifAdminStatus")), orUnknown(row.word("ifOperStatus")), speedMbps(row),
        mtu.isPresent() ? (int) mtu.getAsLong() : null, counter(row, "ifHCInOctets", "ifInOctets"),
        counter(row, "ifHCOutOctets", "ifOutOctets"), row.stamp("ifCounterDiscontinuityTime"),
        new DropCounters(row.counter("ifInDiscards"), row.counter("ifOutDiscards"),
            row.counter("ifInErrors"), row.counter("ifOutErrors")),
        links.of(row));
  }

  private static @Nullable CounterSample counter(MibRow row, String bits64, String bits32) {
    CounterSample sample = row.counter(bits64);
    return sample != null ? sample : row.counter(bits32);
  }

  /// ifHighSpeed, which is rounded to 10^6 bit/s; ifSpeed where there is none, unless it is pinned.
  private static long speedMbps(MibRow row) {
    long highSpeed = row.number("ifHighSpeed", 0);
    if (highSpeed > 0) {
      return highSpeed;
    }
    long speed = row.number("ifSpeed", 0);
    return speed == IF_SPEED_PINNED ? 0 : speed / BITS_PER_MEGABIT;
  }

  private static String orUnknown(String word) {
    return word.isEmpty() ? UNKNOWN : word;
  }

  private static String firstNonBlank(String first, String second, String third) {
    return !first.isBlank() ? first : !second.isBlank() ? second : third;
  }

  /// What further tables tell of the links below interfaces.
  private record Links(MibRows links, MibRows bridgePorts) {
    private static final List<String> TAG_PROTOCOLS = List.of("tagProtocol", "outerTagProtocol");
    private static final List<String> BPDUS = List.of("configBpdus", "rapidBpdus");
    private static final int BITS = 32;

    Link of(MibRow row) {
      MibRow link = links.matching(row);
      return new Link(row.stamp("ifLastChange"), link == null ? "" : link.word("autoNegotiation"),
          link == null ? "" : link.word("mauType"), bpdus(bridgePorts.allMatching(row)),
          link == null ? List.of() : tagProtocols(link));
    }

    private static List<Integer> tagProtocols(MibRow link) {
      return TAG_PROTOCOLS.stream().flatMapToInt(name -> link.integer(name).stream()).boxed().toList();
    }

    private static @Nullable CounterSample bpdus(List<MibRow> ports) {
      long sum = 0;
      SampleTime time = null;
      for (MibRow port : ports) {
        for (String name : BPDUS) {
          Cell cell = port.cell(name);
          if (cell != null) {
            sum += port.number(name, 0);
            time = cell.time();
          }
        }
      }
      return time == null ? null : new CounterSample(sum, BITS, time);
    }
  }
}
