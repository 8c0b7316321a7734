package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.SampleReading.gateMep;
import static org.nroagent.agent.audit.SampleReading.member;
import static org.nroagent.agent.audit.SampleReading.with;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.AuditCase.Sheet;
import org.nroagent.agent.audit.SampleReading;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

class EndPointPerMemberTest {
  private static SampleReading hub() {
    return new SampleReading().lag("lag-1", member("a"), member("b"));
  }

  private static List<String> declared(SampleReading hub) {
    return new AuditCase().gate(new Sheet().ccm(100)).hub(hub).check(new EndPointPerMember());
  }

  @Test
  void eachMemberHasOneSession() {
    assertEquals(List.of("CONFORMS gate g1 (hub1 lag-1) | one session per member | 2 sessions"),
        declared(hub().mep(gateMep("a", 1)).mep(gateMep("b", 2)).mep(gateMep("other", 3))));
    assertEquals(List.of("FINDING gate g1 (hub1 lag-1), member a | one session per member | 2 sessions",
        "FINDING gate g1 (hub1 lag-1), member b | one session per member | 0 sessions"),
        declared(hub().mep(gateMep("a", 1)).mep(gateMep("a", 2))));
  }

  @Test
  void aSessionThatIsNotActiveIsNone() {
    MepReading idle = with(gateMep("b", 2),
        new MepReading.Local("b", "down", false, true, "", OptionalInt.empty()));
    assertEquals(
        List.of(
            "FINDING gate g1 (hub1 lag-1), end point 201 on b | one session per member | it is not active"),
        declared(hub().mep(gateMep("a", 1)).mep(idle)));
  }

  @Test
  void withoutPlacesTheyAreCounted() {
    assertEquals(List.of("FINDING gate g1 (hub1 lag-1) | one session per member | 1 session for 2 members"
        + " | the device does not tell on which ports they are"), declared(hub().mep(gateMep("", 1))));
  }

  @Test
  void sessionsThatTheSheetDoesNotDeclareAreDoubtful() {
    assertEquals(List.of("WARNING gate g1 (hub1 lag-1) | no session, as the sheet declares none | 1 session"
        + " | declare CFM on the sheet or take it off the ports"),
        new AuditCase().gate().hub(hub().mep(gateMep("a", 1))).check(new EndPointPerMember()));
    assertEquals(List.of(), new AuditCase().gate().hub(hub()).check(new EndPointPerMember()));
  }

  @Test
  void withoutTheTableItCannotBeTold() {
    assertEquals(List.of(
        "CANNOT_TELL gate g1 (hub1 lag-1) | one session per member |  | hub1 shows no maintenance end points: it has none, or its SNMP view leaves them out"),
        declared(hub().table(TableKind.CFM, TableState.ABSENT)));
  }
}
