package org.nroagent.agent.push;

/// Knows when the other side was heard and when an acknowledgement is overdue. All times are readings of one
/// monotonic clock in nanoseconds; owned by one thread.
final class Liveness {
  /// A collector that is heard all the time is still asked for its clock now and then.
  private static final int SILENCES_BETWEEN_PINGS = 15;

  private final long pingAfter;
  private final long deadAfter;
  private final long ackTimeout;
  private long heardAt;
  private long pingedAt;
  private long ackAwaitedSince;
  private boolean awaitsAck;

  Liveness(PushSettings settings, long now) {
    pingAfter = settings.pingAfter().toNanos();
    deadAfter = settings.deadAfter().toNanos();
    ackTimeout = settings.ackTimeout().toNanos();
    heardAt = now;
    pingedAt = now;
  }

  /// A frame has come.
  void heard(long now) {
    heardAt = now;
  }

  /// A Ping has been sent.
  void pinged(long now) {
    pingedAt = now;
  }

  /// Something that will be acknowledged has been sent.
  void sent(long now) {
    if (!awaitsAck) {
      awaitsAck = true;
      ackAwaitedSince = now;
    }
  }

  /// An acknowledgement has come.
  ///
  /// @param more whether others are still to come
  void acknowledged(long now, boolean more) {
    awaitsAck = more;
    ackAwaitedSince = now;
  }

  /// Whether a Ping should be sent.
  boolean isPingDue(long now) {
    return now - pingDueAt() >= 0;
  }

  /// Whether nothing was heard for too long.
  boolean isDead(long now) {
    return now - heardAt >= deadAfter;
  }

  /// Whether the other side lives and acknowledges nothing.
  boolean isAckOverdue(long now) {
    return awaitsAck && now - ackAwaitedSince >= ackTimeout;
  }

  /// Nanoseconds until one of these may become true, at least 0.
  long nanosUntilDue(long now) {
    long due = Math.min(pingDueAt() - now, heardAt + deadAfter - now);
    if (awaitsAck) {
      due = Math.min(due, ackAwaitedSince + ackTimeout - now);
    }
    return Math.max(0, due);
  }

  private long pingDueAt() {
    long afterSilence = heardAt - pingedAt > 0 ? heardAt - pingedAt : 0;
    return pingedAt + Math.min(afterSilence + pingAfter, SILENCES_BETWEEN_PINGS * pingAfter);
  }
}
