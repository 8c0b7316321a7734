package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.SampleReading.member;
import static org.nroagent.agent.audit.SampleReading.withoutLacp;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.AuditCase.Sheet;
import org.nroagent.agent.audit.SampleReading;
import org.nroagent.agent.config.InterconnectionSheet.LacpMode;

class LacpModeRuleTest {
  private static final int PASSIVE = 0x3e;

  @Test
  void activityIsAsAgreed() {
    SampleReading hub = new SampleReading().lag("lag-1", member("a"), member("b", PASSIVE, 0x3f),
        withoutLacp("c"));
    assertEquals(List.of("FINDING gate g1 (hub1 lag-1), member b | active | passive",
        "CANNOT_TELL gate g1 (hub1 lag-1) | active |  | c: the device shows no LACP state",
        "CONFORMS gate g1 (hub1 lag-1) | active | a active"),
        new AuditCase().gate(new Sheet().mode(LacpMode.ACTIVE)).hub(hub).check(new LacpModeRule()));
    assertEquals("FINDING gate g1 (hub1 lag-1), member a | passive | active",
        new AuditCase().gate(new Sheet().mode(LacpMode.PASSIVE)).hub(hub).check(new LacpModeRule())
            .getFirst());
  }

  @Test
  void whereNothingWasAgreedNothingIsAsked() {
    assertEquals(List.of(),
        new AuditCase().gate().hub(new SampleReading().lag("lag-1", member("a"))).check(new LacpModeRule()));
  }
}
