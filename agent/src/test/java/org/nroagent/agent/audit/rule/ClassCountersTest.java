package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.SampleReading.member;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.SampleReading;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

class ClassCountersTest {
  private static final String WANTED = " gate g1 (hub1 lag-1) | 4 classes: Real Time, Unicast Video, Business, Best Effort | ";

  private static List<String> check(SampleReading hub) {
    return new AuditCase().gate().hub(hub).check(new ClassCounters());
  }

  @Test
  void asManyAreCountedAsTheSheetNames() {
    assertEquals(List.of("CONFORMS" + WANTED + "4 counted: be, h1, h2, l1"),
        check(new SampleReading().lag("lag-1", member("xe-1")).serviceClass("lag-1", "BE")
            .serviceClass("lag-1.1201", "L1")
            .serviceClass("xe-1", "H1").serviceClass("lag-1:7", "H2").serviceClass("lag-10", "EF")));
    assertEquals(List.of("FINDING" + WANTED + "1 counted: be"),
        check(new SampleReading().serviceClass("lag-1", "be")));
  }

  @Test
  void aDeviceThatCountsNoneCannotTell() {
    assertEquals(List.of("CANNOT_TELL" + WANTED + " | the device counts no class on it"),
        check(new SampleReading()));
    assertEquals(
        List.of("CANNOT_TELL" + WANTED
            + " | counters per class of service of hub1 are not read: profile generic names no table of them, or the reading's time ended before"),
        check(new SampleReading().table(TableKind.CLASSES_OF_SERVICE, TableState.NOT_READ)));
  }
}
