package org.nroagent.lab.script;

/// Values of the port status TLV of IEEE 802.1ag.
public enum CfmPortStatus {
  /// psNoPortStateTLV
  NONE(0),
  /// psBlocked
  BLOCKED(1),
  /// psUp
  UP(2);

  private final int number;

  CfmPortStatus(int number) {
    this.number = number;
  }

  /// The value of dot1agCfmMepDbPortStatusTlv.
  public int number() {
    return number;
  }
}
