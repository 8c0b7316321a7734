package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.SampleReading.member;
import static org.nroagent.agent.audit.SampleReading.minimumLinks;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.AuditCase.Sheet;
import org.nroagent.agent.audit.SampleReading;
import org.nroagent.agent.config.Gate.Rank;

class MinimumLinkTest {
  private static SampleReading device(int minimum) {
    return new SampleReading().lag("lag-1", minimumLinks(minimum), member("a"), member("b"));
  }

  private static List<String> check(Rank rank, Sheet sheet, SampleReading hub) {
    return new AuditCase().gate(rank, sheet).hub(hub).check(new MinimumLink());
  }

  @Test
  void thePrimaryGateGoesDownWithTheFirstMember() {
    String gate = " gate g1 (hub1 lag-1) | minimum-link of all members | ";
    assertEquals(List.of("CONFORMS" + gate + "minimum of 2 with 2 members"),
        check(Rank.NOMINAL, new Sheet(), device(2)));
    assertEquals(List.of("FINDING" + gate + "none with 2 members"),
        check(Rank.NOMINAL, new Sheet(), device(1)));
    assertEquals(List.of("FINDING" + gate + "none with 2 members"),
        check(Rank.NOMINAL, new Sheet(), device(0)));
    assertEquals(List.of("FINDING" + gate + "minimum of 3 with 2 members"),
        check(Rank.NOMINAL, new Sheet(), device(3)));
  }

  @Test
  void anotherMinimumOnTheSheetIsTheAgreement() {
    assertEquals(List.of("CONFORMS gate g1 (hub1 lag-1) | minimum-link of 1 | none with 2 members"),
        check(Rank.NOMINAL, new Sheet().minimumLinks(1), device(1)));
  }

  @Test
  void aStandbyGateHasNone() {
    String gate = " gate g1 (hub1 lag-1)";
    assertEquals(List.of("CONFORMS" + gate + " | no minimum-link | none with 2 members"),
        check(Rank.STANDBY, new Sheet(), device(0)));
    assertEquals(List.of("FINDING" + gate + " | no minimum-link | minimum of 2 with 2 members"),
        check(Rank.STANDBY, new Sheet(), device(2)));
    assertEquals(List.of("FINDING" + gate + ", sheet | no minimum-link | minimum-link of 2",
        "CONFORMS" + gate + " | no minimum-link | none with 2 members"),
        check(Rank.STANDBY, new Sheet().minimumLinks(2), device(1)));
  }

  @Test
  void anAccessNeverHasOne() {
    assertEquals(
        List.of("FINDING access of olt1 (spoke1 lag-1) | no minimum-link | minimum of 2 with 2 members"),
        new AuditCase().olt(1201).spoke(device(2)).check(new MinimumLink()));
  }

  @Test
  void aDeviceThatDoesNotTellItIsNotTakenForGood() {
    assertEquals(List.of("CANNOT_TELL gate g1 (hub1 lag-1) | minimum-link of all members | "
        + " | the device does not tell its minimum of links; look at its configuration"),
        check(Rank.NOMINAL, new Sheet(), new SampleReading().lag("lag-1", member("a"))));
  }
}
