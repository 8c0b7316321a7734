package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.SampleReading.mep;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.SampleReading;

class ValidationIntervalTest {
  private static List<String> check(long millis) {
    return new AuditCase().olt(1201)
        .spoke(new SampleReading().mep(mep("lag-1.1201", "MD", 3, "MA", 301, millis)))
        .check(new ValidationInterval());
  }

  @Test
  void isTenSeconds() {
    assertEquals(List.of("CONFORMS olt1, SVLAN 1201 (spoke1) | 10000 ms | 10000 ms"), check(10_000));
    assertEquals(List.of("FINDING olt1, SVLAN 1201 (spoke1) | 10000 ms | 1000 ms"), check(1_000));
    assertEquals(List.of("FINDING olt1, SVLAN 1201 (spoke1) | 10000 ms | no message is sent"), check(0));
  }

  @Test
  void withoutAnEndPointThereIsNone() {
    assertEquals(List.of(
        "CANNOT_TELL olt1, SVLAN 1201 (spoke1) | 10000 ms |  | no end point of level 3 for SVLAN 1201 on spoke1"),
        new AuditCase().olt(1201).spoke(new SampleReading()).check(new ValidationInterval()));
  }
}
