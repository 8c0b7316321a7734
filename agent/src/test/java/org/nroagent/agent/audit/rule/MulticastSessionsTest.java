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
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

class MulticastSessionsTest {
  private static final String GATE = " gate g1, hub1 with " + PEER + " | established, with BFD | ";

  private static List<String> check(SampleReading hub) {
    return new AuditCase().gate(Rank.NOMINAL, Scope.LOCAL, interconnection()).hub(hub)
        .check(new MulticastSessions());
  }

  private static SampleReading session(String state, String bfd) {
    return new SampleReading()
        .session(new SessionReading(Kind.BGP, PEER, "", "", state, state.equals("established"),
            OptionalLong.empty(), OptionalLong.empty(), OptionalInt.empty(), bfd));
  }

  @Test
  void isEstablishedAndGuarded() {
    assertEquals(List.of("CONFORMS" + GATE + "established, BFD up"), check(session("established", "up")));
    assertEquals(List.of("FINDING" + GATE + "established, BFD down"), check(session("established", "down")));
    assertEquals(List.of("FINDING" + GATE + "established, BFD none"), check(session("established", "none")));
    assertEquals(List.of("FINDING" + GATE + "idle"), check(session("idle", "up")));
    assertEquals(List.of("FINDING" + GATE + "no session"),
        check(new SampleReading().session(SampleReading.established(Kind.PIM, PEER))));
  }

  @Test
  void whatIsNotSaidIsNotTakenForGood() {
    assertEquals(List.of("CANNOT_TELL" + GATE + " | hub1 does not tell the state of the session"),
        check(session("", "up")));
    assertEquals(
        List.of(
            "CANNOT_TELL" + GATE
                + "established | BFD sessions of hub1 are not read: profile generic names no table of them, or the reading's time ended before"),
        check(session("established", "").table(TableKind.BFD, TableState.NOT_READ)));
    assertEquals(
        List.of("CANNOT_TELL" + GATE
            + "established | hub1 shows no BFD sessions: it has none, or its SNMP view leaves them out"),
        check(session("established", "").table(TableKind.BFD, TableState.ABSENT)));
    assertEquals(
        List.of("CANNOT_TELL" + GATE
            + " | hub1 shows no BGP sessions: it has none, or its SNMP view leaves them out"),
        check(new SampleReading().table(TableKind.BGP, TableState.ABSENT)));
  }
}
