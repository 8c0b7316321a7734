package org.nroagent.agent.source.profile;

/// Known deviations of devices from their modules.
public enum Quirk {
  /// LACP states are copies of the LACPDU's octet, least significant bit first.
  LACP_STATE_IN_LACPDU_ORDER,
  /// LACP states are BITS as the module says, whatever single values look like.
  LACP_STATE_IN_BITS_ORDER,
  /// The numbers of aggregators are ids: their ifIndex is 0x50000000 plus the id (SR OS).
  LAG_IF_INDEX_OFFSET,
  /// GETBULK does not work: GETNEXT is used instead.
  NO_GET_BULK;

  /// How it is written in a profile.
  public String key() {
    return Keys.camelCase(name());
  }
}
