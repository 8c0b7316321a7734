package org.nroagent.lab.yang;

import java.util.EnumSet;
import java.util.Set;

/// Families of modules in which makers tell of their devices.
public enum Dialect {
  /// IETF and IEEE, with the datastores of RFC 8342: `interfaces`, and `get-data`
  IETF,
  /// the same before RFC 8342: `interfaces-state`, no `get-data`
  IETF_WITHOUT_NMDA,
  /// OpenConfig; connectivity faults by IEEE and multicast groups by IETF, which OpenConfig's own modules leave poorer
  OPENCONFIG;

  /// Its modules.
  public Set<YangModule> modules() {
    Set<YangModule> modules = EnumSet.of(YangModule.DOT1Q_CFM, YangModule.IETF_ROUTING,
        YangModule.IETF_IGMP_MLD,
        YangModule.IETF_NETCONF_MONITORING);
    modules.addAll(switch (this) {
      case IETF -> EnumSet.of(YangModule.IETF_INTERFACES, YangModule.IANA_IF_TYPE, YangModule.DOT1AX_LINKAGG,
          YangModule.IETF_SYSTEM, YangModule.IETF_NETCONF_NMDA);
      case IETF_WITHOUT_NMDA -> EnumSet.of(YangModule.IETF_INTERFACES, YangModule.IANA_IF_TYPE,
          YangModule.DOT1AX_LINKAGG, YangModule.IETF_SYSTEM);
      case OPENCONFIG -> EnumSet.of(YangModule.OC_INTERFACES, YangModule.OC_AGGREGATE, YangModule.OC_ETHERNET,
          YangModule.OC_LACP, YangModule.OC_SYSTEM);
    });
    return modules;
  }
}
