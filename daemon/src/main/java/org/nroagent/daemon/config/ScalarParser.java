package org.nroagent.daemon.config;

/// Turns the text of a scalar into a value.
///
/// @param <T> type of the value
@FunctionalInterface
public interface ScalarParser<T> {
  /// Reads one scalar.
  ///
  /// @param text as written, without quotes
  /// @throws IllegalArgumentException if it is not such a value; the message is shown to the user as it is
  T parse(String text);
}
