package org.nroagent.collector.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LineTest {
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final Line line = new Line(10, open::get);
  private final List<String> granted = new ArrayList<>();

  @Test
  void givesInTheOrderOfAsking() {
    Line.Place first = place("first");
    Line.Place second = place("second");
    Line.Place third = place("third");
    assertTrue(first.take(6));
    assertFalse(second.take(6));
    assertFalse(third.take(1), "there is enough, but another one came before");
    first.leave();
    assertEquals(List.of("second", "third"), granted);
    assertTrue(second.take(6));
    assertTrue(third.take(1));
  }

  @Test
  void givesNothingWhileItIsShut() {
    Line.Place place = place("first");
    open.set(false);
    assertFalse(place.take(1));
    line.serve();
    assertEquals(List.of(), granted);
    open.set(true);
    line.serve();
    assertEquals(List.of("first"), granted);
  }

  @Test
  void whoLeavesHoldsNobodyUp() {
    Line.Place first = place("first");
    Line.Place second = place("second");
    Line.Place third = place("third");
    assertTrue(first.take(10));
    assertFalse(second.take(10));
    assertFalse(third.take(10));
    second.leave();
    first.leave();
    first.leave();
    assertEquals(List.of("third"), granted);
  }

  @Test
  void whoeverWantsMoreThanThereIsGetsItAlone() {
    Line.Place first = place("first");
    Line.Place second = place("second");
    assertTrue(first.take(1));
    assertFalse(second.take(11));
    first.leave();
    assertEquals(List.of("second"), granted);
    assertFalse(first.take(1));
  }

  @Test
  void whoseLoopHasEndedHoldsNobodyUp() {
    Line.Place first = place("first");
    Line.Place gone = line.place(_ -> {
      throw new RejectedExecutionException("shut down");
    }, () -> granted.add("gone"));
    Line.Place third = place("third");
    assertTrue(first.take(10));
    assertFalse(gone.take(10));
    assertFalse(third.take(10));
    first.leave();
    assertEquals(List.of("third"), granted);
  }

  private Line.Place place(String name) {
    return line.place(Runnable::run, () -> granted.add(name));
  }
}
