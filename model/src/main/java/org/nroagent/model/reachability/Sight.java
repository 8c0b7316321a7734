package org.nroagent.model.reachability;

import java.util.ArrayList;
import java.util.List;

/// The state of something and why.
///
/// @param state its state
/// @param reasons why it is not simply *up*, each once; with *up* they are remarks
public record Sight(ServiceState state, List<Reason> reasons) {
  /// It works.
  static final Sight UP = new Sight(ServiceState.UP, List.of());

  public Sight {
    reasons = List.copyOf(reasons);
  }

  static Sight of(ServiceState state, Reason.Kind kind, String subject) {
    return new Sight(state, List.of(new Reason(kind, subject)));
  }

  static Sight down(Reason.Kind kind, String subject) {
    return of(ServiceState.DOWN, kind, subject);
  }

  static Sight unknown(Reason.Kind kind, String subject) {
    return of(ServiceState.UNKNOWN, kind, subject);
  }

  /// The same reasons, but they decide nothing.
  Sight doubted() {
    return new Sight(ServiceState.UNKNOWN, reasons);
  }

  /// A chain of two: it is down where one of them is, whatever the other one may be.
  Sight and(Sight other) {
    return as(state.and(other.state), other);
  }

  /// Another state, and the reasons of both.
  Sight as(ServiceState newState, Sight other) {
    List<Reason> both = new ArrayList<>(reasons);
    other.reasons.stream().filter(reason -> !reasons.contains(reason)).forEach(both::add);
    return new Sight(newState, both);
  }

  /// At least degraded, for one more reason.
  Sight lessened(Reason.Kind kind, String subject) {
    return and(of(ServiceState.DEGRADED, kind, subject));
  }
}
