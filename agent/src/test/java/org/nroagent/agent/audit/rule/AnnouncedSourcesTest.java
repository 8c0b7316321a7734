package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.AuditCase.PEER;
import static org.nroagent.agent.audit.AuditCase.interconnection;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.SampleReading;
import org.nroagent.agent.config.Gate.Rank;
import org.nroagent.agent.config.Gate.Scope;
import org.nroagent.model.reading.SessionReading;
import org.nroagent.model.reading.SessionReading.Kind;

class AnnouncedSourcesTest {
  private static final String ONE = "192.31.199.1";
  private static final String SESSION = " gate g1, hub1 with " + PEER + ", MSDP " + ONE + " | at most 200 | ";

  private static List<String> check(OptionalInt sources) {
    SampleReading hub = new SampleReading()
        .session(new SessionReading(Kind.MSDP, ONE, "", "", "established", true,
            OptionalLong.empty(), OptionalLong.empty(), sources, ""));
    return new AuditCase().gate(Rank.NOMINAL, Scope.LOCAL, interconnection(ONE)).hub(hub)
        .check(new AnnouncedSources());
  }

  @Test
  void areAtMostAsManyAsAgreed() {
    assertEquals(List.of("CONFORMS" + SESSION + "200 announced"), check(OptionalInt.of(200)));
    assertEquals(List.of("FINDING" + SESSION + "201 announced"), check(OptionalInt.of(201)));
  }

  @Test
  void whatIsNotSaidIsNotTakenForGood() {
    assertEquals(
        List.of("CANNOT_TELL" + SESSION + " | the device does not tell how many sources are announced"),
        check(OptionalInt.empty()));
  }

  @Test
  void withoutMsdpThereIsNothingToCount() {
    assertEquals(List.of(),
        new AuditCase().gate(Rank.NOMINAL, Scope.LOCAL, interconnection()).check(new AnnouncedSources()));
  }
}
