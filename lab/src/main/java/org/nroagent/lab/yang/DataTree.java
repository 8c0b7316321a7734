package org.nroagent.lab.yang;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.nroagent.lab.script.MibTable;
import org.nroagent.lab.state.Conditions;
import org.nroagent.lab.xml.XmlNode;

/// Everything that a device says by its modules at a moment.
public final class DataTree {
  private DataTree() {}

  /// The elements of the top level.
  ///
  /// @param device the device at a moment, and what its script leaves of it
  /// @param modules those that it has
  /// @param sessions sessions of its NETCONF server that were ever opened
  public static List<XmlNode> of(Conditions device, Set<YangModule> modules, long sessions) {
    List<XmlNode> tree = new ArrayList<>();
    if (modules.contains(YangModule.IETF_SYSTEM)) {
      tree.add(SystemTree.ietf(device));
      tree.add(SystemTree.ietfState(device));
    }
    if (modules.contains(YangModule.OC_SYSTEM)) {
      tree.add(SystemTree.openConfig(device));
    }
    if (modules.contains(YangModule.IETF_INTERFACES)) {
      tree.addAll(new IetfInterfaces(device, modules).tree());
    }
    if (modules.contains(YangModule.OC_INTERFACES)) {
      tree.addAll(new OpenConfigInterfaces(device, modules).tree());
    }
    if (modules.contains(YangModule.OC_LACP)) {
      tree.addAll(OpenConfigLacp.tree(device));
    }
    if (modules.contains(YangModule.DOT1Q_CFM)) {
      tree.addAll(new Dot1qCfm(device).tree());
    }
    if (modules.contains(YangModule.IETF_IGMP_MLD)) {
      tree.addAll(IgmpMld.tree(device));
    }
    if (modules.contains(YangModule.IETF_NETCONF_MONITORING)) {
      tree.add(NetconfMonitoring.tree(device, sessions));
    }
    return tree;
  }

  /// The modules whose elements of the top level tell of a table.
  public static Set<YangModule> tellers(MibTable table) {
    return switch (table) {
      case INTERFACES, STACK, MAU -> EnumSet.of(YangModule.IETF_INTERFACES, YangModule.OC_INTERFACES);
      case LAGS -> EnumSet.of(YangModule.IETF_INTERFACES, YangModule.OC_INTERFACES, YangModule.OC_LACP);
      case LAG_MEMBERS -> EnumSet.of(YangModule.IETF_INTERFACES, YangModule.OC_LACP);
      case MEPS, REMOTE_MEPS -> EnumSet.of(YangModule.DOT1Q_CFM);
      case GROUPS -> EnumSet.of(YangModule.IETF_ROUTING);
      case PSEUDOWIRES, BGP, BGP_PATHS, PIM, MSDP -> EnumSet.noneOf(YangModule.class);
    };
  }
}
