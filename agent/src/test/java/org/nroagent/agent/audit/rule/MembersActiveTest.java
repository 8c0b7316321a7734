package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.SampleReading.detached;
import static org.nroagent.agent.audit.SampleReading.member;
import static org.nroagent.agent.audit.SampleReading.withoutLacp;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.SampleReading;
import org.nroagent.agent.config.Gate.Rank;
import org.nroagent.agent.config.Gate.Scope;
import org.nroagent.agent.config.InterfaceRef;
import org.nroagent.model.reading.LagReading.Member;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

class MembersActiveTest {
  private static final String WANTED = " | every member attached, synchronized, collecting and distributing | ";

  private static List<String> check(Member... members) {
    return new AuditCase().gate().hub(new SampleReading().lag("lag-1", members)).check(new MembersActive());
  }

  @Test
  void allActiveConforms() {
    assertEquals(List.of("CONFORMS gate g1 (hub1 lag-1)" + WANTED + "2 active members"),
        check(member("xe-1"), member("xe-2")));
  }

  @Test
  void eachMemberThatIsNotIsAFinding() {
    assertEquals(List.of("FINDING gate g1 (hub1 lag-1), member xe-2" + WANTED + "not attached, port down",
        "FINDING gate g1 (hub1 lag-1), member xe-3" + WANTED + "out of synchronization",
        "FINDING gate g1 (hub1 lag-1), member xe-4" + WANTED
            + "not collecting and distributing: lacpActivity,lacpTimeout,aggregation,synchronization,collecting"),
        check(member("xe-1"), detached("xe-2"), member("xe-3", 0x37, 0x3f), member("xe-4", 0x1f, 0x3f)));
  }

  @Test
  void aMemberThatWasAgreedAndIsNoneIsAFinding() {
    SampleReading hub = new SampleReading().lag("lag-1", member("xe-1")).agreed("lag-1", "xe-1", "xe-2");
    assertEquals(List.of("FINDING gate g1 (hub1 lag-1), member xe-2" + WANTED + "missing"),
        new AuditCase().gate().hub(hub).check(new MembersActive()));
  }

  @Test
  void aGroupWithoutMemberIsAFinding() {
    assertEquals(List.of("FINDING gate g1 (hub1 lag-1)" + WANTED + "no member"), check());
  }

  @Test
  void withoutLacpStatesItCannotBeTold() {
    assertEquals(List.of("CANNOT_TELL gate g1 (hub1 lag-1), member xe-1" + WANTED
        + " | it is attached, but the device shows no LACP state of it"), check(withoutLacp("xe-1")));
  }

  @Test
  void aGroupThatIsGoneDiffersFromOneThatCannotBeSeenAndAnotherAgentsIsNotAskedFor() {
    AuditCase audit = new AuditCase().gate().olt(1201)
        .gate(new InterfaceRef("hub2", "lag-1", true), Rank.STANDBY, Scope.LOCAL, new AuditCase.Sheet(),
            Optional.empty());
    assertEquals(List.of("FINDING gate g1 (hub1 lag-1)" + WANTED + "hub1 has no group lag-1",

        "CANNOT_TELL access of olt1 (spoke1 lag-1)" + WANTED + " | spoke1 does not answer"),
        audit.hub(new SampleReading().lag("lag-7", member("xe-1"))).check(new MembersActive()));
  }

  @Test
  void aTableThatIsNotWholeTellsNothing() {
    List<String> notes = List.of(
        "hub1 gave link aggregation groups in part only: its warnings on the status page say why",
        "hub1 shows no link aggregation groups: it has none, or its SNMP view leaves them out",
        "link aggregation groups of hub1 are not read: profile generic names no table of them, or the reading's time ended before");
    List<TableState> states = List.of(TableState.CUT, TableState.ABSENT, TableState.NOT_READ);
    for (int i = 0; i < states.size(); i++) {
      assertEquals(List.of("CANNOT_TELL gate g1 (hub1 lag-1)" + WANTED + " | " + notes.get(i)),
          new AuditCase().gate()
              .hub(new SampleReading().lag("lag-1", member("xe-1")).table(TableKind.LAGS, states.get(i)))
              .check(new MembersActive()));
    }
  }
}
