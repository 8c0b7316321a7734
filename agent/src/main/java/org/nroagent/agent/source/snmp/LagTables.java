package org.nroagent.agent.source.snmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.snmp.Table.Row;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.LagReading;
import org.snmp4j.smi.OID;

/// Link aggregation groups from dot3adAggTable and dot3adAggPortTable (IEEE8023-LAG-MIB).
final class LagTables {
  private static final String AGG_ENTRY = "1.2.840.10006.300.43.1.1.1.1";
  private static final Column AGG_ADMIN_KEY = Column.of("dot3adAggActorAdminKey", AGG_ENTRY, 6);
  private static final Column AGG_ACTOR_SYSTEM = Column.of("dot3adAggActorSystemID", AGG_ENTRY, 4);
  private static final Column AGG_OPER_KEY = Column.of("dot3adAggActorOperKey", AGG_ENTRY, 7);
  private static final Column AGG_PARTNER_SYSTEM = Column.of("dot3adAggPartnerSystemID", AGG_ENTRY, 8);
  private static final String PORT_ENTRY = "1.2.840.10006.300.43.1.2.1.1";
  private static final Column PORT_ADMIN_KEY = Column.of("dot3adAggPortActorAdminKey", PORT_ENTRY, 4);
  private static final Column PORT_PARTNER_SYSTEM = Column.of("dot3adAggPortPartnerOperSystemID", PORT_ENTRY,
      9);
  private static final Column PORT_ACTOR_KEY = Column.of("dot3adAggPortActorOperKey", PORT_ENTRY, 5);
  private static final Column PORT_PARTNER_KEY = Column.of("dot3adAggPortPartnerOperKey", PORT_ENTRY, 11);
  private static final Column PORT_SELECTED = Column.of("dot3adAggPortSelectedAggID", PORT_ENTRY, 12);
  private static final Column PORT_ATTACHED = Column.of("dot3adAggPortAttachedAggID", PORT_ENTRY, 13);
  private static final Column PORT_ACTOR_STATE = Column.of("dot3adAggPortActorOperState", PORT_ENTRY, 21);
  private static final Column PORT_PARTNER_STATE = Column.of("dot3adAggPortPartnerOperState", PORT_ENTRY, 23);
  private static final List<Column> PORT_COLUMNS = List.of(PORT_ATTACHED, PORT_SELECTED, PORT_ADMIN_KEY,
      PORT_ACTOR_STATE, PORT_PARTNER_STATE, PORT_PARTNER_SYSTEM, PORT_ACTOR_KEY, PORT_PARTNER_KEY);
  private static final String DEBUG_ENTRY = "1.2.840.10006.300.43.1.2.3.1";
  private static final Column RX_STATE = Column.of("dot3adAggPortDebugRxState", DEBUG_ENTRY, 1);
  private static final Column MUX_STATE = Column.of("dot3adAggPortDebugMuxState", DEBUG_ENTRY, 3);
  private static final List<String> RX_STATES = List.of("currentRx", "expired", "defaulted", "initialize",
      "lacpDisabled", "portDisabled");
  private static final List<String> MUX_STATES = List.of("detached", "waiting", "attached", "collecting",
      "distributing", "collectingDistributing");
  private static final String TYPE_LAG = "ieee8023adLag";

  private final InterfaceNames names;
  private final boolean learns;
  private LacpBitOrder order;

  /// @param order how this device orders the flags, as far as it is known
  /// @param learns whether its answers decide on the order, rather than its profile
  LagTables(InterfaceNames names, LacpBitOrder order, boolean learns) {
    this.learns = learns;
    this.names = names;
    this.order = order;
  }

  /// How the device orders the flags, after reading.
  LacpBitOrder order() {
    return order;
  }

  /// Reads the tables.
  TableRows<LagReading> read(TableReader reader, Warnings warnings)
      throws SourceException, InterruptedException {
    Table aggregators = reader.read("dot3adAggTable",
        List.of(AGG_ADMIN_KEY, AGG_OPER_KEY, AGG_ACTOR_SYSTEM, AGG_PARTNER_SYSTEM));
    Table ports = reader.read("dot3adAggPortTable", PORT_COLUMNS);
    if (aggregators.rows().isEmpty() && ports.rows().isEmpty()) {
      warnings.add("dot3adAggTable and dot3adAggPortTable have no rows:"
          + " the device has no link aggregation group or does not show any");
      return new TableRows<>(TableRows.state(aggregators, ports), List.of());
    }
    Table debug = reader.read("dot3adAggPortDebugTable", List.of(RX_STATE, MUX_STATE));
    if (learns) {
      order = order.learn(stateOctets(ports));
    }
    SortedMap<Integer, List<LagReading.Member>> membersByAggregator = new TreeMap<>();
    Map<Integer, Long> keys = keys(aggregators);
    keys.keySet().forEach(ifIndex -> membersByAggregator.put(ifIndex, new ArrayList<>()));
    ports.rows().forEach((index, row) -> {
      int port = index.last();
      int aggregator = aggregatorOf(port, row, keys);
      if (aggregator != 0) {
        membersByAggregator.computeIfAbsent(aggregator, _ -> new ArrayList<>())
            .add(member(port, aggregator, row, debug.row(index)));
      }
    });
    List<LagReading> lags = new ArrayList<>();
    membersByAggregator.forEach((ifIndex, members) -> {
      InterfaceReading reading = names.find(ifIndex);
      // Many devices keep an aggregator for each port that could be aggregated.
      if (!members.isEmpty() || (reading != null && reading.type().equals(TYPE_LAG))) {
        lags.add(
            new LagReading(names.name(ifIndex), ifIndex, reading == null ? "unknown" : reading.operStatus(),
                members, aggregator(aggregators.row(new OID(new int[]{ifIndex})))));
      }
    });
    return new TableRows<>(TableRows.state(aggregators, ports), lags);
  }

  private static Map<Integer, Long> keys(Table aggregators) {
    Map<Integer, Long> keys = new TreeMap<>();
    for (Map.Entry<OID, Row> entry : aggregators.rows().entrySet()) {
      keys.put(entry.getKey().last(), entry.getValue().number(AGG_ADMIN_KEY, 0));
    }
    return keys;
  }

  /// The aggregator a port belongs to: where it is attached, else what it selected, else the only one with its
  /// key, which is how a configured member that is down can be told. A port that is attached to itself is on its
  /// own. 0 where there is none.
  private static int aggregatorOf(int port, Row row, Map<Integer, Long> keys) {
    for (Column column : List.of(PORT_ATTACHED, PORT_SELECTED)) {
      int aggregator = (int) row.number(column, 0);
      if (aggregator != 0) {
        return aggregator == port ? 0 : aggregator;
      }
    }
    long key = row.number(PORT_ADMIN_KEY, 0);
    List<Integer> matching = keys.entrySet().stream().filter(entry -> key != 0 && entry.getValue() == key)
        .map(Map.Entry::getKey).toList();
    return matching.size() == 1 ? matching.getFirst() : 0;
  }

  private static LagReading.Aggregator aggregator(Row row) {
    return new LagReading.Aggregator(row.integer(AGG_OPER_KEY), row.mac(AGG_ACTOR_SYSTEM),
        row.mac(AGG_PARTNER_SYSTEM), OptionalInt.empty(), "");
  }

  private LagReading.Port port(int ifIndex, Row row, Row debug) {
    InterfaceReading reading = names.find(ifIndex);
    return new LagReading.Port(true, row.cell(PORT_ACTOR_STATE) != null, (int) row.number(PORT_SELECTED, 0),
        (int) row.number(PORT_ATTACHED, 0), row.integer(PORT_ACTOR_KEY), row.integer(PORT_PARTNER_KEY),
        reading == null ? "" : reading.operStatus(), reading == null ? 0 : reading.speedMbps(),
        debug.word(MUX_STATE, 1, MUX_STATES), debug.word(RX_STATE, 1, RX_STATES));
  }

  private LagReading.Member member(int port, int aggregator, Row row, Row debug) {
    return new LagReading.Member(names.name(port), port, row.number(PORT_ATTACHED, 0) == aggregator,
        order.read(stateOctet(row, PORT_ACTOR_STATE)), order.read(stateOctet(row, PORT_PARTNER_STATE)),
        SmiValues.mac(row.octets(PORT_PARTNER_SYSTEM)), port(port, row, debug));
  }

  private static List<Integer> stateOctets(Table ports) {
    List<Integer> octets = new ArrayList<>();
    for (Row row : ports.rows().values()) {
      octets.add(stateOctet(row, PORT_ACTOR_STATE));
      octets.add(stateOctet(row, PORT_PARTNER_STATE));
    }
    return octets;
  }

  /// The flags as one octet: BITS as the MIB says, or an INTEGER as some agents send; nothing set where absent.
  private static int stateOctet(Row row, Column column) {
    Cell cell = row.cell(column);
    if (cell == null) {
      return 0;
    }
    OptionalLong number = SmiValues.number(cell.value());
    if (number.isPresent()) {
      return (int) number.getAsLong() & 0xff;
    }
    byte[] octets = row.octets(column);
    return octets.length == 0 ? 0 : octets[0] & 0xff;
  }
}
