package org.nroagent.lab.snmp;

import java.util.List;
import java.util.Objects;
import org.nroagent.lab.device.SessionKind;
import org.nroagent.lab.script.MibTable;
import org.nroagent.lab.script.Visible;
import org.nroagent.lab.state.DeviceState;
import org.nroagent.lab.state.Session;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TimeTicks;

import static org.nroagent.lab.snmp.MibNode.column;

/// PIM-STD-MIB (RFC 5060): pimNeighborTable. A neighbour that is lost has no row.
final class PimMib {
  static final String NEIGHBOUR_ENTRY = "1.3.6.1.2.1.157.1.2.1";
  private static final int IPV4 = 1;
  private static final int IPV4_LENGTH = 4;
  private static final long HELLO_TICKS = 3_000;
  private static final long HOLD_TICKS = 10_500;

  private PimMib() {}

  static List<MibNode> nodes(DeviceState state, Visible visible) {
    if (!state.model().routing().speaks(SessionKind.PIM) || !visible.table(MibTable.PIM)) {
      return List.of();
    }
    List<MibNode.Row<Session>> rows = state.sessions(SessionKind.PIM).stream().filter(Session::up)
        .filter(each -> visible.row(MibTable.PIM, each.model().peer()))
        .map(each -> new MibNode.Row<>(index(state, each), each)).toList();
    return List.of(new MibNode.Table<>(new OID(NEIGHBOUR_ENTRY), columns(), rows));
  }

  /// The index: interface, type of address, address with its length.
  static OID index(DeviceState state, Session neighbour) {
    String name = Objects.requireNonNull(neighbour.model().interfaceName());
    return new OID(new int[]{state.ifIndexOf(name), IPV4, IPV4_LENGTH})
        .append(new OID(neighbour.model().peer()));
  }

  private static List<MibNode.Column<Session>> columns() {
    return List.of(column(4, Values.truth(true)),
        column(5, (peer, moment) -> Values.unsigned(generation(peer))),
        column(6, (peer, moment) -> moment.since(peer.since())),
        column(7,
            (peer,
                moment) -> new TimeTicks(HOLD_TICKS - moment.since(peer.since()).getValue() % HELLO_TICKS)),
        column(8, Values.truth(true)), column(9, Values.unsigned(1)), column(10, Values.truth(true)),
        column(11, Values.truth(false)), column(12, Values.unsigned(500)), column(13, Values.unsigned(2_500)),
        column(14, Values.truth(false)), column(15, Values.truth(false)));
  }

  /// Another one each time that the neighbour starts.
  private static long generation(Session peer) {
    return peer.model().peer().hashCode() + peer.transitions() & 0xffff_ffffL;
  }
}
