package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.SampleReading.member;
import static org.nroagent.agent.audit.SampleReading.mep;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.AuditCase.Sheet;
import org.nroagent.agent.audit.SampleReading;

class EndPointLevelTest {
  private static SampleReading hub(int level) {
    return new SampleReading().lag("lag-1", member("a")).mep(mep("a", "MD", level, "MA", 101, 100, 100));
  }

  @Test
  void isOne() {
    String point = " gate g1 (hub1 lag-1), end point 101 on a | level 1 | ";
    AuditCase audit = new AuditCase().gate(new Sheet().ccm(100));
    assertEquals(List.of("CONFORMS" + point + "level 1"), audit.hub(hub(1)).check(new EndPointLevel()));
    assertEquals(List.of("FINDING" + point + "level 0"), audit.hub(hub(0)).check(new EndPointLevel()));
    assertEquals(List.of("FINDING" + point + "level 2"), audit.hub(hub(2)).check(new EndPointLevel()));
    assertEquals(List.of("CANNOT_TELL" + point + " | the device does not tell the level"),
        audit.hub(hub(-1)).check(new EndPointLevel()));
  }

  @Test
  void isAskedOnlyWhereTheSheetDeclaresCfm() {
    assertEquals(List.of(), new AuditCase().gate().hub(hub(7)).check(new EndPointLevel()));
  }

  @Test
  void withoutAnEndPointThereIsNoLevel() {
    assertEquals(
        List.of("CANNOT_TELL gate g1 (hub1 lag-1) | level 1 |  | there is no end point on its members"),
        new AuditCase().gate(new Sheet().ccm(100)).hub(new SampleReading().lag("lag-1", member("a")))
            .check(new EndPointLevel()));
    assertEquals(List.of("CANNOT_TELL gate g1 (hub1 lag-1) | level 1 |  | hub1 has no group lag-1"),
        new AuditCase().gate(new Sheet().ccm(100)).hub(new SampleReading()).check(new EndPointLevel()));
  }
}
