package org.nroagent.agent.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class WorkerTest {
  private final BlockingQueue<Throwable> errors = new LinkedBlockingQueue<>();
  private final Worker worker = new Worker((_, error) -> errors.add(error));

  @Test
  void doesOneJobAfterTheOther() throws InterruptedException {
    BlockingQueue<Integer> done = new LinkedBlockingQueue<>();
    assertTrue(worker.offer(() -> done.add(1)));
    assertTrue(worker.offer(() -> done.add(2)));
    worker.start();
    assertTrue(worker.offer(() -> done.add(3)));
    assertEquals(List.of(1, 2, 3), List.of(done.take(), done.take(), done.take()));
    worker.stop();
  }

  @Test
  void refusesMoreThanItHasRoomFor() {
    int taken = 0;
    while (taken < 100 && worker.offer(() -> {})) {
      taken++;
    }
    assertTrue(taken > 1 && taken < 10, taken + " jobs");
  }

  @Test
  void theStopInterruptsTheJobAndForgetsTheOthers() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    BlockingQueue<String> done = new LinkedBlockingQueue<>();
    assertTrue(worker.offer(() -> {
      begun.countDown();
      try {
        new CountDownLatch(1).await();
      } finally {
        done.add("interrupted");
      }
    }));
    assertTrue(worker.offer(() -> done.add("never")));
    worker.start();
    begun.await();
    worker.stop();
    assertEquals(List.of("interrupted"), List.copyOf(done));
  }

  @Test
  void anErrorOfTheProgramIsNotPassedOver() throws InterruptedException {
    assertTrue(worker.offer(() -> {
      throw new IllegalStateException("wrong");
    }));
    worker.start();
    assertEquals("wrong", errors.take().getMessage());
    worker.stop();
    assertFalse(Thread.currentThread().isInterrupted());
  }
}
