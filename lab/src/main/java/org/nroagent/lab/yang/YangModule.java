package org.nroagent.lab.yang;

/// The YANG modules that simulated devices know, with the revisions that they announce.
public enum YangModule {
  /// RFC 8343
  IETF_INTERFACES("ietf-interfaces", "urn:ietf:params:xml:ns:yang:ietf-interfaces", "2018-02-20"),
  /// the identities of interface types
  IANA_IF_TYPE("iana-if-type", "urn:ietf:params:xml:ns:yang:iana-if-type", "2023-01-26"),
  /// RFC 8349
  IETF_ROUTING("ietf-routing", "urn:ietf:params:xml:ns:yang:ietf-routing", "2018-03-13"),
  /// RFC 8652
  IETF_IGMP_MLD("ietf-igmp-mld", "urn:ietf:params:xml:ns:yang:ietf-igmp-mld", "2019-11-01"),
  /// IEEE 802.1Q
  DOT1Q_CFM("ieee802-dot1q-cfm", "urn:ieee:std:802.1Q:yang:ieee802-dot1q-cfm", "2022-01-19"),
  /// IEEE 802.1AX
  DOT1AX_LINKAGG("ieee802-dot1ax-linkagg", "urn:ieee:std:802.1AX:yang:ieee802-dot1ax-linkagg", "2025-09-30"),
  /// interfaces of OpenConfig
  OC_INTERFACES("openconfig-interfaces", "http://openconfig.net/yang/interfaces", "2026-01-06"),
  /// LAGs of OpenConfig
  OC_AGGREGATE("openconfig-if-aggregate", "http://openconfig.net/yang/interfaces/aggregate", "2026-01-06"),
  /// Ethernet of OpenConfig
  OC_ETHERNET("openconfig-if-ethernet", "http://openconfig.net/yang/interfaces/ethernet", "2025-07-16"),
  /// LACP of OpenConfig
  OC_LACP("openconfig-lacp", "http://openconfig.net/yang/lacp", "2026-04-09"),
  /// RFC 7317
  IETF_SYSTEM("ietf-system", "urn:ietf:params:xml:ns:yang:ietf-system", "2014-08-06"),
  /// the system of OpenConfig
  OC_SYSTEM("openconfig-system", "http://openconfig.net/yang/system", "2025-07-08"),
  /// RFC 6022
  IETF_NETCONF_MONITORING("ietf-netconf-monitoring", "urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring",
      "2010-10-04"),
  /// RFC 8526: get-data
  IETF_NETCONF_NMDA("ietf-netconf-nmda", "urn:ietf:params:xml:ns:yang:ietf-netconf-nmda", "2019-01-07");

  private final String module;
  private final String namespace;
  private final String revision;

  YangModule(String module, String namespace, String revision) {
    this.module = module;
    this.namespace = namespace;
    this.revision = revision;
  }

  /// Its name in YANG.
  public String module() {
    return module;
  }

  /// Its XML namespace.
  public String namespace() {
    return namespace;
  }

  /// The capability that announces it.
  public String capability() {
    return namespace + "?module=" + module + "&revision=" + revision;
  }
}
