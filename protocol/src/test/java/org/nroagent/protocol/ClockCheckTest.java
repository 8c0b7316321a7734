package org.nroagent.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClockCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-01T09:00:00Z");

  private final ClockCheck check = new ClockCheck();

  @Test
  void theOthersTimeIsHeldAgainstTheMiddleOfTheRoundTrip() {
    Message.Ping ping = check.ping(NOW);
    assertEquals(Optional.of(Duration.ofSeconds(-7)),
        check.skew(pong(ping.number(), NOW.plusMillis(7_300)), NOW.plusMillis(600)));
  }

  @Test
  void anAnswerWithoutTimeSaysNothing() {
    Message.Ping ping = check.ping(NOW);
    assertEquals(Optional.empty(), check.skew(new Message.Pong(ping.number()), NOW));
  }

  @Test
  void anAnswerToAnEarlierPingSaysNothing() {
    Message.Ping earlier = check.ping(NOW);
    Message.Ping latest = check.ping(NOW.plusSeconds(20));
    assertEquals(Optional.empty(), check.skew(pong(earlier.number(), NOW), NOW.plusSeconds(20)));
    assertEquals(Optional.of(Duration.ofSeconds(20)),
        check.skew(pong(latest.number(), NOW), NOW.plusSeconds(20)));
  }

  @Test
  void anAnswerThatTookLongSaysTooLittle() {
    Message.Ping ping = check.ping(NOW);
    assertEquals(Optional.empty(), check.skew(pong(ping.number(), NOW), NOW.plusMillis(2_001)));
    assertEquals(Optional.empty(), check.skew(pong(ping.number(), NOW), NOW.minusMillis(1)));
  }

  @Test
  void anAnswerThatNobodyAskedForSaysNothing() {
    assertEquals(Optional.empty(), check.skew(pong(0, NOW), NOW));
  }

  private static Message.Pong pong(long number, Instant time) {
    return new Message.Pong(number, Optional.of(time));
  }
}
