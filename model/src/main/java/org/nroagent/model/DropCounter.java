package org.nroagent.model;

/// The four counts of packets that an interface lost (RFC 2863 §6). Directions are the contract's, seen from the POP
/// (M1): IN enters it.
public enum DropCounter {
  /// Entered the POP's side and was discarded although nothing was wrong with it: no buffer was free.
  IN_DISCARDS(Direction.IN, 0),
  /// Was to leave the POP and was discarded although nothing was wrong with it.
  OUT_DISCARDS(Direction.OUT, 1),
  /// Arrived from the remote site with an error that kept it from being delivered.
  IN_ERRORS(Direction.IN, 2),
  /// Could not be sent to the remote site because of errors.
  OUT_ERRORS(Direction.OUT, 3);

  private final Direction direction;
  private final int place;

  DropCounter(Direction direction, int place) {
    this.direction = direction;
    this.place = place;
  }

  /// Its place among the four in rings and on the wire, 0…3. It never changes.
  public int place() {
    return place;
  }

  /// Which way the packets were going.
  public Direction direction() {
    return direction;
  }

  /// The same count of the other direction.
  public DropCounter opposite() {
    return switch (this) {
      case IN_DISCARDS -> OUT_DISCARDS;
      case OUT_DISCARDS -> IN_DISCARDS;
      case IN_ERRORS -> OUT_ERRORS;
      case OUT_ERRORS -> IN_ERRORS;
    };
  }
}
