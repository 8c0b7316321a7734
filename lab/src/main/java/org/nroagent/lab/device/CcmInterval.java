package org.nroagent.lab.device;

/// Intervals of continuity check messages, with their numbers in Dot1agCfmCcmInterval.
public enum CcmInterval {
  /// 3.33 ms
  HZ300(1),
  /// 10 ms
  MS10(2),
  /// 100 ms
  MS100(3),
  /// 1 s
  S1(4),
  /// 10 s, the contract's default
  S10(5),
  /// 1 min
  MIN1(6),
  /// 10 min
  MIN10(7);

  private final int number;

  CcmInterval(int number) {
    this.number = number;
  }

  /// The value of dot1agCfmMaNetCcmInterval.
  public int number() {
    return number;
  }
}
