package org.nroagent.model.impact;

/// What a loss is counted in.
public enum Unit {
  /// Primary rate accesses of thirty channels [R 3(2)].
  PRA("pra"),
  /// Basic rate accesses [R 3(3)].
  BRA("bra"),
  /// Analogue lines [R 3(3)].
  ANALOGUE("analogue"),
  /// E1 links of an interconnection with another operator [R 4(1), 6(5)].
  E1("e1"),
  /// Voice or data channels of base stations [R 6(1), 7(3)].
  CHANNELS("channels"),
  /// Traffic that was expected and did not come, in Mbit/s [R 3(5), 6(3)].
  TRAFFIC_GAP_MBPS("trafficGapMbps"),
  /// Users as the operator estimates them, for international links [R 4(2), 6(6)].
  ESTIMATED_USERS("estimatedUsers");

  private final String key;

  Unit(String key) {
    this.key = key;
  }

  /// What it is called in files.
  public String key() {
    return key;
  }
}
