package org.nroagent.agent.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CollectorChoiceTest {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final CollectorChoice choice = new CollectorChoice(3, PushSettings.DEFAULT, new Random(1));

  @Test
  void triesTheOthersSoonAndWaitsOnlyWhenAllHaveFailed() {
    Duration longest = Duration.ZERO;
    for (int round = 0; round < 8; round++) {
      assertEquals(0, choice.current());
      assertTrue(choice.failed().compareTo(Duration.ofSeconds(1)) <= 0);
      assertEquals(1, choice.current());
      assertTrue(choice.failed().compareTo(Duration.ofSeconds(1)) <= 0);
      assertEquals(2, choice.current());
      longest = choice.failed();
    }
    assertTrue(longest.compareTo(Duration.ofSeconds(30)) >= 0, longest.toString());
    assertTrue(longest.compareTo(Duration.ofSeconds(60)) <= 0, longest.toString());
  }

  @Test
  void oneCollectorAloneIsTriedWithGrowingWaits() {
    CollectorChoice alone = new CollectorChoice(1, PushSettings.DEFAULT, new Random(1));
    Duration first = alone.failed();
    assertEquals(0, alone.current());
    assertTrue(first.compareTo(Duration.ofMillis(500)) >= 0 && first.compareTo(Duration.ofSeconds(1)) <= 0);
    assertTrue(alone.failed().compareTo(Duration.ofSeconds(1)) >= 0);
  }

  @Test
  void aSessionThatLastedIsFollowedByThePrimaryOne() {
    assertTrue(choice.failed().compareTo(Duration.ofSeconds(1)) <= 0);
    choice.opened(0);
    assertTrue(choice.lost().compareTo(Duration.ofSeconds(10)) <= 0);
    assertEquals(0, choice.current());
  }

  /// 5000 agents lose one collector at one moment: no second brings more than twice its fair share of them back.
  @Test
  void agentsThatLostACollectorTogetherComeBackApart() {
    int[] perSecond = new int[11];
    for (int agent = 0; agent < 5_000; agent++) {
      Duration wait = new CollectorChoice(1, PushSettings.DEFAULT, new Random(agent)).lost();
      perSecond[(int) wait.toSeconds()]++;
    }
    assertTrue(IntStream.of(perSecond).max().orElseThrow() < 1_000, () -> List.of(perSecond).toString());
  }

  @Test
  void returnsToThePrimaryOneWithinBounds() {
    assertEquals(Long.MAX_VALUE, choice.nanosUntilReturn(0));
    choice.failed();
    choice.opened(0);
    long first = choice.nanosUntilReturn(0);
    assertTrue(first >= 2 * MINUTE && first <= 5 * MINUTE, "first try after " + first);
    for (int i = 0; i < 10; i++) {
      choice.notYet(0);
    }
    long late = choice.nanosUntilReturn(0);
    assertTrue(late >= 30 * MINUTE && late <= 60 * MINUTE, "a later try after " + late);
    assertEquals(0, choice.nanosUntilReturn(60 * MINUTE));
    choice.returned();
    assertEquals(0, choice.current());
    assertEquals(Long.MAX_VALUE, choice.nanosUntilReturn(0));
  }
}
