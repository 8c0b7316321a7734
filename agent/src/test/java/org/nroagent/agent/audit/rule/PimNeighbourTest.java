package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.AuditCase.PEER;
import static org.nroagent.agent.audit.AuditCase.interconnection;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.SampleReading;
import org.nroagent.agent.config.Gate.Rank;
import org.nroagent.agent.config.Gate.Scope;
import org.nroagent.model.reading.SessionReading;
import org.nroagent.model.reading.SessionReading.Kind;

class PimNeighbourTest {
  private static final String GATE = " gate g1, hub1 with " + PEER + " | a neighbour in 192.31.196.64/30 | ";

  private static List<String> check(SessionReading... sessions) {
    SampleReading hub = new SampleReading();
    List.of(sessions).forEach(hub::session);
    return new AuditCase().gate(Rank.NOMINAL, Scope.LOCAL, interconnection()).hub(hub)
        .check(new PimNeighbour());
  }

  @Test
  void isOnTheInterconnection() {
    assertEquals(List.of("CONFORMS" + GATE + PEER + " up"),
        check(new SessionReading(Kind.PIM, PEER, "up", true)));
    assertEquals(List.of("FINDING" + GATE + PEER + " down"),
        check(new SessionReading(Kind.PIM, PEER, "down", false)));
    assertEquals(List.of("FINDING" + GATE + "none"),
        check(new SessionReading(Kind.PIM, "192.31.196.68", "up", true),
            new SessionReading(Kind.PIM, "fe80::1", "up", true),
            new SessionReading(Kind.BGP, PEER, "established", true)));
  }
}
