package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.SampleReading.member;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.SampleReading;

class PortMediumTest {
  @Test
  void isTenGigabitLongReachHoweverItIsSpelt() {
    SampleReading hub = new SampleReading().lag("lag-1", member("a"), member("b"), member("c"), member("d"))
        .medium("a", "10GigBaseLR").medium("b", "10GBASE-LR").medium("c", "10GBaseLRM").medium("d", "");
    assertEquals(List.of("FINDING gate g1 (hub1 lag-1), member c | 10GBase-LR | 10GBaseLRM",
        "CANNOT_TELL gate g1 (hub1 lag-1) | 10GBase-LR |  | d: the device does not tell the kind of Ethernet",
        "CONFORMS gate g1 (hub1 lag-1) | 10GBase-LR | a 10GigBaseLR, b 10GBASE-LR"),
        new AuditCase().gate().hub(hub).check(new PortMedium()));
  }
}
