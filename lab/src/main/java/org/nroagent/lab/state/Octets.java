package org.nroagent.lab.state;

import org.nroagent.lab.traffic.IfDirection;

/// Octets of both directions, unsigned.
///
/// @param in received
/// @param out sent
public record Octets(long in, long out) {
  /// None.
  public static final Octets ZERO = new Octets(0, 0);

  /// Those of one direction.
  public long of(IfDirection direction) {
    return switch (direction) {
      case IN -> in;
      case OUT -> out;
    };
  }
}
