package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.SampleReading.member;
import static org.nroagent.agent.audit.SampleReading.mep;
import static org.nroagent.agent.audit.SampleReading.with;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.AuditCase.Sheet;
import org.nroagent.agent.audit.SampleReading;
import org.nroagent.model.reading.MepReading;

class EndPointIntervalTest {
  private static List<String> check(long agreed, MepReading mep) {
    return new AuditCase().gate(new Sheet().ccm(agreed))
        .hub(new SampleReading().lag("lag-1", member("a")).mep(mep))
        .check(new EndPointInterval());
  }

  private static MepReading every(long millis) {
    return mep("a", "FTTH_CLA_AXN", 1, "CLA_AXN_1", 101, millis, 100);
  }

  @Test
  void isAsOnTheSheet() {
    String point = " gate g1 (hub1 lag-1), end point 101 on a | ";
    assertEquals(List.of("CONFORMS" + point + "100 ms | 100 ms"), check(100, every(100)));
    assertEquals(List.of("FINDING" + point + "10000 ms | 1000 ms"), check(10_000, every(1_000)));
    assertEquals(List.of("FINDING" + point + "100 ms | no message is sent"), check(100, every(0)));
  }

  @Test
  void anEndPointThatSendsNothingHasNoInterval() {
    MepReading mute = with(every(100),
        new MepReading.Local("a", "down", true, false, "", OptionalInt.empty()));
    assertEquals(List.of("FINDING gate g1 (hub1 lag-1), end point 101 on a | 100 ms | no message is sent"),
        check(100, mute));
  }
}
