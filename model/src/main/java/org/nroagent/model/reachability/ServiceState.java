package org.nroagent.model.reachability;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How a service, or something that it rests on, is. In the order in which the state of a chain follows from its links:
/// the last one of them that occurs.
public enum ServiceState {
  /// It works.
  UP,
  /// It works with less than it should have: nobody is cut off, but something is lost.
  DEGRADED,
  /// Nobody can tell: the agent does not see it.
  UNKNOWN,
  /// It does not work, and there is evidence of that.
  DOWN;

  /// The word in documents and events.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The state of a word, empty where there is none.
  public static Optional<ServiceState> ofWord(String word) {
    return Stream.of(values()).filter(state -> state.word().equals(word)).findFirst();
  }

  /// Whether traffic is known to pass.
  public boolean carries() {
    return this == UP || this == DEGRADED;
  }

  /// The state of a chain of two.
  ServiceState and(ServiceState other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
