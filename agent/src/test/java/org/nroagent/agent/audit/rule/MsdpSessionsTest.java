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
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

class MsdpSessionsTest {
  private static final String GATE = " gate g1, hub1 with " + PEER + " | ";
  private static final String ONE = "192.31.199.1";
  private static final String TWO = "192.31.199.2";

  private static AuditCase audit(String... peers) {
    return new AuditCase().gate(Rank.NOMINAL, Scope.LOCAL, interconnection(peers));
  }

  @Test
  void thereAreTwo() {
    SampleReading hub = new SampleReading().session(SampleReading.established(Kind.MSDP, ONE));
    assertEquals(List.of("FINDING" + GATE + "2 MSDP sessions | 1 established of [" + ONE + ", " + TWO + "]"),
        audit(ONE, TWO).hub(hub).check(new MsdpSessions()));
    hub.session(SampleReading.established(Kind.MSDP, TWO));
    assertEquals(List.of("CONFORMS" + GATE + "2 MSDP sessions | 2 established of [" + ONE + ", " + TWO + "]"),
        audit(ONE, TWO).hub(hub).check(new MsdpSessions()));
    SampleReading down = new SampleReading().session(SampleReading.established(Kind.MSDP, ONE))
        .session(new SessionReading(Kind.MSDP, TWO, "connecting", false));
    assertEquals(List.of("FINDING" + GATE + "2 MSDP sessions | 1 established of [" + ONE + ", " + TWO + "]"),
        audit(ONE, TWO).hub(down).check(new MsdpSessions()));
  }

  @Test
  void withSourceSpecificMulticastThereIsNone() {
    assertEquals(List.of("CONFORMS" + GATE + "no MSDP session | none"),
        audit().sourceSpecific().hub(new SampleReading()).check(new MsdpSessions()));
    assertEquals(List.of("FINDING" + GATE + "no MSDP session | there are some"),
        audit().sourceSpecific().hub(new SampleReading().session(SampleReading.established(Kind.MSDP, PEER)))
            .check(new MsdpSessions()));
    assertEquals(List.of("FINDING" + GATE + "no MSDP session | none, but peers are configured"),
        audit(ONE).sourceSpecific().hub(new SampleReading()).check(new MsdpSessions()));
    assertEquals(List.of("FINDING" + GATE + "no MSDP session | peers are configured"),
        audit(ONE).sourceSpecific().check(new MsdpSessions()));
  }

  @Test
  void whatIsNotConfiguredOrNotShownCannotBeTold() {
    SampleReading untold = new SampleReading().session(SampleReading.established(Kind.MSDP, ONE))
        .session(new SessionReading(Kind.MSDP, TWO, "", false));
    assertEquals(List.of("CANNOT_TELL" + GATE
        + "2 MSDP sessions |  | hub1 does not tell the state of the sessions"),
        audit(ONE, TWO).hub(untold).check(new MsdpSessions()));
    assertEquals(List.of("CANNOT_TELL" + GATE
        + "2 MSDP sessions |  | the client's addresses of the sessions are not configured; enter multicast.msdpPeers of the gate"),
        audit().hub(new SampleReading()).check(new MsdpSessions()));
    assertEquals(
        List.of("CANNOT_TELL" + GATE
            + "2 MSDP sessions |  | hub1 shows no MSDP peers: it has none, or its SNMP view leaves them out"),
        audit(ONE, TWO).hub(new SampleReading().table(TableKind.MSDP, TableState.ABSENT))
            .check(new MsdpSessions()));
  }
}
