package org.nroagent.lab.script;

/// Values of the interface status TLV of IEEE 802.1ag.
public enum CfmInterfaceStatus {
  /// isNoInterfaceStatusTLV
  NONE(0),
  /// isUp
  UP(1),
  /// isDown
  DOWN(2),
  /// isTesting
  TESTING(3),
  /// isUnknown
  UNKNOWN(4),
  /// isDormant
  DORMANT(5),
  /// isNotPresent
  NOT_PRESENT(6),
  /// isLowerLayerDown
  LOWER_LAYER_DOWN(7);

  private final int number;

  CfmInterfaceStatus(int number) {
    this.number = number;
  }

  /// The value of dot1agCfmMepDbInterfaceStatusTlv.
  public int number() {
    return number;
  }
}
