package org.nroagent.model;

/// A direction of traffic, seen from the POP (M1).
public enum Direction {
  /// Enters the POP from the remote site.
  IN,
  /// Leaves the POP towards the remote site.
  OUT;

  /// The other direction.
  public Direction opposite() {
    return this == IN ? OUT : IN;
  }
}
