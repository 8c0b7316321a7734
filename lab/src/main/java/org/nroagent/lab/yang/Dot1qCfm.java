package org.nroagent.lab.yang;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nroagent.lab.device.CcmInterval;
import org.nroagent.lab.device.MepModel;
import org.nroagent.lab.script.MibTable;
import org.nroagent.lab.script.Visible;
import org.nroagent.lab.state.Conditions;
import org.nroagent.lab.state.FaultNotification;
import org.nroagent.lab.state.RemoteMep;
import org.nroagent.lab.xml.XmlNode;

/// ieee802-dot1q-cfm: what is configured in `maintenance-domain`, and beside it what MEPs hear, in `maintenance-group`. The
/// interface of a MEP would be in ieee802-dot1q-cfm-bridge, which is not served.
///
/// @param device the device at a moment
record Dot1qCfm(Conditions device) {
  private static final String NS = YangModule.DOT1Q_CFM.namespace();
  private static final String NEVER_HEARD = "FF-FF-FF-FF-FF-FF";
  private static final long TICK_MILLIS = 10;
  private static final List<String> DEFECTS = List.of("def-rdi-ccm", "def-mac-status", "def-remote-ccm",
      "def-error-ccm", "def-xcon-ccm");
  private static final int FIRST_DEFECT_BIT = 0x80;
  private static final List<String> PORT_STATUS = List.of("no-port-state-tlv", "blocked", "up");
  private static final List<String> INTERFACE_STATUS = List.of("no-interface-status-tlv", "up", "down",
      "testing",
      "unknown", "dormant", "not-present", "lower-layer-down");

  List<XmlNode> tree() {
    Visible visible = device.visible();
    List<RemoteMep> meps = List.copyOf(device.state().remoteMeps().values());
    if (!visible.table(MibTable.MEPS) || meps.isEmpty()) {
      return List.of();
    }
    List<RemoteMep> shown = meps.stream()
        .filter(each -> visible.row(MibTable.MEPS, "" + each.model().mepId()))
        .limit(visible.rowLimit()).toList();
    return List.of(XmlNode.builder(NS, "cfm").addAll(domains(meps)).addAll(groups(shown)).build());
  }

  private static List<XmlNode> domains(List<RemoteMep> meps) {
    Map<String, List<MepModel>> byDomain = new LinkedHashMap<>();
    meps.forEach(
        each -> byDomain.computeIfAbsent(domain(each.model()), id -> new ArrayList<>()).add(each.model()));
    List<XmlNode> domains = new ArrayList<>();
    byDomain.forEach((id, models) -> {
      MepModel first = models.getFirst();
      XmlNode.Builder node = XmlNode.builder(NS, "maintenance-domain").leaf("md-id", id)
          .leaf("char-string", first.mdName()).leaf("md-level", first.mdLevel());
      domains.add(node.addAll(associations(models)).build());
    });
    return domains;
  }

  private static List<XmlNode> associations(List<MepModel> ofDomain) {
    Map<String, List<MepModel>> byAssociation = new LinkedHashMap<>();
    ofDomain
        .forEach(each -> byAssociation.computeIfAbsent(association(each), id -> new ArrayList<>()).add(each));
    List<XmlNode> associations = new ArrayList<>();
    byAssociation.forEach((id, models) -> {
      XmlNode.Builder node = XmlNode.builder(NS, "maintenance-association").leaf("ma-id", id)
          .leaf("char-string", models.getFirst().maName())
          .leaf("ccm-interval", interval(models.getFirst().ccmInterval()));
      Set<Integer> ends = new LinkedHashSet<>();
      models.forEach(each -> ends.addAll(List.of(each.mepId(), each.remoteMepId())));
      ends.forEach(
          end -> node.add(XmlNode.builder(NS, "maintenance-association-mep").leaf("mep-id", end).build()));
      associations.add(node.build());
    });
    return associations;
  }

  private static String domain(MepModel mep) {
    return "md-" + mep.mdIndex();
  }

  private static String association(MepModel mep) {
    return "ma-" + mep.maIndex();
  }

  private static String interval(CcmInterval interval) {
    return switch (interval) {
      case HZ300 -> "300hz";
      case MS10 -> "10ms";
      case MS100 -> "100ms";
      case S1 -> "1sec";
      case S10 -> "10sec";
      case MIN1 -> "1min";
      case MIN10 -> "10min";
    };
  }

  private List<XmlNode> groups(List<RemoteMep> meps) {
    Map<String, XmlNode.Builder> groups = new LinkedHashMap<>();
    for (RemoteMep each : meps) {
      String id = domain(each.model()) + '.' + association(each.model());
      groups
          .computeIfAbsent(id,
              key -> XmlNode.builder(NS, "maintenance-group").leaf("maintenance-group-id", key)
                  .leaf("md-id", domain(each.model())).leaf("ma-id", association(each.model())))
          .add(mep(each));
    }
    return groups.values().stream().map(XmlNode.Builder::build).toList();
  }

  private XmlNode mep(RemoteMep mep) {
    MepModel model = mep.model();
    FaultNotification fault = mep.fault().at(device.now());
    XmlNode.Builder node = XmlNode.builder(NS, "mep").leaf("mep-id", model.mepId()).leaf("direction", "down")
        .leaf("enabled", true)
        .leaf("mac-address", LinkAggregation.ieeeMac(device.state().model().macOf(model)));
    Visible visible = device.visible();
    if (visible.table(MibTable.REMOTE_MEPS) && visible.row(MibTable.REMOTE_MEPS, "" + model.mepId())) {
      node.add(remote(mep));
    }
    return node
        .container("continuity-check", XmlNode.builder(NS, "continuity-check").leaf("ccm-enabled", true)
            .leaf("fng-state", phase(fault.phase())).leaf("lowest-priority-defect", "mac-remote-error-xcon")
            .leaf("fng-alarm-time", FaultNotification.ALARM_TIME.toMillis())
            .leaf("fng-reset-time", FaultNotification.RESET_TIME.toMillis())
            .leaf("highest-priority-defect", fault.highest() == 0 ? "none" : DEFECTS.get(fault.highest() - 1))
            .leaf("defects", defects(mep.defects())))
        .container("stats", XmlNode.builder(NS, "stats").leaf("mep-ccm-sequence-errors", 0)
            .leaf("mep-ccms-sent", device.state().sentMessages(model, device.now())))
        .build();
  }

  private XmlNode remote(RemoteMep mep) {
    boolean ok = mep.ok();
    String mac = LinkAggregation.ieeeMac(device.state().model().remoteMacOf(mep.model()));
    long upTime = Duration.between(device.state().bootTime(), mep.since()).toMillis() / TICK_MILLIS;
    return XmlNode.builder(NS, "mep-db").leaf("rmep-id", mep.model().remoteMepId())
        .leaf("rmep-state", ok ? "rmep-ok" : "rmep-failed").leaf("rmep-failed-ok-time", Math.max(0, upTime))
        .leaf("mac-address", ok ? mac : NEVER_HEARD).leaf("rdi", ok && mep.remote().rdi())
        .leaf("port-status-tlv", PORT_STATUS.get(ok ? mep.remote().portStatus() : 0))
        .leaf("interface-status-tlv", INTERFACE_STATUS.get(ok ? mep.remote().interfaceStatus() : 0))
        .leaf("rmep-is-active", true).build();
  }

  private static String phase(FaultNotification.Phase phase) {
    return switch (phase) {
      case RESET -> "fng-reset";
      case DEFECT -> "fng-defect";
      case REPORTED -> "fng-defect-reported";
      case CLEARING -> "fng-defect-clearing";
    };
  }

  private static String defects(int octet) {
    List<String> set = new ArrayList<>();
    for (int bit = 0; bit < DEFECTS.size(); bit++) {
      if ((octet & FIRST_DEFECT_BIT >>> bit) != 0) {
        set.add(DEFECTS.get(bit));
      }
    }
    return String.join(" ", set);
  }
}
