package org.nroagent.lab.device;

/// Kinds of interface that the devices have, with their numbers in IANAifType-MIB.
public enum InterfaceType {
  /// ethernetCsmacd
  ETHERNET(6),
  /// l2vlan
  L2_VLAN(135),
  /// l3ipvlan
  L3_VLAN(136),
  /// ieee8023adLag
  LAG(161),
  /// ifPwType
  PSEUDOWIRE(246),
  /// gpon
  GPON(250);

  private final int number;

  InterfaceType(int number) {
    this.number = number;
  }

  /// The value of ifType.
  public int number() {
    return number;
  }
}
