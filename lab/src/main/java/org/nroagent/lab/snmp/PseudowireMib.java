package org.nroagent.lab.snmp;

import static org.nroagent.lab.snmp.MibNode.column;

import java.util.ArrayList;
import java.util.List;
import org.nroagent.lab.script.MibTable;
import org.nroagent.lab.script.Visible;
import org.nroagent.lab.state.DeviceState;
import org.nroagent.lab.state.Pseudowire;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;

/// PW-STD-MIB (RFC 5601): pwTable. The MIB cannot express standby; a standby pseudowire shows as dormant with
/// pwNotForwarding, as several vendors do.
final class PseudowireMib {
  static final OID PW_ENTRY = new OID("1.3.6.1.2.1.10.246.1.2.1");
  private static final OID PW_INDEX_NEXT = new OID("1.3.6.1.2.1.10.246.1.1");
  private static final int NOT_FORWARDING_BIT = 0x80;
  private static final int CIRCUIT_FAULT_BITS = 0x40 | 0x20;
  private static final int NETWORK_RECEIVE_FAULT_BIT = 0x10;
  private static final int NETWORK_TRANSMIT_FAULT_BIT = 0x08;
  private static final OctetString STATUS_AND_VCCV = Values.octets(0xc0);
  private static final int MTU = 1500;
  private static final int OUTBOUND_LABELS = 262_100;
  private static final int INBOUND_LABELS = 131_000;

  private PseudowireMib() {}

  static List<MibNode> nodes(DeviceState state, Visible visible) {
    if (state.pseudowires().isEmpty() || !visible.table(MibTable.PSEUDOWIRES)) {
      return List.of();
    }
    List<MibNode.Row<Pseudowire>> rows = state.pseudowires().values().stream()
        .filter(each -> visible.row(MibTable.PSEUDOWIRES, each.model().name()))
        .map(each -> MibNode.row(each, each.model().index())).toList();
    return List.of(new MibNode.Scalar(PW_INDEX_NEXT, moment -> Values.unsigned(rows.size() + 1)),
        new MibNode.Table<>(PW_ENTRY, columns(state), rows));
  }

  private static List<MibNode.Column<Pseudowire>> columns(DeviceState state) {
    List<MibNode.Column<Pseudowire>> columns = new ArrayList<>(configuration(state));
    columns.addAll(signalling());
    columns.addAll(status(state));
    return columns;
  }

  private static List<MibNode.Column<Pseudowire>> configuration(DeviceState state) {
    return List.of(column(2, Values.integer(5)), column(3, Values.integer(2)), column(4, Values.integer(1)),
        column(5, Values.integer(0)), column(6, Values.integer(0)), column(8, Values.integer(1)),
        column(9, (wire, moment) -> new OctetString(Values.ipv4(wire.model().peer()).getAddress())),
        column(10, Values.unsigned(0)), column(11, (wire, moment) -> Values.integer(ifIndex(state, wire))),
        column(12, (wire, moment) -> Values.unsigned(wire.model().pwId())), column(13, Values.unsigned(0)),
        column(14, new OctetString()), column(15, new OctetString()), column(16, new OctetString()),
        column(17, Values.truth(true)), column(18, Values.unsigned(MTU)), column(19, Values.truth(false)),
        column(20, STATUS_AND_VCCV));
  }

  private static List<MibNode.Column<Pseudowire>> signalling() {
    return List.of(column(21, Values.unsigned(0)), column(22, Values.integer(5)),
        column(23, Values.unsigned(MTU)),
        column(24, new OctetString()), column(25, STATUS_AND_VCCV), column(26, Values.unsigned(0)),
        column(27, Values.octets(0x80)), column(28, Values.integer(1)), column(29, Values.octets(0x10)),
        column(30, (wire, moment) -> Values.unsigned(OUTBOUND_LABELS + wire.model().index())),
        column(31, (wire, moment) -> Values.unsigned(INBOUND_LABELS + wire.model().index())),
        column(32, (wire, moment) -> Values.text(wire.model().name())),
        column(33, (wire, moment) -> Values.text(wire.model().description())));
  }

  private static List<MibNode.Column<Pseudowire>> status(DeviceState state) {
    return List.of(column(34, (wire, moment) -> moment.stamp(state.bootTime())),
        column(35,
            (wire,
                moment) -> wire.oper() == Pseudowire.Oper.UP ? moment.since(wire.since()) : new TimeTicks(0)),
        column(36, (wire, moment) -> moment.stamp(wire.since())), column(37, Values.integer(1)),
        column(38, (wire, moment) -> Values.integer(wire.oper().number())),
        column(39, (wire, moment) -> localStatus(wire)),
        column(40, Values.integer(3)),
        column(41, (wire, moment) -> remoteStatus(wire)),
        column(42, (wire, moment) -> Values.integer((int) (moment.now().getEpochSecond() % 900))),
        column(43, Values.integer(96)), column(44, Values.integer(1)), column(45, Values.integer(3)),
        column(46, Values.truth(true)));
  }

  /// pwLocalStatus: the faults that this end tells the other.
  private static OctetString localStatus(Pseudowire wire) {
    int circuit = wire.oper() == Pseudowire.Oper.LOWER_LAYER_DOWN ? CIRCUIT_FAULT_BITS : 0;
    int network = wire.faulty() ? NETWORK_RECEIVE_FAULT_BIT : 0;
    return Values.octets(circuit | network | standby(wire));
  }

  /// pwRemoteStatus: those that the other end told; what it did not hear it could not tell.
  private static OctetString remoteStatus(Pseudowire wire) {
    return Values.octets(wire.faulty() ? NETWORK_TRANSMIT_FAULT_BIT | standby(wire) : standby(wire));
  }

  private static int standby(Pseudowire wire) {
    return wire.active() ? 0 : NOT_FORWARDING_BIT;
  }

  private static int ifIndex(DeviceState state, Pseudowire wire) {
    String name = wire.model().interfaceName();
    return name == null ? 0 : state.ifIndexOf(name);
  }
}
