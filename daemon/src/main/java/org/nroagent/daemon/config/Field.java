package org.nroagent.daemon.config;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a file says under one key: nothing, a value, or something wrong that has been reported already. How an
/// absent value is meant is said by the last call: [#required], [#orElse] or [#optional].
///
/// @param <T> type of the value
public final class Field<T> {
  private final Problems problems;
  private final String keyPath;
  private final Position position;
  private final State state;
  private final @Nullable T value;

  private enum State {
    ABSENT, PRESENT, WRONG
  }

  private Field(Problems problems, String keyPath, Position position, State state, @Nullable T value) {
    this.problems = problems;
    this.keyPath = keyPath;
    this.position = position;
    this.state = state;
    this.value = value;
  }

  static <T> Field<T> absent(Problems problems, String keyPath, Position section) {
    return new Field<>(problems, keyPath, section, State.ABSENT, null);
  }

  static <T> Field<T> present(Problems problems, String keyPath, Position position, T value) {
    return new Field<>(problems, keyPath, position, State.PRESENT, value);
  }

  /// The problem must have been reported by the caller.
  static <T> Field<T> wrong(Problems problems, String keyPath, Position position) {
    return new Field<>(problems, keyPath, position, State.WRONG, null);
  }

  /// The value; if there is none, reports that it is required.
  ///
  /// @param placeholder stands in for a value that is absent or wrong so that reading can go on; never used, as a
  ///     problem has been reported
  public T required(T placeholder) {
    if (state == State.ABSENT) {
      problems.error(position, keyPath, "is required", null);
    }
    return orElse(placeholder);
  }

  /// The value, or the default if there is none.
  public T orElse(T defaultValue) {
    return value == null ? defaultValue : value;
  }

  /// The value if there is one.
  public Optional<T> optional() {
    return Optional.ofNullable(value);
  }

  /// Whether the key is there, with a right or a wrong value.
  public boolean isGiven() {
    return state != State.ABSENT;
  }

  /// The 1-based line of the value, or of the section that lacks it.
  public int line() {
    return position.line();
  }

  /// Reports a value that breaks a rule.
  ///
  /// @param rule what a value must fulfil
  /// @param message what is wrong with one that does not
  /// @return this field, wrong from now on if the rule is broken
  public Field<T> check(Predicate<? super T> rule, String message) {
    if (value == null || rule.test(value)) {
      return this;
    }
    error(message);
    return wrong(problems, keyPath, position);
  }

  /// The same field with its value turned into another.
  ///
  /// @param mapping called only if there is a value
  public <R> Field<R> map(Function<? super T, ? extends R> mapping) {
    return new Field<>(problems, keyPath, position, state, value == null ? null : mapping.apply(value));
  }

  /// Reports something wrong with this value that only its surroundings show.
  public void error(String message) {
    problems.error(position, keyPath, message, null);
  }

  /// Reports a value that names something which is not there, with the nearest name that is.
  ///
  /// @param message what is wrong and what to do
  /// @param candidates the names that are there
  public void unknown(String message, Collection<String> candidates) {
    problems.error(position, keyPath, message, NearestName.of(String.valueOf(value), candidates));
  }

  /// Reports something doubtful about this value.
  public void warning(String message) {
    problems.warning(position, keyPath, message);
  }
}
