package org.nroagent.lab.snmp;

import static org.nroagent.lab.snmp.MibNode.column;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.nroagent.lab.device.LagModel;
import org.nroagent.lab.script.MibTable;
import org.nroagent.lab.script.Visible;
import org.nroagent.lab.state.DeviceState;
import org.nroagent.lab.state.InterfaceState;
import org.nroagent.lab.state.LagMember;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/// IEEE8023-LAG-MIB: dot3adAggTable, dot3adAggPortTable and dot3adAggPortDebugTable.
final class LagMib {
  private static final String BASE = "1.2.840.10006.300.43.1.";
  private static final OctetString NO_MAC = Values.octets(0, 0, 0, 0, 0, 0);
  private static final int PRIORITY = 32_768;

  private LagMib() {}

  static List<MibNode> nodes(DeviceState state, Visible visible) {
    List<MibNode> nodes = new ArrayList<>();
    if (visible.table(MibTable.LAGS)) {
      nodes.add(new MibNode.Table<>(new OID(BASE + "1.1.1"), aggregateColumns(state),
          aggregates(state, visible)));
    }
    if (visible.table(MibTable.LAG_MEMBERS)) {
      List<MibNode.Row<LagPort>> members = members(state, visible);
      nodes.add(new MibNode.Table<>(new OID(BASE + "2.1.1"), portColumns(state), members));
      if (state.model().offer().lagDebug()) {
        nodes.add(new MibNode.Table<>(new OID(BASE + "2.3.1"), debugColumns(), members));
      }
    }
    nodes.add(new MibNode.Scalar(new OID(BASE + "3"), moment -> moment.stamp(lastChange(state))));
    return nodes;
  }

  private static List<MibNode.Row<LagModel>> aggregates(DeviceState state, Visible visible) {
    return state.model().lags().stream().filter(lag -> state.ifIndexOf(lag.name()) != 0)
        .filter(lag -> visible.row(MibTable.LAGS, lag.name()))
        .map(lag -> MibNode.row(lag, state.ifIndexOf(lag.name()))).toList();
  }

  private static List<MibNode.Row<LagPort>> members(DeviceState state, Visible visible) {
    return LagMember.of(state).stream().filter(each -> visible.row(MibTable.LAG_MEMBERS, each.name()))
        .map(each -> MibNode.row(new LagPort(each, state.model().offer().lacpOrder()),
            each.port().ifIndex()))
        .toList();
  }

  private static List<MibNode.Column<LagModel>> aggregateColumns(DeviceState state) {
    return List.of(column(2, (lag, moment) -> Values.mac(state.model().macOf(lag.name()))),
        column(3, Values.integer(PRIORITY)), column(4, systemId(state)), column(5, Values.truth(true)),
        column(6, (lag, moment) -> Values.integer(lag.key())),
        column(7, (lag, moment) -> Values.integer(lag.key())),
        column(8, (lag, moment) -> state.hasPartner(lag) ? Values.mac(lag.partnerSystem()) : NO_MAC),
        column(9, (lag, moment) -> Values.integer(state.hasPartner(lag) ? PRIORITY : 0)),
        column(10, (lag, moment) -> Values.integer(state.hasPartner(lag) ? lag.key() + 1 : 0)),
        column(11, Values.integer(0)));
  }

  private static List<MibNode.Column<LagPort>> portColumns(DeviceState state) {
    return List.of(column(2, Values.integer(PRIORITY)), column(3, systemId(state)),
        column(4, (port, moment) -> Values.integer(port.member().lag().key())),
        column(5, (port, moment) -> Values.integer(port.member().lag().key())), column(6, Values.integer(0)),
        column(7, (port, moment) -> Values.integer(port.member().hasPartner() ? PRIORITY : 0)),
        column(8, NO_MAC),
        column(9,
            (port,
                moment) -> port.member().hasPartner() ? Values.mac(port.member().partnerSystem()) : NO_MAC),
        column(10, Values.integer(0)),
        column(11, (port, moment) -> Values.integer(port.member().partnerKey())),
        column(12, (port, moment) -> Values.integer(port.member().aggregator())),
        column(13, (port, moment) -> Values.integer(port.member().aggregator())),
        column(14, (port, moment) -> Values.integer(port.member().number())),
        column(15, Values.integer(PRIORITY)),
        column(16, Values.integer(0)),
        column(17, (port, moment) -> Values.integer(port.member().partnerPort())),
        column(18, Values.integer(0)),
        column(19, (port, moment) -> Values.integer(port.member().hasPartner() ? PRIORITY : 0)),
        column(20, (port, moment) -> port.adminState()), column(21, (port, moment) -> port.actorState()),
        column(22, Values.octets(0)), column(23, (port, moment) -> port.partnerState()),
        column(24, Values.truth(true)));
  }

  private static List<MibNode.Column<LagPort>> debugColumns() {
    return List.of(column(1, (port, moment) -> Values.integer(port.receiveState())),
        column(2, (port, moment) -> port.lastReceived(moment)),
        column(3, (port, moment) -> Values.integer(port.muxState())),
        column(4, (port, moment) -> Values.text(port.muxReason())), column(5, Values.integer(1)),
        column(6, Values.integer(1)), column(7, Values.counter32(0)), column(8, Values.counter32(0)),
        column(9, Values.counter32(0)), column(10, Values.counter32(0)), column(11, Values.counter32(0)),
        column(12, Values.counter32(0)));
  }

  private static OctetString systemId(DeviceState state) {
    return Values.mac(state.model().lacpSystem());
  }

  private static Instant lastChange(DeviceState state) {
    Instant latest = state.bootTime();
    for (LagModel lag : state.model().lags()) {
      for (String member : lag.members()) {
        InterfaceState port = state.interfaceNamed(member);
        latest = later(later(latest, port.lastChange()), port.condition().partner().since());
      }
    }
    return latest;
  }

  private static Instant later(Instant one, Instant other) {
    return other.isAfter(one) ? other : one;
  }
}
