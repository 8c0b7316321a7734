package org.nroagent.lab.state;

/// The values of ifOperStatus that the lab uses (RFC 2863).
public enum OperStatus {
  /// up
  UP(1),
  /// down
  DOWN(2),
  /// notPresent
  NOT_PRESENT(6),
  /// lowerLayerDown
  LOWER_LAYER_DOWN(7);

  private final int number;

  OperStatus(int number) {
    this.number = number;
  }

  /// The value of ifOperStatus.
  public int number() {
    return number;
  }
}
