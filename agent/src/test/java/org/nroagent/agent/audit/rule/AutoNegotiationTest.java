package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.SampleReading.member;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.SampleReading;

class AutoNegotiationTest {
  private static final String WANTED = " | disabled or limited | ";

  @Test
  void isOffOrLimitedOnEveryMember() {
    SampleReading hub = new SampleReading().lag("lag-1", member("a"), member("b"), member("c"))
        .negotiates("a", "disabled")
        .negotiates("b", "limited").negotiates("c", "enabled");
    assertEquals(List.of("FINDING gate g1 (hub1 lag-1), member c" + WANTED + "enabled",
        "CONFORMS gate g1 (hub1 lag-1)" + WANTED + "a disabled, b limited"),
        new AuditCase().gate().hub(hub).check(new AutoNegotiation()));
  }

  @Test
  void aSilentOrUnknownWordIsNotTakenForOff() {
    SampleReading spoke = new SampleReading().lag("lag-1", member("a"), member("b"), member("gone"))
        .negotiates("a", "")
        .negotiates("b", "clever");
    assertEquals(
        List.of("CANNOT_TELL access of olt1 (spoke1 lag-1)" + WANTED
            + " | a, b, gone: spoke1 has no interface gone;"
            + " the device calls it 'clever', which is not known here; the device does not tell whether it negotiates"),
        new AuditCase().olt(1201).spoke(spoke).check(new AutoNegotiation()));
  }
}
