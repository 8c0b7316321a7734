package org.nroagent.agent.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.store.StoreFormats.Standing;
import org.nroagent.agent.store.StoreFormats.Step;

/// Every format came to its version by steps that are listed, without a gap.
class StoreFormatsTest {
  @Test
  void theStepsLeadToTheVersionsThatAreWritten() {
    assertEquals(RingFormat.VERSION, StoreFormats.RING_SEGMENTS.current());
    assertEquals(StateFiles.VERSION, StoreFormats.STATE_FILES.current());
    assertEquals(7, StoreFormats.ALL.size());
  }

  @Test
  void everyStepAfterTheFirstSaysHowOlderFilesAreRead() {
    for (StoreFormats format : StoreFormats.ALL) {
      for (Step step : format.steps()) {
        assertTrue(!step.change().isEmpty(), format.files());
        assertEquals(step.from() == 0, step.reading().isEmpty(), format.files() + " " + step);
      }
    }
  }

  @Test
  void aGapIsRefused() {
    Step first = new Step(0, 1, "first version", "");
    assertThrows(IllegalArgumentException.class,
        () -> new StoreFormats("x", List.of(first, new Step(2, 3, "more", "as before"))));
    assertThrows(IllegalArgumentException.class,
        () -> new StoreFormats("x", List.of(new Step(0, 2, "first version", ""))));
  }

  @Test
  void tellsOlderFromNewer() {
    StoreFormats format = new StoreFormats("x",
        List.of(new Step(0, 1, "first version", ""), new Step(1, 2, "more", "as before")));
    assertEquals(List.of(Standing.UNKNOWN, Standing.OLDER, Standing.CURRENT, Standing.NEWER),
        List.of(format.standing(0), format.standing(1), format.standing(2), format.standing(3)));
  }
}
