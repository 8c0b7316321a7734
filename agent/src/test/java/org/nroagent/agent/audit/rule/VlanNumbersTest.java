package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.config.Olt;
import org.nroagent.agent.config.VlanRange;

class VlanNumbersTest {
  private static List<String> check(int svlan, VlanRange... cvlans) {
    return new AuditCase().olt(svlan, cvlans).check(new VlanNumbers());
  }

  @Test
  void runFromTwoTo4094() {
    assertEquals(List.of("CONFORMS olt1 | within 2…4095 | SVLAN 2, CVLAN 2-4094"),
        check(2, new VlanRange(2, 4094)));
    assertEquals(List.of("CONFORMS olt1 | within 2…4095 | SVLAN 4094 | its inner VLANs are not configured"),
        check(4094));
  }

  @Test
  void zeroAndOneAreFindings() {
    assertEquals(List.of("FINDING olt1 | within 2…4095 | SVLAN 1, CVLAN 0-5"),
        check(1, new VlanRange(0, 5), new VlanRange(7, 7)));
  }

  @Test
  void theReservedOneIsAWarning() {
    assertEquals(
        List.of("WARNING olt1 | within 2…4095 | SVLAN 4095, CVLAN 4000-4095 | IEEE 802.1Q reserves 4095"),
        check(4095, new VlanRange(4000, 4095)));
    assertEquals(List.of("FINDING olt1 | within 2…4095 | CVLAN 1-4095",
        "WARNING olt1 | within 2…4095 | CVLAN 1-4095 | IEEE 802.1Q reserves 4095"),
        check(7, new VlanRange(1, 4095)));
  }

  @Test
  void theVlanOfTheStandbyGateCountsToo() {
    assertEquals(List.of("FINDING o | within 2…4095 | SVLAN 1"), new AuditCase()
        .olt(new Olt("o", 7, List.of(), Optional.empty(), "g1", Optional.of(new Olt.Standby("g2", 1))))
        .check(new VlanNumbers()));
  }
}
