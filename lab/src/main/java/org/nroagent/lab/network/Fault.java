package org.nroagent.lab.network;

import java.time.Duration;

/// What goes wrong on one connection. Positions count the octets of one direction from the connection's beginning.
public sealed interface Fault {
  /// A direction.
  enum Way {
    /// From the one who connected.
    UP,
    /// To the one who connected.
    DOWN
  }

  /// Nothing goes wrong.
  record None() implements Fault {}

  /// The connection ends.
  ///
  /// @param way whose octets are counted
  /// @param after so many of them arrive
  /// @param reset whether both peers see a reset, else an orderly end
  record Cut(Way way, long after, boolean reset) implements Fault {}

  /// One octet arrives as another.
  ///
  /// @param way which direction
  /// @param after so many octets before it arrive as they were
  /// @param mask the bits that are turned over, 1…255
  record Corrupt(Way way, long after, int mask) implements Fault {}

  /// What is sent is not taken for a while, so that it piles up at the sender.
  ///
  /// @param way which direction
  /// @param after so many octets arrive before
  /// @param pause how long
  record Stall(Way way, long after, Duration pause) implements Fault {}

  /// All octets arrive, a few at a time and late.
  ///
  /// @param way which direction
  /// @param octets how many at a time at most
  /// @param pause before each of the first [#MOST_PAUSES]
  record Trickle(Way way, int octets, Duration pause) implements Fault {
    /// So many pauses are made, so that a long conversation comes to an end.
    public static final int MOST_PAUSES = 200;
  }

  /// The receiver of a direction is gone, and the sender does not hear of it: what it sends is swallowed.
  ///
  /// @param way which direction
  /// @param after so many octets arrive before
  /// @param lasts how long until the sender too sees the end
  record HalfOpen(Way way, long after, Duration lasts) implements Fault {}

  /// Everything sent upward arrives on a second connection too, whose answers nobody hears.
  record Twice() implements Fault {}

  /// The one who connected sees the end; what it had sent arrives all the same, behind the beginning of its next
  /// connection.
  ///
  /// @param after so many octets upward arrive in time
  /// @param longest how long the next connection is waited for
  record Late(long after, Duration longest) implements Fault {}
}
