package org.nroagent.lab.snmp;

import java.util.List;
import org.nroagent.lab.device.InterfaceType;
import org.nroagent.lab.script.MibTable;
import org.nroagent.lab.script.Visible;
import org.nroagent.lab.state.DeviceState;
import org.nroagent.lab.state.InterfaceState;
import org.nroagent.lab.state.OperStatus;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

import static org.nroagent.lab.snmp.MibNode.column;

/// MAU-MIB (RFC 4836): ifMauTable and ifMauAutoNegTable, one medium attachment unit per Ethernet port.
final class MauMib {
  private static final OID IF_MAU_ENTRY = new OID("1.3.6.1.2.1.26.2.1.1");
  private static final OID AUTO_NEG_ENTRY = new OID("1.3.6.1.2.1.26.5.1.1");
  private static final String MAU_TYPE = "1.3.6.1.2.1.26.4.";
  private static final OID UNKNOWN_TYPE = new OID("0.0");
  private static final long TEN_GBPS = 10_000;
  private static final int ONLY = 1;
  private static final int OPERATIONAL = 3;
  private static final int SHUTDOWN = 5;
  private static final int AVAILABLE = 3;
  private static final int NOT_AVAILABLE = 4;
  private static final int OTHER = 1;
  private static final int AUTO_NEG_DISABLED = 3;
  private static final int AUTO_NEG_COMPLETE = 5;
  private static final OctetString NO_BITS = Values.octets(0, 0, 0);

  private MauMib() {}

  static List<MibNode> nodes(DeviceState state, Visible visible) {
    if (!visible.table(MibTable.MAU)) {
      return List.of();
    }
    List<MibNode.Row<InterfaceState>> rows = state.presentInterfaces().stream()
        .filter(each -> each.model().type() == InterfaceType.ETHERNET)
        .filter(each -> visible.row(MibTable.MAU, each.model().name()))
        .map(each -> MibNode.row(each, each.ifIndex(), ONLY)).toList();
    return List.of(new MibNode.Table<>(IF_MAU_ENTRY, mauColumns(), rows),
        new MibNode.Table<>(AUTO_NEG_ENTRY, autoNegotiationColumns(), rows));
  }

  private static List<MibNode.Column<InterfaceState>> mauColumns() {
    return List.of(column(3, (port, moment) -> type(port)),
        column(4, (port, moment) -> Values.integer(port.condition().adminUp() ? OPERATIONAL : SHUTDOWN)),
        column(5,
            (port, moment) -> Values.integer(port.oper() == OperStatus.UP ? AVAILABLE : NOT_AVAILABLE)),
        column(6, Values.counter32(0)), column(7, Values.integer(OTHER)), column(8, Values.counter32(0)),
        column(9, Values.counter32(0)), column(11, (port, moment) -> type(port)),
        column(12, Values.truth(true)), column(13, NO_BITS), column(14, Values.counter64(0)));
  }

  private static List<MibNode.Column<InterfaceState>> autoNegotiationColumns() {
    return List.of(column(1, (port, moment) -> Values.integer(port.condition().autoNegotiation() ? 1 : 2)),
        column(2, (port, moment) -> Values.integer(port.condition().autoNegotiation() ? 1 : 2)),
        column(4,
            (port, moment) -> Values
                .integer(port.condition().autoNegotiation() ? AUTO_NEG_COMPLETE : AUTO_NEG_DISABLED)),
        column(8, Values.integer(2)), column(9, NO_BITS), column(10, NO_BITS), column(11, NO_BITS),
        column(12, Values.integer(1)), column(13, Values.integer(1)));
  }

  private static OID type(InterfaceState port) {
    return port.model().speedMbps() == TEN_GBPS
        ? new OID(MAU_TYPE + port.condition().optics().number())
        : UNKNOWN_TYPE;
  }
}
