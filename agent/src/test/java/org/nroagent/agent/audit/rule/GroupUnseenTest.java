package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.audit.SampleReading;
import org.nroagent.agent.audit.SeenGroups;
import org.nroagent.model.address.Ipv4Address;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

class GroupUnseenTest {
  private static final String WANTED = " | seen at least once while in force | ";

  private static AuditCase audit() {
    return new AuditCase().olt(7).spoke(new SampleReading());
  }

  @Test
  void aGroupThatNobodyEverAskedForIsAWarning() {
    assertEquals(List.of("WARNING group 232.1.1.2" + WANTED + "never seen since 2026-11-18T10:00:00Z",
        "CONFORMS declared groups" + WANTED + "1 of 2"),
        audit().group("232.1.1.1").group("232.1.1.2").seen(Duration.ofDays(2), "232.1.1.1")
            .check(new GroupUnseen()));
  }

  @Test
  void notBeforeAWholeDayWasWatched() {
    assertEquals(List.of("CANNOT_TELL declared groups" + WANTED
        + " | groups are watched since 2026-11-19T10:00:01Z only"),
        audit().group("232.1.1.2").seen(Duration.ofDays(1).minusSeconds(1)).check(new GroupUnseen()));
    assertEquals(List.of("WARNING group 232.1.1.2" + WANTED + "never seen since 2026-11-19T10:00:00Z"),
        audit().group("232.1.1.2").seen(Duration.ofDays(1)).check(new GroupUnseen()));
  }

  @Test
  void aGroupThatIsDeclaredLaterIsWatchedFromThenOn() {
    AuditInput input = audit().group("232.1.1.2").group("232.1.1.3").input();
    SeenGroups seen = new SeenGroups(Set.of(),
        Map.of(Ipv4Address.parse("232.1.1.2"), AuditCase.NOW.minus(Duration.ofDays(30)),
            Ipv4Address.parse("232.1.1.3"), AuditCase.NOW.minusSeconds(300)));
    FindingList findings = new FindingList(new GroupUnseen().name());
    new GroupUnseen().check(new AuditInput(input.topology(), input.readings(), seen, input.history(),
        input.when(), input.today()), findings);
    assertEquals(List.of("WARNING never seen since 2026-10-21T10:00:00Z", "CANNOT_TELL it is watched since "
        + "2026-11-20T09:55:00Z only"),
        findings.kept().stream().map(each -> each.outcome() + " " + each.observed() + each.note()).toList());
  }

  @Test
  void notOutsideOfItsTime() {
    assertEquals(List.of("CONFORMS declared groups" + WANTED + "2 of 2"),
        audit().group("232.1.1.1", "2026-11-21", "", "", "").group("232.1.1.2", "", "2026-11-20", "", "")
            .check(new GroupUnseen()));
  }

  @Test
  void anAgentThatHearsNoSubscriberCannotTell() {
    String untold = "CANNOT_TELL declared groups" + WANTED
        + " | no PE-Spoke of this agent shows multicast groups";
    assertEquals(List.of(untold), new AuditCase().gate().hub(new SampleReading()).group("232.1.1.1")
        .check(new GroupUnseen()));
    AuditCase absent = new AuditCase().olt(7).group("232.1.1.1")
        .spoke(new SampleReading().table(TableKind.IGMP, TableState.ABSENT));
    assertEquals(List.of(untold), absent.check(new GroupUnseen()));
    assertEquals(List.of("CONFORMS declared groups" + WANTED + "1 of 1"),
        absent.seen(Duration.ofDays(2), "232.1.1.1").check(new GroupUnseen()), "it was seen before");
  }
}
