package org.nroagent.lab.device;

/// What a 10G port is made for, with its number under dot3MauType (IANA-MAU-MIB).
public enum Optics {
  /// 10GBASE-ER
  ER(34),
  /// 10GBASE-LR, which the plan asks for
  LR(35),
  /// 10GBASE-SR
  SR(36);

  private final int number;

  Optics(int number) {
    this.number = number;
  }

  /// The last part of ifMauType.
  public int number() {
    return number;
  }
}
