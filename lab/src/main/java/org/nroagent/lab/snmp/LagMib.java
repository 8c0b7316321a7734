package org.nroagent.lab.snmp;

import static org.nroagent.lab.snmp.MibNode.column;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.nroagent.lab.device.LagModel;
import org.nroagent.lab.state.DeviceState;
import org.nroagent.lab.state.OperStatus;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/// IEEE8023-LAG-MIB: dot3adAggTable and dot3adAggPortTable. LacpState is BITS, so lacpActivity is the most
/// significant bit of its octet.
final class LagMib {
  private static final String BASE = "1.2.840.10006.300.43.1.";
  private static final OctetString NO_MAC = Values.octets(0, 0, 0, 0, 0, 0);
  private static final int PRIORITY = 32_768;
  private static final int PARTNER_PORT_OFFSET = 100;

  private static final int ACTIVE_AND_AGGREGATABLE = 0x80 | 0x20;
  private static final int SHORT_TIMEOUT = 0x40;
  private static final int SYNCHRONIZED = 0x10;
  private static final int COLLECTING_AND_DISTRIBUTING = 0x08 | 0x04;
  private static final int DEFAULTED = 0x02;

  private LagMib() {}

  /// One member and the LAG it is configured for.
  private record Member(LagModel lag, String name, int number, boolean active, boolean lagUp, int lagIndex) {
    /// Attached, but to an aggregate that has too few members to carry anything.
    int operState() {
      int timeout = lag.shortTimeout() ? SHORT_TIMEOUT : 0;
      if (!active) {
        return ACTIVE_AND_AGGREGATABLE | timeout | DEFAULTED;
      }
      return ACTIVE_AND_AGGREGATABLE | timeout | SYNCHRONIZED | (lagUp ? COLLECTING_AND_DISTRIBUTING : 0);
    }

    int ifActive(int value) {
      return active ? value : 0;
    }
  }

  static List<MibNode> nodes(DeviceState state) {
    return List.of(new MibNode.Table<>(new OID(BASE + "1.1.1"), aggregateColumns(state), aggregates(state)),
        new MibNode.Table<>(new OID(BASE + "2.1.1"), portColumns(state), members(state)),
        new MibNode.Scalar(new OID(BASE + "3"), moment -> moment.stamp(lastChange(state))));
  }

  private static List<MibNode.Row<LagModel>> aggregates(DeviceState state) {
    return state.model().lags().stream().filter(lag -> state.ifIndexOf(lag.name()) != 0)
        .map(lag -> MibNode.row(lag, state.ifIndexOf(lag.name()))).toList();
  }

  private static List<MibNode.Row<Member>> members(DeviceState state) {
    List<MibNode.Row<Member>> rows = new ArrayList<>();
    for (LagModel lag : state.model().lags()) {
      boolean up = state.interfaceNamed(lag.name()).oper() == OperStatus.UP;
      int number = 0;
      for (String name : lag.members()) {
        number++;
        if (state.ifIndexOf(name) != 0) {
          rows.add(MibNode.row(
              new Member(lag, name, number, state.isActiveMember(name), up, state.ifIndexOf(lag.name())),
              state.ifIndexOf(name)));
        }
      }
    }
    return rows;
  }

  private static List<MibNode.Column<LagModel>> aggregateColumns(DeviceState state) {
    return List.of(column(2, (lag, moment) -> Values.mac(state.model().sysName(), lag.name())),
        column(3, Values.integer(PRIORITY)), column(4, systemId(state)), column(5, Values.truth(true)),
        column(6, (lag, moment) -> Values.integer(lag.key())),
        column(7, (lag, moment) -> Values.integer(lag.key())),
        column(8, (lag, moment) -> hasPartner(state, lag) ? Values.mac(lag.partnerSystem()) : NO_MAC),
        column(9, (lag, moment) -> Values.integer(hasPartner(state, lag) ? PRIORITY : 0)),
        column(10, (lag, moment) -> Values.integer(hasPartner(state, lag) ? lag.key() + 1 : 0)),
        column(11, Values.integer(0)));
  }

  private static List<MibNode.Column<Member>> portColumns(DeviceState state) {
    return List.of(column(2, Values.integer(PRIORITY)), column(3, systemId(state)),
        column(4, (port, moment) -> Values.integer(port.lag().key())),
        column(5, (port, moment) -> Values.integer(port.lag().key())), column(6, Values.integer(0)),
        column(7, (port, moment) -> Values.integer(port.ifActive(PRIORITY))), column(8, NO_MAC),
        column(9, (port, moment) -> port.active() ? Values.mac(port.lag().partnerSystem()) : NO_MAC),
        column(10, Values.integer(0)),
        column(11, (port, moment) -> Values.integer(port.ifActive(port.lag().key() + 1))),
        column(12, (port, moment) -> Values.integer(port.ifActive(port.lagIndex()))),
        column(13, (port, moment) -> Values.integer(port.ifActive(port.lagIndex()))),
        column(14, (port, moment) -> Values.integer(port.number())), column(15, Values.integer(PRIORITY)),
        column(16, Values.integer(0)),
        column(17, (port, moment) -> Values.integer(port.ifActive(PARTNER_PORT_OFFSET + port.number()))),
        column(18, Values.integer(0)), column(19, (port, moment) -> Values.integer(port.ifActive(PRIORITY))),
        column(20, (port, moment) -> Values
            .octets(ACTIVE_AND_AGGREGATABLE | (port.lag().shortTimeout() ? SHORT_TIMEOUT : 0))),
        column(21, (port, moment) -> Values.octets(port.operState())), column(22, Values.octets(0)),
        column(23, (port, moment) -> Values.octets(port.ifActive(port.operState()))),
        column(24, Values.truth(true)));
  }

  private static OctetString systemId(DeviceState state) {
    return Values.mac(state.model().sysName(), "LACP system");
  }

  private static boolean hasPartner(DeviceState state, LagModel lag) {
    return lag.members().stream().anyMatch(state::isActiveMember);
  }

  private static Instant lastChange(DeviceState state) {
    Instant latest = state.bootTime();
    for (LagModel lag : state.model().lags()) {
      for (String member : lag.members()) {
        Instant change = state.interfaceNamed(member).lastChange();
        latest = change.isAfter(latest) ? change : latest;
      }
    }
    return latest;
  }
}
