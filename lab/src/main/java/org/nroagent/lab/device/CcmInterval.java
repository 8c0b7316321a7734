package org.nroagent.lab.device;

/// Intervals of continuity check messages, with their numbers in Dot1agCfmCcmInterval.
public enum CcmInterval {
  /// 3.33 ms
  HZ300(1, 3),
  /// 10 ms
  MS10(2, 10),
  /// 100 ms
  MS100(3, 100),
  /// 1 s
  S1(4, 1000),
  /// 10 s, the contract's default
  S10(5, 10000),
  /// 1 min
  MIN1(6, 60000),
  /// 10 min
  MIN10(7, 600000);

  private final int number;
  private final int millis;

  CcmInterval(int number, int millis) {
    this.number = number;
    this.millis = millis;
  }

  /// The value of dot1agCfmMaNetCcmInterval.
  public int number() {
    return number;
  }

  /// Its length in milliseconds, rounded down.
  public int millis() {
    return millis;
  }
}
