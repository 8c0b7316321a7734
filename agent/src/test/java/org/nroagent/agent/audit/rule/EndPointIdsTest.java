package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.SampleReading.member;
import static org.nroagent.agent.audit.SampleReading.mep;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.AuditCase.Sheet;
import org.nroagent.agent.audit.SampleReading;

class EndPointIdsTest {
  private static List<String> check(String association, int id, int... remotes) {
    SampleReading hub = new SampleReading().lag("lag-1", member("a"))
        .mep(mep("a", "FTTH_CLA_AXN", 1, association, id, 100, remotes));
    return new AuditCase().gate(new Sheet().ccm(100)).hub(hub).check(new EndPointIds());
  }

  @Test
  void theProviderHasX01AndTheClientX00() {
    assertEquals(List.of("CONFORMS gate g1 (hub1 lag-1), end point 101 on a | 101 here, 100 at the client"
        + " | 101 here, 100 at the client"), check("CLA_AXN_1", 101, 100));
    assertEquals(List.of("CONFORMS gate g1 (hub1 lag-1), end point 1201 on a | 1201 here, 1200 at the client"
        + " | 1201 here, 1200 at the client"), check("CLA_AXN_12", 1201, 1200));
  }

  @Test
  void anyOtherIsAFinding() {
    String point = "FINDING gate g1 (hub1 lag-1), end point ";
    assertEquals(List.of(point + "100 on a | 101 here, 100 at the client | 100 here, 101 at the client"),
        check("CLA_AXN_1", 100, 101));
    assertEquals(List.of(point + "101 on a | 201 here, 200 at the client | 101 here, 200 at the client"),
        check("CLA_AXN_2", 101, 200));
    assertEquals(List.of(point + "101 on a | 101 here, 100 at the client | 101 here, none at the client"),
        check("CLA_AXN_1", 101));
    assertEquals(List.of(point + "101 on a | 101 here, 100 at the client | 101 here, 100, 102 at the client"),
        check("CLA_AXN_1", 101, 100, 102));
  }

  @Test
  void withoutANumberInItsNameNobodyCanTell() {
    assertEquals(
        List.of("CANNOT_TELL gate g1 (hub1 lag-1), end point 101 on a | X01 here, X00 at the client | "
            + " | X is the number of the association, but that is called MA"),
        check("MA", 101, 100));
  }
}
