package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.model.address.MulticastNumbering;

class GroupBlockTest {
  private static final String WANTED = " | the client's GLOP block, or 232/8 with SSM | ";

  @Test
  void theBlockOfTheClientsAsConforms() {
    assertEquals(List.of("CONFORMS declared groups" + WANTED + "2 of 2"),
        new AuditCase().group("233.251.240.0").group("233.251.240.255").check(new GroupBlock()));
  }

  @Test
  void besideItIsAFinding() {
    String note = "outside of 233.251.240.0/24 | declare an exception if the provider agreed";
    assertEquals(
        List.of("FINDING group 233.251.239.255" + WANTED + note,
            "FINDING group 233.251.241.0" + WANTED + note,
            "FINDING group 239.1.1.1" + WANTED + note),
        new AuditCase().group("233.251.239.255").group("233.251.241.0").group("239.1.1.1")
            .check(new GroupBlock()));
  }

  /// 233.x.y.0/24 with x · 256 + y = AS.
  @Property(tries = 200)
  void eachAsHasItsOwnBlockAlone(@ForAll @IntRange(min = 1, max = 64_511) int as,
      @ForAll @IntRange(min = 1, max = 64_511) int other) {
    String group = MulticastNumbering.glop(other).orElseThrow().network().plus(7).toString();
    String outcome = new AuditCase().as(Optional.of((long) as)).group(group).check(new GroupBlock())
        .getFirst();
    assertEquals(as == other ? "CONFORMS" : "FINDING", outcome.substring(0, outcome.indexOf(' ')));
  }

  @Test
  void sourceSpecificAddressesNeedASourceSpecificPlan() {
    assertEquals(List.of("CONFORMS declared groups" + WANTED + "1 of 1"),
        new AuditCase().sourceSpecific().group("232.255.255.255").check(new GroupBlock()));
    assertEquals(
        List.of("FINDING group 232.1.1.1" + WANTED + "in 232/8, but the plan is not source-specific"),
        new AuditCase().group("232.1.1.1").check(new GroupBlock()));
  }

  @Test
  void anExceptionIsAnAgreement() {
    assertEquals(List.of("CONFORMS declared groups" + WANTED + "1 of 1"),
        new AuditCase().group("239.1.1.1", null, "agreed in 2019").check(new GroupBlock()));
  }

  @Test
  void withoutAnAsTheBlockIsNotKnown() {
    assertEquals(
        List.of(
            "CANNOT_TELL group 233.1.1.1" + WANTED
                + " | the client's autonomous system is not configured; enter topology.client.as"),
        new AuditCase().as(Optional.empty()).group("233.1.1.1").check(new GroupBlock()));
    assertEquals(
        List.of(
            "FINDING group 233.252.0.1" + WANTED + "outside; the client's autonomous system has no GLOP block"
                + " | declare an exception if the provider agreed"),
        new AuditCase().as(Optional.of(65_000L)).group("233.252.0.1").check(new GroupBlock()));
  }

  @Test
  void withoutAPlanNothingIsAsked() {
    assertEquals(List.of(), new AuditCase().gate().check(new GroupBlock()));
  }
}
