package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.SampleReading.member;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.SampleReading;

class NoBpduTest {
  @Test
  void oneThatComesInIsAFinding() {
    SampleReading spoke = new SampleReading().lag("lag-1", member("a"), member("b"), member("c"))
        .bpdus("a", 0L)
        .bpdus("b", 1L).bpdus("c", null);
    assertEquals(List.of("FINDING access of olt1 (spoke1 lag-1), member b | no BPDU received | 1 received",
        "CANNOT_TELL access of olt1 (spoke1 lag-1) | no BPDU received |  | c: no table of the device counts BPDUs",
        "CONFORMS access of olt1 (spoke1 lag-1) | no BPDU received | a 0 received"),
        new AuditCase().olt(7).spoke(spoke).check(new NoBpdu()));
  }
}
