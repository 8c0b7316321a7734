package org.nroagent.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// The constants of an enum by the octets that stand for them on disk and on the wire. Immutable.
///
/// @param <E> the enum
public final class Codes<E extends Enum<E>> {
  private static final int HIGHEST = 255;

  private final String what;
  /// By code. Made once, as records are read by the million.
  private final List<Optional<E>> constants;

  private Codes(String what, List<Optional<E>> constants) {
    this.what = what;
    this.constants = List.copyOf(constants);
  }

  /// Those of an enum.
  ///
  /// @param what a constant within a sentence, such as `kind of cause`
  /// @param values all constants
  /// @param code the code of a constant, 0…255
  /// @throws IllegalArgumentException if two constants have one code, or one has none of these
  public static <E extends Enum<E>> Codes<E> of(String what, E[] values, ToIntFunction<E> code) {
    List<Optional<E>> constants = new ArrayList<>(Collections.nCopies(HIGHEST + 1, Optional.empty()));
    for (E value : values) {
      int at = code.applyAsInt(value);
      if (at < 0 || at > HIGHEST) {
        throw new IllegalArgumentException(what + " " + value + " has code " + at + ", which is no octet");
      }
      constants.set(at, Optional.of(value)).ifPresent(other -> {
        throw new IllegalArgumentException(what + " " + value + " has the code of " + other + ", " + at);
      });
    }
    return new Codes<>(what, constants);
  }

  /// The constant of a code, empty where none has it.
  public Optional<E> find(int code) {
    return code >= 0 && code <= HIGHEST ? constants.get(code) : Optional.empty();
  }

  /// The constant of a code.
  ///
  /// @throws IllegalArgumentException if none has it
  public E get(int code) {
    return find(code).orElseThrow(() -> new IllegalArgumentException("no " + what + " has code " + code));
  }
}
