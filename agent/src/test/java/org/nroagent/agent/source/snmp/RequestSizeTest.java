package org.nroagent.agent.source.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

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
