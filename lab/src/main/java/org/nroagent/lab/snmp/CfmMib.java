package org.nroagent.lab.snmp;

import static org.nroagent.lab.snmp.MibNode.column;
import static org.nroagent.lab.snmp.MibNode.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nroagent.lab.device.MepModel;
import org.nroagent.lab.script.MibTable;
import org.nroagent.lab.script.Visible;
import org.nroagent.lab.state.DeviceState;
import org.nroagent.lab.state.RemoteMep;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/// IEEE8021-CFM-MIB and the MA component table of IEEE8021-CFM-V2-MIB: domains, associations, MEPs and what they
/// hear of their remote MEPs.
final class CfmMib {
  static final String BASE = "1.3.111.2.802.1.1.8.1.";
  private static final int CHARACTER_STRING_DOMAIN = 4;
  private static final int CHARACTER_STRING_ASSOCIATION = 2;
  private static final int COMPONENT = 1;
  private static final int ACTIVE = 1;
  private static final int DIRECTION_DOWN = 1;
  private static final int REMOTE_FAILED = 3;
  private static final int REMOTE_OK = 4;
  private static final OctetString NEVER_HEARD = Values.octets(0xff, 0xff, 0xff, 0xff, 0xff, 0xff);

  private CfmMib() {}

  static List<MibNode> nodes(DeviceState state, Visible visible) {
    List<RemoteMep> meps = List.copyOf(state.remoteMeps().values());
    Map<Integer, MepModel> domains = new TreeMap<>();
    Map<OID, MepModel> associations = new TreeMap<>();
    for (RemoteMep each : meps) {
      domains.putIfAbsent(each.model().mdIndex(), each.model());
      associations.putIfAbsent(new OID(new int[]{each.model().mdIndex(), each.model().maIndex()}),
          each.model());
    }
    List<MibNode> nodes = new ArrayList<>();
    if (visible.table(MibTable.MEPS)) {
      nodes.addAll(configuration(domains, List.copyOf(associations.values())));
      nodes.add(new MibNode.Table<>(new OID(BASE + "7.1.1"), mepColumns(state),
          meps.stream().filter(each -> visible.row(MibTable.MEPS, "" + each.model().mepId()))
              .map(each -> new MibNode.Row<>(index(each.model()), each)).toList()));
    }
    if (visible.table(MibTable.REMOTE_MEPS)) {
      nodes.add(new MibNode.Table<>(new OID(BASE + "7.3.1"), remoteColumns(state),
          meps.stream().filter(each -> visible.row(MibTable.REMOTE_MEPS, "" + each.model().mepId()))
              .map(each -> new MibNode.Row<>(index(each.model()).append(each.model().remoteMepId()), each))
              .toList()));
    }
    return nodes;
  }

  private static List<MibNode> configuration(Map<Integer, MepModel> domains, List<MepModel> one) {
    return List.of(
        new MibNode.Table<>(new OID(BASE + "5.2.1"), domainColumns(),
            domains.values().stream().map(each -> row(each, each.mdIndex())).toList()),
        new MibNode.Table<>(new OID(BASE + "6.1.1"), associationColumns(),
            one.stream().map(each -> row(each, each.mdIndex(), each.maIndex())).toList()),
        new MibNode.Table<>(new OID(BASE + "6.3.1"), List.of(column(2, Values.integer(ACTIVE))),
            one.stream().flatMap(each -> List.of(each.mepId(), each.remoteMepId()).stream()
                .map(id -> row(each, each.mdIndex(), each.maIndex(), id))).toList()),
        new MibNode.Table<>(new OID(BASE + "6.4.1"), componentColumns(),
            one.stream().map(each -> row(each, COMPONENT, each.mdIndex(), each.maIndex())).toList()));
  }

  /// The index of a MEP: domain, association, identifier.
  static OID index(MepModel mep) {
    return new OID(new int[]{mep.mdIndex(), mep.maIndex(), mep.mepId()});
  }

  private static List<MibNode.Column<MepModel>> domainColumns() {
    return List.of(column(2, Values.integer(CHARACTER_STRING_DOMAIN)),
        column(3, (domain, moment) -> Values.text(domain.mdName())),
        column(4, (domain, moment) -> Values.integer(domain.mdLevel())), column(5, Values.integer(1)),
        column(6, Values.integer(2)), column(7, Values.unsigned(0)), column(8, Values.integer(ACTIVE)));
  }

  private static List<MibNode.Column<MepModel>> associationColumns() {
    return List.of(column(2, Values.integer(CHARACTER_STRING_ASSOCIATION)),
        column(3, (association, moment) -> Values.text(association.maName())),
        column(4, (association, moment) -> Values.integer(association.ccmInterval().number())),
        column(5, Values.integer(ACTIVE)));
  }

  private static List<MibNode.Column<MepModel>> componentColumns() {
    return List.of(column(2, Values.integer(1)), column(3, Values.unsigned(0)), column(4, Values.integer(4)),
        column(5, Values.integer(5)), column(6, Values.unsigned(0)), column(7, Values.integer(ACTIVE)));
  }

  private static List<MibNode.Column<RemoteMep>> mepColumns(DeviceState state) {
    return List.of(column(2, (mep, moment) -> Values.integer(state.ifIndexOf(mep.model().interfaceName()))),
        column(3, Values.integer(DIRECTION_DOWN)), column(4, Values.unsigned(0)),
        column(5, Values.truth(true)),
        column(6, (mep, moment) -> Values.integer(mep.fault().at(moment.now()).phase().number())),
        column(7, Values.truth(true)), column(8, Values.unsigned(7)),
        column(9, (mep, moment) -> Values.mac(state.model().macOf(mep.model()))),
        column(10, Values.integer(2)),
        column(11, Values.integer(250)), column(12, Values.integer(1000)),
        column(13, (mep, moment) -> Values.integer(mep.fault().at(moment.now()).highest())),
        column(14, (mep, moment) -> Values.octets(mep.defects())),
        column(17, Values.counter32(0)),
        column(18, (mep, moment) -> Values.counter32(state.sentMessages(mep.model(), moment.now()))),
        column(19, Values.unsigned(1)), column(20, Values.counter32(0)), column(21, Values.counter32(0)),
        column(22, Values.counter32(0)), column(23, Values.unsigned(1)), column(24, Values.counter32(0)),
        column(25, Values.counter32(0)), column(45, Values.integer(ACTIVE)));
  }

  private static List<MibNode.Column<RemoteMep>> remoteColumns(DeviceState state) {
    return List.of(column(2, (mep, moment) -> Values.integer(mep.ok() ? REMOTE_OK : REMOTE_FAILED)),
        column(3, (mep, moment) -> moment.stamp(mep.since())),
        column(4,
            (mep, moment) -> mep.ok() ? Values.mac(state.model().remoteMacOf(mep.model())) : NEVER_HEARD),
        column(5, (mep, moment) -> Values.truth(mep.ok() && mep.remote().rdi())),
        column(6, (mep, moment) -> Values.integer(mep.ok() ? mep.remote().portStatus() : 0)),
        column(7, (mep, moment) -> Values.integer(mep.ok() ? mep.remote().interfaceStatus() : 0)),
        column(8, Values.integer(4)),
        column(9, (mep, moment) -> Values.mac(state.model().remoteMacOf(mep.model()))),
        column(12, Values.truth(true)));
  }
}
