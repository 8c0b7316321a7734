package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.SampleReading.mep;
import static org.nroagent.agent.audit.SampleReading.with;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.SampleReading;
import org.nroagent.model.reading.MepReading;

class ValidationAddressTest {
  private static List<String> check(int svlan, String mac) {
    MepReading mep = with(mep("", "MD", 3, "MA", 301, 10_000),
        new MepReading.Local("lag-1." + svlan, "up", true, true, mac, OptionalInt.empty()));
    return new AuditCase().olt(svlan).spoke(new SampleReading().mep(mep)).check(new ValidationAddress());
  }

  @Test
  void hasTheDecimalDigitsOfTheSvlan() {
    assertEquals(List.of("CONFORMS olt1, SVLAN 1201 (spoke1) | 00:00:00:00:12:01 | 00:00:00:00:12:01"),
        check(1201, "00:00:00:00:12:01"));
    assertEquals(List.of("CONFORMS olt1, SVLAN 7 (spoke1) | 00:00:00:00:00:07 | 00:00:00:00:00:07"),
        check(7, "00:00:00:00:00:07"));
  }

  @Test
  void hexadecimalOrAnyOtherIsAFinding() {
    assertEquals(List.of("FINDING olt1, SVLAN 1201 (spoke1) | 00:00:00:00:12:01 | 00:00:00:00:04:b1"),
        check(1201, "00:00:00:00:04:b1"));
  }

  @Test
  void aDeviceThatDoesNotTellItIsNotTakenForGood() {
    assertEquals(List.of("CANNOT_TELL olt1, SVLAN 1201 (spoke1) | 00:00:00:00:12:01 | "
        + " | the device does not tell the address of end point 301 on lag-1.1201"), check(1201, ""));
  }
}
