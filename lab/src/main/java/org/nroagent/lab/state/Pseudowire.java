package org.nroagent.lab.state;

import java.time.Instant;
import org.nroagent.lab.device.PseudowireModel;

/// One pseudowire between two events.
///
/// @param model what it is
/// @param active whether it is to forward; it stands by otherwise
/// @param faulty whether the network between its ends has lost it
/// @param oper its operational status
/// @param since when that changed
public record Pseudowire(PseudowireModel model, boolean active, boolean faulty, Oper oper, Instant since) {
  /// The values of pwOperStatus that the lab uses (RFC 5601); not those of ifOperStatus.
  public enum Oper {
    /// up
    UP(1),
    /// down
    DOWN(2),
    /// dormant: stands by
    DORMANT(4),
    /// lowerLayerDown: its attachment circuit is down
    LOWER_LAYER_DOWN(6);

    private final int number;

    Oper(int number) {
      this.number = number;
    }

    /// The value of pwOperStatus.
    public int number() {
      return number;
    }
  }

  static Pseudowire initial(PseudowireModel model, Instant at) {
    return new Pseudowire(model, model.active(), false, model.active() ? Oper.UP : Oper.DORMANT, at);
  }

  Pseudowire withActive(boolean forwards) {
    return new Pseudowire(model, forwards, faulty, oper, since);
  }

  Pseudowire withFaulty(boolean lost) {
    return new Pseudowire(model, active, lost, oper, since);
  }

  Pseudowire withSince(Instant at) {
    return new Pseudowire(model, active, faulty, oper, at);
  }

  /// Draws what follows.
  Pseudowire settled(boolean circuitUp, Instant at) {
    Oper now = status(circuitUp);
    return now == oper ? this : new Pseudowire(model, active, faulty, now, at);
  }

  private Oper status(boolean circuitUp) {
    if (!circuitUp) {
      return Oper.LOWER_LAYER_DOWN;
    }
    if (faulty) {
      return Oper.DOWN;
    }
    return active ? Oper.UP : Oper.DORMANT;
  }
}
