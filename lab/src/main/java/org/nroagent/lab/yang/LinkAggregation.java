package org.nroagent.lab.yang;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nroagent.lab.device.LagModel;
import org.nroagent.lab.script.MibTable;
import org.nroagent.lab.script.Visible;
import org.nroagent.lab.state.Conditions;
import org.nroagent.lab.state.InterfaceState;
import org.nroagent.lab.state.LagMember;
import org.nroagent.lab.xml.XmlNode;

/// ieee802-dot1ax-linkagg: what it adds to the interfaces of ietf-interfaces, `lag` to an aggregate and `aggport` to a member.
///
/// @param device the device at a moment
record LinkAggregation(Conditions device) {
  private static final String NS = YangModule.DOT1AX_LINKAGG.namespace();
  private static final String NO_SYSTEM = "00-00-00-00-00-00";
  private static final int PRIORITY = 32_768;
  private static final List<String> BITS = List.of("lacp-activity", "lacp-timeout", "aggregation",
      "synchronization", "collecting", "distributing", "defaulted", "expired");

  List<XmlNode> augmenting(InterfaceState row) {
    List<XmlNode> added = new ArrayList<>();
    Visible visible = device.visible();
    String name = row.model().name();
    if (visible.table(MibTable.LAGS) && visible.row(MibTable.LAGS, name)) {
      device.state().model().lags().stream().filter(each -> each.name().equals(name)).findFirst()
          .ifPresent(each -> added.add(aggregate(each)));
    }
    if (visible.table(MibTable.LAG_MEMBERS) && visible.row(MibTable.LAG_MEMBERS, name)) {
      member(name).ifPresent(each -> added.add(port(each)));
    }
    return added;
  }

  private Optional<LagMember> member(String name) {
    return LagMember.of(device.state()).stream().filter(each -> each.name().equals(name)).findFirst();
  }

  private XmlNode aggregate(LagModel lag) {
    boolean partner = device.state().hasPartner(lag);
    return XmlNode.builder(NS, "lag").leaf("key-group-name", lag.name())
        .leaf("mac-address", ieeeMac(device.state().model().macOf(lag.name())))
        .container("lacp", XmlNode.builder(NS, "lacp").leaf("actor-oper-key", lag.key())
            .leaf("partner-system", partner ? ieeeMac(lag.partnerSystem()) : NO_SYSTEM)
            .leaf("partner-system-priority", partner ? PRIORITY : 0)
            .leaf("partner-oper-key", partner ? lag.key() + 1 : 0).leaf("aggregate-or-individual", true))
        .build();
  }

  private static XmlNode port(LagMember member) {
    boolean partner = member.hasPartner();
    return XmlNode.builder(NS, "aggport").leaf("key-group-name", member.lag().name())
        .leaf("actor-port-number", member.number()).leaf("actor-port-priority", PRIORITY)
        .container("lacp", XmlNode.builder(NS, "lacp").leaf("actor-oper-key", member.lag().key())
            .leaf("actor-oper-state", bits(member.actorState()))
            .leaf("partner-oper-system-priority", partner ? PRIORITY : 0)
            .leaf("partner-oper-system", partner ? ieeeMac(member.partnerSystem()) : NO_SYSTEM)
            .leaf("partner-oper-key", member.partnerKey()).leaf("partner-oper-port", member.partnerPort())
            .leaf("partner-oper-state", bits(member.partnerState())))
        .build();
  }

  /// The names of the bits that are set, as YANG writes a value of type bits.
  private static String bits(int octet) {
    List<String> set = new ArrayList<>();
    for (int bit = 0; bit < BITS.size(); bit++) {
      if ((octet & LagMember.ACTIVITY >>> bit) != 0) {
        set.add(BITS.get(bit));
      }
    }
    return String.join(" ", set);
  }

  /// ieee:mac-address: hyphens, not colons.
  static String ieeeMac(String mac) {
    return mac.replace(':', '-').toUpperCase(Locale.ROOT);
  }
}
