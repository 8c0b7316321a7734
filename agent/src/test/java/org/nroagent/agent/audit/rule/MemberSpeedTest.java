package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.SampleReading.member;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.SampleReading;
import org.nroagent.model.reading.LagReading.Member;

class MemberSpeedTest {
  private static List<String> gate(Member... members) {
    return new AuditCase().gate().hub(new SampleReading().lag("lag-1", members)).check(new MemberSpeed());
  }

  @Test
  void oneSpeedConforms() {
    assertEquals(List.of("CONFORMS gate g1 (hub1 lag-1) | one speed | 10000 Mbit/s"),
        gate(member("a"), member("b")));
  }

  @Test
  void mixedSpeedsAreAFindingOnAGateAndAWarningOnAnAccess() {
    SampleReading mixed = new SampleReading().lag("lag-1", member("a"), member("b", 1_000));
    assertEquals(List.of("FINDING gate g1 (hub1 lag-1) | one speed | 1000 Mbit/s, 10000 Mbit/s",
        "WARNING access of olt1 (spoke1 lag-1) | one speed | 1000 Mbit/s, 10000 Mbit/s"
            + " | accepted on an access, but to be avoided"),
        new AuditCase().gate().olt(1201).hub(mixed).spoke(mixed).check(new MemberSpeed()));
  }

  @Test
  void aMemberWithoutSpeedHidesWhetherItDiffers() {
    assertEquals(List.of("CANNOT_TELL gate g1 (hub1 lag-1) | one speed |  | no speed is told of b"),
        gate(member("a"), member("b", 0)));
    assertEquals(List.of("FINDING gate g1 (hub1 lag-1) | one speed | 1000 Mbit/s, 10000 Mbit/s"),
        gate(member("a"), member("b", 0), member("c", 1_000)));
  }
}
