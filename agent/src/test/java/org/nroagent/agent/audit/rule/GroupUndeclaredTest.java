package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.SampleReading;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

class GroupUndeclaredTest {
  private static final String WANTED = " | declared and in force | ";

  @Test
  void aGroupThatIsSeenIsDeclared() {
    SampleReading spoke = new SampleReading().group("vlan-1", "232.1.1.1", 2).group("vlan-1", "232.9.9.9", 2)
        .group("vlan-2", "232.9.9.9", 2);
    assertEquals(List.of("FINDING group 232.9.9.9" + WANTED + "seen on spoke1 vlan-1, spoke1 vlan-2",
        "CONFORMS groups seen" + WANTED + "1 of 2"),
        new AuditCase().olt(7).group("232.1.1.1").spoke(spoke).check(new GroupUndeclared()));
  }

  @Test
  void aGroupWhoseTimeIsOverOrToComeIsNotInForce() {
    SampleReading spoke = new SampleReading().group("v", "232.1.1.1", 2).group("v", "232.1.1.2", 2);
    assertEquals(List.of("FINDING group 232.1.1.1" + WANTED + "seen on spoke1 v",
        "FINDING group 232.1.1.2" + WANTED + "seen on spoke1 v"),
        new AuditCase().olt(7).group("232.1.1.1", "2026-11-21", "", "", "")
            .group("232.1.1.2", "", "2026-11-20", "", "")
            .spoke(spoke).check(new GroupUndeclared()));
  }

  @Test
  void groupsBetweenNeighboursAreNotCounted() {
    assertEquals(List.of(), new AuditCase().olt(7).plan()
        .spoke(new SampleReading().group("v", "224.0.0.2", 2).group("v", "ff02::1", 2))
        .check(new GroupUndeclared()));
  }

  @Test
  void devicesThatTheTopologyDoesNotNameAreNotAsked() {
    assertEquals(List.of(), new AuditCase().olt(7).plan().hub(new SampleReading().group("v", "239.1.1.1", 2))
        .check(new GroupUndeclared()));
  }

  @Test
  void placesAreNamedAFewAtATime() {
    SampleReading spoke = new SampleReading();
    for (int i = 1; i <= 5; i++) {
      spoke.group("v" + i, "239.1.1.1", 2);
    }
    assertEquals(
        List.of("FINDING group 239.1.1.1" + WANTED + "seen on spoke1 v1, spoke1 v2, spoke1 v3 and 2 more"),
        new AuditCase().olt(7).plan().spoke(spoke).check(new GroupUndeclared()));
  }

  @Test
  void aDeviceThatShowsNoneIsNamed() {
    assertEquals(List.of("CANNOT_TELL spoke1" + WANTED + " | no multicast group is shown"),
        new AuditCase().olt(7).plan()
            .spoke(new SampleReading().table(TableKind.IGMP, TableState.ABSENT))
            .check(new GroupUndeclared()));
  }
}
