package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;

class GroupBannedTest {
  private static final String WANTED = " | none of x.0.0.0/24 and x.128.0.0/24 | ";

  @Test
  void whatFallsOnTheLocalControlBlockIsAFindingWhateverWasAgreed() {
    assertEquals(List.of("FINDING group 232.0.0.5" + WANTED + "01:00:5e:00:00:05, as 224.0.0.5",
        "FINDING group 233.128.0.255" + WANTED + "01:00:5e:00:00:ff, as 224.0.0.255",
        "CONFORMS declared groups" + WANTED + "2 of 4"),
        new AuditCase().group("232.0.0.5", null, "agreed").group("233.128.0.255").group("232.0.1.0")
            .group("232.127.0.1")
            .check(new GroupBanned()));
  }
}
