package org.nroagent.agent.notification;

/// The local notion of a device's engine time, learnt from its authenticated messages (RFC 3414 §2.3, §3.2.7 b). Not
/// thread-safe.
final class EngineClock {
  /// The Time Window, in seconds.
  static final int WINDOW = 150;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private int boots;
  private int latest;
  private long latestAt;

  /// Takes the boots that an authenticated answer to a poll had: messages of earlier starts are old. Fewer than before
  /// are those of a device that lost count, which is believed anew.
  void polled(int polledBoots, long nowNanos) {
    if (polledBoots != boots) {
      boots = polledBoots;
      latest = 0;
      latestAt = nowNanos;
    }
  }

  /// Whether an authenticated message is timely; if it is the latest one, what it says is learnt.
  boolean isTimely(int messageBoots, int messageTime, long nowNanos) {
    if (messageBoots > boots || (messageBoots == boots && messageTime > latest)) {
      boots = messageBoots;
      latest = messageTime;
      latestAt = nowNanos;
    }
    long now = latest + (nowNanos - latestAt) / NANOS_PER_SECOND;
    return messageBoots == boots && boots != Integer.MAX_VALUE && messageTime + (long) WINDOW >= now;
  }
}
