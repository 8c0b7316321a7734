package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.SampleReading;

class IgmpVersionTest {
  @Test
  void isTwoOnEveryInterface() {
    SampleReading spoke = new SampleReading().igmp("v1", 2).igmp("v2", 3).igmp("v3", 1).igmp("v4", 0)
        .group("v5", "239.1.1.1", 3).group("v4", "239.1.1.1", 2).group("v1", "239.1.1.1", 3);
    assertEquals(List.of("FINDING spoke1 v2 | IGMPv2 | IGMPv3", "FINDING spoke1 v3 | IGMPv2 | IGMPv1",
        "FINDING spoke1 v5 | IGMPv2 | IGMPv3", "CONFORMS 2 interfaces | IGMPv2 | IGMPv2"),
        new AuditCase().olt(7).spoke(spoke).check(new IgmpVersion()));
  }

  @Test
  void aDeviceThatDoesNotTellItIsNotTakenForGood() {
    assertEquals(List.of("CANNOT_TELL spoke1 v | IGMPv2 |  | the device does not tell the version"),
        new AuditCase().olt(7).spoke(new SampleReading().igmp("v", 0)).check(new IgmpVersion()));
  }
}
