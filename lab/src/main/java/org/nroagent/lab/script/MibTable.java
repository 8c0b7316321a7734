package org.nroagent.lab.script;

/// The tables that a script can take away from a device, whole or a row of them.
public enum MibTable {
  /// ifTable and ifXTable; rows by ifName
  INTERFACES,
  /// ifStackTable; no row by itself
  STACK,
  /// ifMauTable and ifMauAutoNegTable; rows by ifName
  MAU,
  /// dot3adAggTable; rows by ifName of the aggregate
  LAGS,
  /// dot3adAggPortTable and its debug table; rows by ifName of the port
  LAG_MEMBERS,
  /// the domains and associations of CFM and dot1agCfmMepTable; rows by MEP identifier, of the MEP alone
  MEPS,
  /// dot1agCfmMepDbTable; rows by the identifier of the MEP that hears
  REMOTE_MEPS,
  /// igmpInterfaceTable and igmpCacheTable, and those of MGMD; rows `INTERFACE/GROUP`, of the group alone
  GROUPS,
  /// pwTable; rows by name
  PSEUDOWIRES,
  /// bgpPeerTable and the scalars of BGP; rows by peer
  BGP,
  /// bgp4PathAttrTable; rows `PREFIX/LENGTH` by whatever peer
  BGP_PATHS,
  /// pimNeighborTable; rows by neighbour
  PIM,
  /// msdpPeerTable and msdpSACacheTable; rows by peer, of the peer alone
  MSDP
}
