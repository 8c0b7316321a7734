package org.nroagent.lab.network;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.nroagent.lab.network.Fault.Way;

/// Draws what goes wrong on each connection from a seed: about one connection in four is left alone, and positions lie as
/// often in the greeting as far behind it. One thread uses it.
public final class SeededFaults implements Supplier<Fault> {
  private static final int GREETING_OCTETS = 600;
  private static final int MOST_DOUBLINGS = 8;

  private final RandomGenerator random;
  private final Duration longest;

  /// @param random the seed
  /// @param longest the longest pause; the peers' time-outs should lie below it, so that some are reached
  public SeededFaults(RandomGenerator random, Duration longest) {
    this.random = random;
    this.longest = longest;
  }

  @Override
  public Fault get() {
    return switch (random.nextInt(10)) {
      case 0, 1 -> new Fault.Cut(way(), position(), random.nextBoolean());
      case 2 -> new Fault.Corrupt(way(), position(), 1 + random.nextInt(255));
      case 3 -> new Fault.Stall(way(), position(), pause());
      case 4 -> new Fault.Trickle(way(), 1 + random.nextInt(200), pause().dividedBy(50));
      case 5 -> new Fault.HalfOpen(way(), position(), pause());
      case 6 -> new Fault.Twice();
      case 7 -> new Fault.Late(position(), pause());
      default -> new Fault.None();
    };
  }

  private Way way() {
    return random.nextBoolean() ? Way.UP : Way.DOWN;
  }

  private long position() {
    return random.nextLong((long) GREETING_OCTETS << random.nextInt(MOST_DOUBLINGS));
  }

  private Duration pause() {
    return longest.multipliedBy(1 + random.nextInt(100)).dividedBy(100);
  }
}
