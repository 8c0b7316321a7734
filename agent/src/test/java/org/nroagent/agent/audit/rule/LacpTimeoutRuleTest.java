package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.SampleReading.GOOD;
import static org.nroagent.agent.audit.SampleReading.member;
import static org.nroagent.agent.audit.SampleReading.withoutLacp;
import static org.nroagent.agent.audit.SampleReading.withoutPartnerStates;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.AuditCase.Sheet;
import org.nroagent.agent.audit.SampleReading;
import org.nroagent.agent.config.InterconnectionSheet.LacpTimeout;
import org.nroagent.model.reading.LagReading.Member;

class LacpTimeoutRuleTest {
  private static final int LONG = 0x3d;

  private static List<String> check(LacpTimeout agreed, Member... members) {
    return new AuditCase().gate(new Sheet().timeout(agreed)).hub(new SampleReading().lag("lag-1", members))
        .check(new LacpTimeoutRule());
  }

  @Test
  void bothEndsAreShortWhereThatWasAgreed() {
    String wanted = " | short time-out at both ends | ";
    assertEquals(List.of("FINDING gate g1 (hub1 lag-1), member b" + wanted + "long here",
        "FINDING gate g1 (hub1 lag-1), member c" + wanted + "long at the partner",
        "CANNOT_TELL gate g1 (hub1 lag-1)" + wanted
            + " | d, e: no partner is heard; the device shows no LACP state",
        "CONFORMS gate g1 (hub1 lag-1)" + wanted + "a short"),
        check(LacpTimeout.SHORT, member("a"), member("b", LONG, GOOD), member("c", GOOD, LONG),
            member("d", 0x7f, LONG), withoutLacp("e")));
  }

  @Test
  void theLongOneMayBeAgreed() {
    assertEquals(List.of("FINDING gate g1 (hub1 lag-1), member b | long time-out at both ends | short here",
        "CONFORMS gate g1 (hub1 lag-1) | long time-out at both ends | a long"),
        check(LacpTimeout.LONG, member("a", LONG, LONG), member("b")));
  }

  @Test
  void aPartnerWhoseStatesTheDeviceDoesNotTellIsNotJudged() {
    String wanted = " | long time-out at both ends | ";
    assertEquals(List.of("FINDING gate g1 (hub1 lag-1), member b" + wanted + "short here",
        "CANNOT_TELL gate g1 (hub1 lag-1)" + wanted
            + " | a: long here, and the device does not tell its partner's states"),
        check(LacpTimeout.LONG, withoutPartnerStates("a", LONG), withoutPartnerStates("b", GOOD)));
  }

  @Test
  void whereNothingWasAgreedNothingIsAsked() {
    assertEquals(List.of(),
        new AuditCase().gate().hub(new SampleReading().lag("lag-1", member("a", LONG, LONG)))
            .check(new LacpTimeoutRule()));
  }
}
