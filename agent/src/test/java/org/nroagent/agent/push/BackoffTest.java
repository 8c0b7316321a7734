package org.nroagent.agent.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class BackoffTest {
  private static final List<Integer> SECONDS = List.of(1, 2, 4, 8, 16, 32, 60, 60, 60);

  @Property(tries = 200)
  void doublesToItsBoundAndShortensByAtMostAHalf(@ForAll long seed) {
    Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), new Random(seed));
    for (int seconds : SECONDS) {
      Duration wait = backoff.next();
      assertTrue(wait.compareTo(Duration.ofSeconds(seconds)) <= 0, wait + " of " + seconds);
      assertTrue(wait.compareTo(Duration.ofMillis(seconds * 500L)) >= 0, wait + " of " + seconds);
    }
    backoff.reset();
    assertTrue(backoff.next().compareTo(Duration.ofSeconds(1)) <= 0);
  }

  @Property(tries = 20)
  void agentsDoNotComeBackTogether(@ForAll long seed) {
    Random random = new Random(seed);
    Backoff backoff = new Backoff(Duration.ofSeconds(60), Duration.ofSeconds(60), random);
    assertEquals(20, IntStream.range(0, 20).mapToObj(_ -> backoff.next()).distinct().count());
  }
}
