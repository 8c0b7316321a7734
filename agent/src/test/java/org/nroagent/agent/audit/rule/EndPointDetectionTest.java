package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.SampleReading.member;
import static org.nroagent.agent.audit.SampleReading.mep;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.AuditCase.Sheet;
import org.nroagent.agent.audit.SampleReading;

class EndPointDetectionTest {
  private static final String WANTED = " gate g1 (hub1 lag-1) | a loss noticed within less than 1 s | ";
  private static final String NOTE = " | the switch to the standby gate waits for it; agree on 100 ms where it is needed";

  private static String check(long millis) {
    SampleReading hub = new SampleReading().lag("lag-1", member("a"), member("b"))
        .mep(mep("a", "MD", 1, "MA", 1, 3, 2))
        .mep(mep("b", "MD", 1, "MA", 1, millis, 2));
    return new AuditCase().gate(new Sheet().ccm(10_000)).hub(hub).check(new EndPointDetection()).getFirst();
  }

  @Test
  void threeAndAHalfIntervalsOfTheSlowestAreBelowASecond() {
    assertEquals("CONFORMS" + WANTED + "350 ms with an interval of 100 ms", check(100));
    assertEquals("CONFORMS" + WANTED + "11.655 ms with an interval of 3 ms", check(0));
    assertEquals("WARNING" + WANTED + "3500 ms with an interval of 1000 ms" + NOTE, check(1_000));
    assertEquals("WARNING" + WANTED + "35000 ms with an interval of 10000 ms" + NOTE, check(10_000));
  }

  @Test
  void aSecondIsTheBorder() {
    assertEquals("CONFORMS" + WANTED + "997.5 ms with an interval of 285 ms", check(285));
    assertEquals("WARNING" + WANTED + "1001 ms with an interval of 286 ms" + NOTE, check(286));
  }

  @Test
  void theSheetIsJudgedWhereNothingIsSeen() {
    assertEquals(List.of("CONFORMS" + WANTED + "350 ms with an interval of 100 ms by the sheet"),
        new AuditCase().gate(new Sheet().ccm(100)).check(new EndPointDetection()));
    assertEquals(List.of(), new AuditCase().gate().check(new EndPointDetection()));
  }
}
