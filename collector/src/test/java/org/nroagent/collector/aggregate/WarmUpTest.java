package org.nroagent.collector.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.nroagent.collector.store.StoreFailure;

class WarmUpTest {
  private final List<String> done = new CopyOnWriteArrayList<>();

  @Test
  void goesOnWhereTheStoreFails() throws InterruptedException {
    CountDownLatch last = new CountDownLatch(1);
    try (WarmUp _ = WarmUp.start(List.of(() -> done.add("first"), () -> {
      throw new StoreFailure("away");
    }, () -> done.add("third"), last::countDown))) {
      last.await();
    }
    assertEquals(List.of("first", "third"), done);
  }

  @Test
  void endsWithWhatItIsReading() throws InterruptedException {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    WarmUp warmUp = WarmUp.start(List.of(() -> {
      reading.countDown();
      await(goOn);
      done.add("first");
    }, () -> done.add("second")));
    reading.await();
    Thread closing = Thread.ofPlatform().start(warmUp::close);
    // It waits only once it has said so.
    while (closing.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    goOn.countDown();
    closing.join();
    assertEquals(List.of("first"), done);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
