package org.nroagent.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Tells how the own clock differs from the other side's, by the Pings of a connection: the other side's time in the
/// Pong against the middle of the round trip. Owned by one thread.
public final class ClockCheck {
  /// A difference worth a warning: a slot of five minutes is then off by more than one part in sixty.
  public static final Duration WORTH_A_WARNING = Duration.ofSeconds(5);
  /// The half of a longer round trip says too little.
  private static final Duration LONGEST_ROUND_TRIP = Duration.ofSeconds(2);

  private long number;
  private Instant sentAt = Instant.MIN;

  /// The next Ping.
  ///
  /// @param now the own wall clock
  public Message.Ping ping(Instant now) {
    sentAt = now;
    return new Message.Ping(++number);
  }

  /// The own clock minus the other side's; empty where the answer tells no time, is not to the latest Ping, or came
  /// too late.
  ///
  /// @param now the own wall clock
  public Optional<Duration> skew(Message.Pong pong, Instant now) {
    return pong.number() == number && pong.time().isPresent()
        ? skew(sentAt, pong.time().get(), now)
        : Optional.empty();
  }

  /// The own clock minus the other side's, which it told between two readings of ours; empty where they are too far
  /// apart.
  public static Optional<Duration> skew(Instant asked, Instant told, Instant heard) {
    Duration roundTrip = Duration.between(asked, heard);
    if (roundTrip.isNegative() || roundTrip.compareTo(LONGEST_ROUND_TRIP) > 0) {
      return Optional.empty();
    }
    return Optional.of(Duration.between(told, asked.plus(roundTrip.dividedBy(2))));
  }
}
