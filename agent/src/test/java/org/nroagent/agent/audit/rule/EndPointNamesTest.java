package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.SampleReading.gateMep;
import static org.nroagent.agent.audit.SampleReading.member;
import static org.nroagent.agent.audit.SampleReading.mep;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.AuditCase.Sheet;
import org.nroagent.agent.audit.SampleReading;
import org.nroagent.model.reading.MepReading;

class EndPointNamesTest {
  private static final String WANTED = " | FTTH_CLA_AXN / CLA_AXN_1…N | ";

  private static List<String> check(MepReading... meps) {
    SampleReading hub = new SampleReading().lag("lag-1", member("a"), member("b"));
    Stream.of(meps).forEach(hub::mep);
    return new AuditCase().gate(new Sheet().ccm(100)).hub(hub).check(new EndPointNames());
  }

  private static MepReading named(String domain, String association) {
    return mep("a", domain, 1, association, 101, 100, 100);
  }

  @Test
  void areThoseOfTheContractInAnyOrderOfMembers() {
    assertEquals(
        List.of("CONFORMS gate g1 (hub1 lag-1), end point 201 on a" + WANTED + "FTTH_CLA_AXN / CLA_AXN_2",
            "CONFORMS gate g1 (hub1 lag-1), end point 101 on b" + WANTED + "FTTH_CLA_AXN / CLA_AXN_1"),
        check(gateMep("a", 2), gateMep("b", 1)));
  }

  @Test
  void anyOtherNameIsAFinding() {
    for (String[] wrong : new String[][]{{"FTTH_CLB_AXN", "CLA_AXN_1"}, {"ftth_cla_axn", "CLA_AXN_1"},
        {"FTTH_CLA_AXN", "CLB_AXN_1"}, {"FTTH_CLA_AXN", "CLA_AXN_0"}, {"FTTH_CLA_AXN", "CLA_AXN_01"},
        {"FTTH_CLA_AXN", "CLA_AXN_"}, {"FTTH_CLA_AXN", "CLA_AXN_1 "}}) {
      assertEquals(
          List.of("FINDING gate g1 (hub1 lag-1), end point 101 on a" + WANTED + wrong[0] + " / " + wrong[1]),
          check(named(wrong[0], wrong[1])));
    }
  }

  @Test
  void xRunsToTheNumberOfMembersAndEachIsThereOnce() {
    assertEquals(List.of("FINDING gate g1 (hub1 lag-1), end point 301 on a" + WANTED
        + "FTTH_CLA_AXN / CLA_AXN_3 with 2 members"), check(gateMep("a", 3)));
    assertEquals(List.of(
        "FINDING gate g1 (hub1 lag-1), end point 101 on a" + WANTED
            + "FTTH_CLA_AXN / CLA_AXN_1, on several members",
        "FINDING gate g1 (hub1 lag-1), end point 101 on b" + WANTED
            + "FTTH_CLA_AXN / CLA_AXN_1, on several members"),
        check(gateMep("a", 1), gateMep("b", 1)));
  }
}
