package org.nroagent.agent.push;

import java.time.Duration;
import org.nroagent.protocol.Limits;

/// Times and bounds of the push client. All times are real time.
///
/// @param connectTimeout the longest a TCP connection, and then its TLS handshake, may take to come about
/// @param welcomeTimeout the longest that Welcome may take
/// @param pingAfter without a frame from the collector, a Ping is sent
/// @param deadAfter without a frame from the collector, the connection is given up
/// @param ackTimeout without an acknowledgement that is waited for, the connection is given up
/// @param window the most records and gaps that may be unacknowledged
/// @param liveReserve the part of the window that backfill leaves to live records
/// @param backfillOctetsPerSecond the most octets of backfill per second, before they are deflated: records are of very
///     different width
/// @param eventsPerSecond the most events and gaps of events per second
/// @param firstBackoff the wait after the first failure, before jitter
/// @param longestBackoff the longest wait
/// @param stableAfter a session that lasted this long makes the next failure the first again
public record PushSettings(Duration connectTimeout, Duration welcomeTimeout, Duration pingAfter,
    Duration deadAfter, Duration ackTimeout, int window, int liveReserve, int backfillOctetsPerSecond,
    int eventsPerSecond, Duration firstBackoff, Duration longestBackoff, Duration stableAfter) {
  /// What the protocol says, and a backfill that brings a month of a thousand interfaces in less than two minutes,
  /// however many devices they are of, and leaves a small host to its other work.
  public static final PushSettings DEFAULT = new PushSettings(Duration.ofSeconds(10),
      Duration.ofSeconds(Limits.GREETING_SECONDS), Duration.ofSeconds(Limits.PING_SECONDS),
      Duration.ofSeconds(Limits.DEAD_SECONDS), Duration.ofSeconds(Limits.ACK_SECONDS), Limits.UNACKNOWLEDGED,
      Limits.UNACKNOWLEDGED / 4, 2 << 20, 500, Duration.ofSeconds(1), Duration.ofSeconds(60),
      Duration.ofSeconds(60));

  /// Over what time agents that lost a collector together come back to it: so that 5000 of them make 500 handshakes a
  /// second. Ten times the first wait.
  public Duration reconnectSpread() {
    return firstBackoff.multipliedBy(10);
  }

  /// How soon the primary collector is tried from another one's session; five minutes by default.
  public Duration firstReturn() {
    return firstBackoff.multipliedBy(300);
  }

  /// How long at most until it is tried once more; an hour by default.
  public Duration longestReturn() {
    return longestBackoff.multipliedBy(60);
  }

  /// @throws IllegalArgumentException if a bound makes no sense
  public PushSettings {
    if (window < 1 || window > Limits.UNACKNOWLEDGED || liveReserve < 0 || liveReserve >= window
        || backfillOctetsPerSecond < 1 || eventsPerSecond < 1) {
      throw new IllegalArgumentException("window " + window + " (1…" + Limits.UNACKNOWLEDGED
          + "), live reserve "
          + liveReserve + " (below the window), backfill of " + backfillOctetsPerSecond
          + " octets and " + eventsPerSecond + " events per second (at least 1)");
    }
  }
}
