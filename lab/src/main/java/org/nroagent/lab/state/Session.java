package org.nroagent.lab.state;

import java.time.Instant;
import org.nroagent.lab.device.SessionKind;
import org.nroagent.lab.device.SessionModel;

/// One session with a neighbouring router between two events.
///
/// @param model what it is
/// @param answering whether the neighbour takes part
/// @param up whether the session is there: the neighbour takes part and the interface is up
/// @param since when that changed
/// @param transitions how often it came up since the device's start
public record Session(SessionModel model, boolean answering, boolean up, Instant since, long transitions) {
  /// What tells sessions of one device apart.
  ///
  /// @param kind what it speaks
  /// @param peer IPv4 address of the other end
  public record Id(SessionKind kind, String peer) {}

  static Session initial(SessionModel model, Instant at) {
    return new Session(model, true, false, at, 0);
  }

  /// What tells it apart.
  Id id() {
    return new Id(model.kind(), model.peer());
  }

  Session withAnswering(boolean takesPart) {
    return new Session(model, takesPart, up, since, transitions);
  }

  Session restarted(Instant at) {
    return new Session(model, answering, up, at, up ? 1 : 0);
  }

  /// Draws what follows.
  Session settled(boolean interfaceUp, Instant at) {
    boolean now = answering && interfaceUp;
    return now == up ? this : new Session(model, answering, now, at, now ? transitions + 1 : transitions);
  }
}
