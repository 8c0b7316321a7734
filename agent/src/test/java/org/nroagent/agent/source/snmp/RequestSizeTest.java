package org.nroagent.agent.source.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.source.RequestLimits;

class RequestSizeTest {
  @Test
  void sharesTheCellsAmongTheColumns() {
    RequestSize size = new RequestSize(160, 50);
    assertEquals(6, size.columns(6));
    assertEquals(26, size.repetitions(6));
    assertEquals(50, size.repetitions(2));
  }

  @Test
  void namesFewerColumnsWhereNotAllFit() {
    RequestSize size = new RequestSize(4, 50);
    assertEquals(4, size.columns(6));
    assertEquals(1, size.repetitions(4));
  }

  @Test
  void shrinksToASingleCellAndNoFurther() {
    RequestSize size = new RequestSize(160, 50);
    for (int i = 0; i < 20; i++) {
      size.shrink(4);
    }
    assertTrue(size.isSmallest());
    assertEquals(1, size.columns(6));
  }

  @Test
  void growsBackAfterAnHourOfReadingsWithoutTrouble() {
    RequestSize size = new RequestSize(160, 1000);
    size.shrink(4);
    size.readingEnded();
    int readings = 0;
    while (size.repetitions(1) == 40) {
      size.readingEnded();
      readings++;
    }
    assertEquals(80, size.repetitions(1));
    assertTrue(readings >= 12 && readings <= 24);
  }

  @Test
  void goesOnWhereAnEarlierRunWas() {
    RequestSize size = new RequestSize(160, 1000);
    assertEquals(Optional.empty(), size.limits("1.3"));
    size.shrink(4);
    size.readingEnded();
    RequestLimits learnt = size.limits("1.3").orElseThrow();
    assertEquals(new RequestLimits("1.3", 40, 24), learnt);
    RequestSize next = new RequestSize(160, 1000, learnt);
    assertEquals(40, next.repetitions(1));
    assertEquals(Optional.of(learnt), next.limits("1.3"));
    for (int readings = 0; readings < 23; readings++) {
      next.readingEnded();
      assertEquals(40, next.repetitions(1));
    }
    next.readingEnded();
    assertEquals(80, next.repetitions(1));
  }

  @Test
  void neverAsksForMoreThanItMayBecauseOfWhatWasLearnt() {
    RequestSize size = new RequestSize(10, 1000, new RequestLimits("1.3", 40, 1_000_000));
    assertEquals(10, size.repetitions(1));
    assertEquals(Optional.of(new RequestLimits("1.3", 10, 576)), size.limits("1.3"));
  }

  @Test
  void waitsLongerEachTimeGrowingFails() {
    RequestSize size = new RequestSize(160, 1000);
    size.shrink(2);
    size.readingEnded();
    int previous = 0;
    for (int round = 0; round < 4; round++) {
      int readings = 0;
      while (size.repetitions(1) == 80) {
        size.readingEnded();
        readings++;
      }
      assertTrue(readings > previous);
      previous = readings;
      size.shrink(2);
      size.readingEnded();
    }
  }
}
