package org.nroagent.daemon.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Subject;

class EventWordsTest {
  private static StateEvent event(Subject.Kind kind, Aspect aspect, String before, String after,
      Cause cause) {
    return new StateEvent(1, Instant.EPOCH, Optional.empty(), "@services", new Subject(kind, "nro"), aspect,
        before, after, cause, Origin.AGENT);
  }

  private static String lines(String before, String after) {
    return EventWords.happened(event(Subject.Kind.SERVICE, Aspect.LINES, before, after, Cause.UNKNOWN));
  }

  @Test
  void linesAreCountedInWords() {
    assertEquals("cuts off lines: 12 pra, 240 analogue", lines("", "pra=12,analogue=240"));
    assertEquals("cuts off lines: 9 pra, before 12 pra", lines("pra=12", "pra=9"));
    assertEquals("cuts off lines: unknown, before none", lines("none", "unknown"));
    assertEquals("cuts off nothing any more, before 12 pra", lines("pra=12", ""));
  }

  @Test
  void whatFailedIsSaidInWordsAndOtherWordsAreKept() {
    assertEquals("comes from delivery gates A B, was ways from spoke1 to the delivery gates A B",
        EventWords.happened(
            event(Subject.Kind.INCIDENT, Aspect.CAUSE, "paths spoke1 A B", "gates A B", Cause.UNKNOWN)));
    assertEquals("spoke1 pw-nominal is not up",
        EventWords.cause(event(Subject.Kind.SERVICE, Aspect.STATE, "up",
            "degraded", new Cause(Cause.Kind.OUTAGE, "spoke1 pw-nominal is not up"))));
  }
}
