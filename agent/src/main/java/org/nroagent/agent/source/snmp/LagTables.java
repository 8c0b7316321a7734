package org.nroagent.agent.source.snmp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.Warnings;
import org.nroagent.agent.source.profile.MibTable;
import org.nroagent.agent.source.profile.TableRole;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.LagReading.Aggregator;
import org.nroagent.model.reading.LagReading.Member;
import org.nroagent.model.reading.LagReading.Membership;
import org.nroagent.model.reading.LagReading.Port;
import org.nroagent.model.reading.LagReading.States;
import org.nroagent.model.reading.TableState;
import org.snmp4j.smi.OID;

/// Link aggregation groups: what LACP knows (IEEE8023-LAG-MIB or a module like it), and which ports are configured to be
/// members, which LACP does not tell of one that is down.
final class LagTables {
  private static final String TYPE_LAG = "ieee8023adLag";

  private final InterfaceNames names;
  private final boolean learns;
  private final IntUnaryOperator ifIndexOf;
  /// Ports that are in no group, with their keys.
  private final Map<String, Long> loose = new HashMap<>();
  private LacpBitOrder order;

  /// @param order how this device orders the flags, as far as it is known
  /// @param learns whether its answers decide on the order, rather than its profile
  /// @param ifIndexOf gives the ifIndex of an aggregator by its number in the tables
  LagTables(InterfaceNames names, LacpBitOrder order, boolean learns, IntUnaryOperator ifIndexOf) {
    this.learns = learns;
    this.names = names;
    this.order = order;
    this.ifIndexOf = ifIndexOf;
  }

  /// How the device orders the flags, after reading.
  LacpBitOrder order() {
    return order;
  }

  /// What is known of one group while it is put together.
  private static final class Group {
    private @Nullable MibRow lag;
    private @Nullable MibRow settings;
    private final SortedMap<Integer, Member> members = new TreeMap<>();
    /// Whether one of its ports has its key: then the device tells members by their keys.
    private boolean keyed;
    /// Whether the device's configuration named its members.
    private boolean listed;

    private long key() {
      return lag == null ? 0 : lag.number("adminKey", 0);
    }
  }

  /// Reads the tables.
  TableRows<LagReading> read(MibReader tables, Warnings warnings)
      throws SourceException, InterruptedException {
    MibRows lags = tables.read(TableRole.LAG);
    MibRows ports = tables.read(TableRole.LAG_PORT);
    MibRows settings = tables.read(TableRole.LAG_SETTINGS);
    SortedMap<Integer, Group> groups = groups(lags, settings);
    MibRows members = members(tables, groups, ports);
    Map<Integer, Integer> configured = configured(members, settings, groups);
    if (tables.table(TableRole.LAG_MEMBER).filter(LagTables::isWhole).isPresent()) {
      configured.values().forEach(lag -> groups.computeIfAbsent(lag, _ -> new Group()).listed = true);
    }
    TableState state = MibRows.state(lags, ports, members);
    if (state == TableState.ABSENT) {
      return new TableRows<>(state, List.of());
    }
    if (learns) {
      order = order.learn(stateOctets(ports));
    }
    addPorts(groups, ports, ports.isEmpty() ? ports : tables.read(TableRole.LAG_PORT_DEBUG), configured,
        warnings);
    configured.forEach((port, lag) -> groups.computeIfAbsent(lag, _ -> new Group()).members
        .computeIfAbsent(port, _ -> silentMember(port)));
    return new TableRows<>(state, readings(groups));
  }

  private SortedMap<Integer, Group> groups(MibRows lags, MibRows settings) {
    SortedMap<Integer, Group> groups = new TreeMap<>();
    names.ofType(TYPE_LAG).forEach(ifIndex -> groups.put(ifIndex, new Group()));
    for (MibRow row : lags) {
      groups.computeIfAbsent(ifIndexOf.applyAsInt(row.ifIndex("ifIndex")), _ -> new Group()).lag = row;
    }
    for (MibRow row : settings) {
      int ifIndex = ifIndexOfSettings(row);
      if (groups.containsKey(ifIndex)) {
        groups.get(ifIndex).settings = row;
      }
    }
    return groups;
  }

  private int ifIndexOfSettings(MibRow row) {
    int ifIndex = row.ifIndex("ifIndex");
    return ifIndex == 0 ? ifIndexOf.applyAsInt(row.ifIndex("lagId")) : ifIndex;
  }

  /// Of the stack of all interfaces only what is below groups is asked for; many devices keep an aggregator for each port
  /// that could be aggregated, and nothing is below those.
  private MibRows members(MibReader tables, SortedMap<Integer, Group> groups, MibRows ports)
      throws SourceException, InterruptedException {
    boolean byIfIndex = tables.table(TableRole.LAG_MEMBER)
        .filter(table -> table.index().getFirst().name().equals("lagIfIndex")).isPresent();
    if (!byIfIndex) {
      return tables.read(TableRole.LAG_MEMBER);
    }
    Set<Integer> real = new TreeSet<>(names.ofType(TYPE_LAG));
    for (MibRow row : ports) {
      real.add(aggregator(row, "attachedAggregator"));
      real.add(aggregator(row, "selectedAggregator"));
    }
    real.retainAll(groups.keySet());
    return tables.readUnder(TableRole.LAG_MEMBER, real.stream().map(lag -> new OID(new int[]{lag})).toList());
  }

  private static boolean isWhole(MibTable table) {
    return "true".equals(table.constants().get("whole"));
  }

  /// The group that each port is configured to be in.
  private Map<Integer, Integer> configured(MibRows members, MibRows settings, Map<Integer, Group> groups) {
    Map<Integer, Integer> configured = new HashMap<>();
    for (MibRow row : members) {
      int lag = row.ifIndex("lagIfIndex");
      if (lag == 0) {
        MibRow known = settings.matching(row);
        lag = known == null ? ifIndexOf.applyAsInt(row.ifIndex("lagId")) : ifIndexOfSettings(known);
      }
      int port = row.ifIndex("ifIndex");
      // In ifStackTable, 0 stands for nothing below.
      if (port != 0 && groups.containsKey(lag)) {
        configured.put(port, lag);
      }
    }
    return configured;
  }

  private void addPorts(SortedMap<Integer, Group> groups, MibRows ports, MibRows debug,
      Map<Integer, Integer> configured, Warnings warnings) {
    for (MibRow row : ports) {
      int port = row.ifIndex("ifIndex");
      Integer byConfiguration = configured.get(port);
      int group = groupOf(port, row, byConfiguration, groups);
      long key = row.number("adminKey", 0);
      if (group == 0) {
        noteLoose(port, key);
        continue;
      }
      if (byConfiguration != null && byConfiguration != group) {
        warnings.add(names.name(port) + " is attached to " + names.name(group) + " and configured for "
            + names.name(byConfiguration) + ": shown where it is attached");
        configured.remove(port);
      }
      Group found = groups.computeIfAbsent(group, _ -> new Group());
      boolean hasKey = key != 0 && key == found.key();
      boolean told = byConfiguration != null || hasKey;
      found.keyed |= hasKey;
      boolean untold = !configured.containsValue(group) && (key == 0 || found.key() == 0);
      found.members.put(port, member(port, group, row.with(debug.matching(row)), told || untold));
    }
  }

  private void noteLoose(int port, long key) {
    InterfaceReading reading = names.find(port);
    if (reading != null && key != 0) {
      loose.put(reading.name(), key);
    }
  }

  /// The aggregator a port belongs to: where it is attached, else what it selected, else what it is configured for, else
  /// the only one with its key, which is how a configured member that is down can be told. A port that is attached to
  /// itself is on its own. 0 where there is none.
  private int groupOf(int port, MibRow row, @Nullable Integer configured, Map<Integer, Group> groups) {
    for (String name : List.of("attachedAggregator", "selectedAggregator")) {
      int aggregator = row.ifIndex(name);
      if (aggregator != 0) {
        return aggregator == port ? 0 : ifIndexOf.applyAsInt(aggregator);
      }
    }
    if (configured != null) {
      return configured;
    }
    long key = row.number("adminKey", 0);
    List<Integer> matching = groups.entrySet().stream()
        .filter(entry -> key != 0 && entry.getValue().key() == key).map(Map.Entry::getKey).toList();
    return matching.size() == 1 ? matching.getFirst() : 0;
  }

  private Member member(int port, int group, MibRow row, boolean configured) {
    int attached = aggregator(row, "attachedAggregator");
    return new Member(names.name(port), port, attached == group, order.read(stateOctet(row, "actorState")),
        order.read(stateOctet(row, "partnerState")), SmiValues.mac(row.octets("partnerSystem")),
        port(port, configured, row.has("actorState"), aggregator(row, "selectedAggregator"), attached,
            row.integer("actorKey"), row.integer("partnerKey"), row.word("muxState"), row.word("rxState")));
  }

  private int aggregator(MibRow row, String name) {
    int aggregator = row.ifIndex(name);
    return aggregator == 0 ? 0 : ifIndexOf.applyAsInt(aggregator);
  }

  /// A configured member of which LACP says nothing.
  private Member silentMember(int port) {
    return new Member(names.name(port), port, false, order.read(0), order.read(0), SmiValues.mac(new byte[0]),
        port(port, true, false, 0, 0, OptionalInt.empty(), OptionalInt.empty(), "", ""));
  }

  private Port port(int ifIndex, boolean configured, boolean statesKnown, int selected, int attached,
      OptionalInt actorKey, OptionalInt partnerKey, String muxState, String rxState) {
    InterfaceReading reading = names.find(ifIndex);
    return new Port(configured, statesKnown ? States.BOTH : States.NONE, selected, attached, actorKey,
        partnerKey,
        reading == null ? "" : reading.operStatus(), reading == null ? 0 : reading.speedMbps(), muxState,
        rxState);
  }

  private List<LagReading> readings(SortedMap<Integer, Group> groups) {
    List<LagReading> readings = new ArrayList<>();
    groups.forEach((ifIndex, group) -> {
      InterfaceReading reading = names.find(ifIndex);
      // Many devices keep an aggregator for each port that could be aggregated.
      if (!group.members.isEmpty() || (reading != null && reading.type().equals(TYPE_LAG))) {
        readings.add(new LagReading(names.name(ifIndex), ifIndex,
            reading == null ? "unknown" : reading.operStatus(), List.copyOf(group.members.values()),
            aggregator(group), membership(group)));
      }
    });
    return readings;
  }

  /// A port in no group that has another key than the group and its members was given it by somebody.
  private Membership membership(Group group) {
    Set<String> others = new TreeSet<>();
    if (group.keyed) {
      loose.forEach((port, key) -> {
        if (key != group.key()) {
          others.add(port);
        }
      });
    }
    return new Membership(Optional.empty(), group.listed, others);
  }

  private static Aggregator aggregator(Group group) {
    MibRow lag = group.lag;
    MibRow settings = group.settings;
    boolean goesDown = settings != null
        && (!settings.has("thresholdAction") || settings.word("thresholdAction").equals("down"));
    return new Aggregator(lag == null ? OptionalInt.empty() : lag.integer("operKey"),
        lag == null ? "" : lag.mac("actorSystem"), lag == null ? "" : lag.mac("partnerSystem"),
        goesDown && settings != null ? settings.integer("minimumLinks") : OptionalInt.empty(),
        settings == null ? "" : settings.word("loadSharing"));
  }

  private static List<Integer> stateOctets(MibRows ports) {
    List<Integer> octets = new ArrayList<>();
    for (MibRow row : ports) {
      octets.add(stateOctet(row, "actorState"));
      octets.add(stateOctet(row, "partnerState"));
    }
    return octets;
  }

  /// The flags as one octet: BITS as the MIB says, or an INTEGER as some agents send; nothing set where absent.
  private static int stateOctet(MibRow row, String name) {
    Cell cell = row.cell(name);
    if (cell == null) {
      return 0;
    }
    OptionalLong number = SmiValues.number(cell.value());
    if (number.isPresent()) {
      return (int) number.getAsLong() & 0xff;
    }
    byte[] octets = row.octets(name);
    return octets.length == 0 ? 0 : octets[0] & 0xff;
  }
}
