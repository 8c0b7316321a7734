package org.nroagent.agent.audit;

import java.util.function.Function;

/// What is known of something on a device: it is seen, the device says that it is not there, or nobody can tell. The
/// last two must never be mixed up.
///
/// @param <T> what it is
public sealed interface Sight<T> {
  /// The device shows it.
  ///
  /// @param value what it says
  record Seen<T>(T value) implements Sight<T> {}

  /// The device showed everything of that kind, and this is not among it.
  ///
  /// @param what for people: `hub1 has no group lag-1`
  record Gone<T>(String what) implements Sight<T> {}

  /// Nobody can tell.
  ///
  /// @param why for people
  record Unknown<T>(String why) implements Sight<T> {}

  /// Looks further at what is seen.
  default <R> Sight<R> then(Function<? super T, Sight<R>> next) {
    return switch (this) {
      case Seen<T>(var value) -> next.apply(value);
      case Gone<T>(var what) -> new Gone<>(what);
      case Unknown<T>(var why) -> new Unknown<>(why);
    };
  }
}
