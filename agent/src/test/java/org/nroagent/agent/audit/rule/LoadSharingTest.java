package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.SampleReading.detached;
import static org.nroagent.agent.audit.SampleReading.loadSharing;
import static org.nroagent.agent.audit.SampleReading.member;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.SampleReading;

class LoadSharingTest {
  private static List<String> check(SampleReading reading) {
    return new AuditCase().gate().hub(reading).check(new LoadSharing());
  }

  @Test
  void theDevicesWordDecides() {
    assertEquals(List.of("CONFORMS gate g1 (hub1 lag-1) | load sharing over all links | perFlow"),
        check(new SampleReading().lag("lag-1", loadSharing("perFlow"), member("a"))));
    assertEquals(List.of("FINDING gate g1 (hub1 lag-1) | load sharing over all links | activeStandby"),
        check(new SampleReading().lag("lag-1", loadSharing("activeStandby"), member("a"), member("b"))));
  }

  @Test
  void withoutAWordAllAttachedMembersDistribute() {
    assertEquals(List.of(
        "CONFORMS gate g1 (hub1 lag-1) | load sharing over all links | 2 of 2 attached members distribute"),
        check(new SampleReading().lag("lag-1", member("a"), member("b"), detached("c"))));
    assertEquals(List.of(
        "FINDING gate g1 (hub1 lag-1) | load sharing over all links | 1 of 2 attached members distribute"),
        check(new SampleReading().lag("lag-1", member("a"), member("b", 0x1f, 0x3f))));
  }

  @Test
  void oneMemberTellsNothing() {
    assertEquals(List.of("CANNOT_TELL gate g1 (hub1 lag-1) | load sharing over all links | "
        + " | the device has no word for it, and fewer than two members are attached"),
        check(new SampleReading().lag("lag-1", member("a"), detached("b"))));
  }
}
