package org.nroagent.lab.traffic;

import java.time.Instant;

/// Traffic of residential subscribers: a day-and-week shape with noise per five-minute cell, downstream a multiple
/// of upstream and steeper over the day.
public final class AccessTraffic implements Traffic {
  /// The most a busy hour may take of the link, in thousandths; noise then stays below the nominal speed.
  public static final int MAX_BUSY_PERMILLE = 800;

  private static final int SECONDS_PER_CELL = 300;
  private static final int BITS_PER_OCTET = 8;
  private static final int UPSTREAM_FLATTENING = 400;
  /// Upstream is this many times less than downstream, of the order of what access networks report.
  private static final int ASYMMETRY = 7;

  private final SeededCounter downstream;
  private final SeededCounter upstream;
  private final IfDirection downstreamDirection;

  /// @param seed of the noise; equal seeds on equal links give equal traffic
  /// @param nominalBitsPerSecond speed of the link, 1 Mbit/s…800 Gbit/s
  /// @param busyPermille downstream in the busy hour, thousandths of the nominal speed, 1…[#MAX_BUSY_PERMILLE]
  /// @param downstreamDirection whether traffic to the subscribers is what this interface sends or receives
  /// @throws IllegalArgumentException if a number is out of range
  public AccessTraffic(long seed, long nominalBitsPerSecond, int busyPermille,
      IfDirection downstreamDirection) {
    if (nominalBitsPerSecond < 1_000_000 || nominalBitsPerSecond > 800_000_000_000L) {
      throw new IllegalArgumentException(
          "speed " + nominalBitsPerSecond + " bit/s is not 1 Mbit/s…800 Gbit/s");
    }
    if (busyPermille < 1 || busyPermille > MAX_BUSY_PERMILLE) {
      throw new IllegalArgumentException(
          "busy hour " + busyPermille + " ‰ is not 1…" + MAX_BUSY_PERMILLE + " ‰");
    }
    long busyCell = nominalBitsPerSecond / BITS_PER_OCTET * SECONDS_PER_CELL / 1000 * busyPermille;
    this.downstream = new SeededCounter(SplitMix.hash(seed, 1), busyCell, 0);
    this.upstream = new SeededCounter(SplitMix.hash(seed, 2), busyCell / ASYMMETRY, UPSTREAM_FLATTENING);
    this.downstreamDirection = downstreamDirection;
  }

  @Override
  public long cumulativeOctets(IfDirection direction, Instant at) {
    return direction == downstreamDirection ? downstream.at(at) : upstream.at(at);
  }
}
