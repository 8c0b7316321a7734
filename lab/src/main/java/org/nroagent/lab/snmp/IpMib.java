package org.nroagent.lab.snmp;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nroagent.lab.device.SessionModel;
import org.nroagent.lab.state.DeviceState;
import org.snmp4j.smi.OID;

import static org.nroagent.lab.snmp.MibNode.column;

/// IP-MIB (RFC 4293): ipAddrTable, with the device's own addresses of its sessions.
final class IpMib {
  private static final OID ADDRESS_ENTRY = new OID("1.3.6.1.2.1.4.20.1");
  private static final String LINK_MASK = "255.255.255.252";

  private IpMib() {}

  private record Address(String text, String ifName) {}

  static List<MibNode> nodes(DeviceState state) {
    Map<OID, MibNode.Row<Address>> rows = new TreeMap<>();
    for (SessionModel session : state.model().routing().sessions()) {
      String ifName = session.interfaceName();
      if (ifName != null) {
        OID index = new OID(session.localAddress());
        rows.putIfAbsent(index, new MibNode.Row<>(index, new Address(session.localAddress(), ifName)));
      }
    }
    return rows.isEmpty()
        ? List.of()
        : List.of(new MibNode.Table<>(ADDRESS_ENTRY, columns(state), List.copyOf(rows.values())));
  }

  private static List<MibNode.Column<Address>> columns(DeviceState state) {
    return List.of(column(1, (address, moment) -> Values.ipAddress(address.text())),
        column(2, (address, moment) -> Values.integer(state.ifIndexOf(address.ifName()))),
        column(3, Values.ipAddress(LINK_MASK)));
  }
}
