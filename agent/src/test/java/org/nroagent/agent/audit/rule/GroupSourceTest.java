package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;

class GroupSourceTest {
  private static final String WANTED = " | a public source of the declared blocks | ";

  @Test
  void isPublicAndOfADeclaredBlock() {
    assertEquals(List.of("FINDING group 232.1.1.2" + WANTED + "10.1.1.1 is not public",
        "FINDING group 232.1.1.3" + WANTED + "192.31.198.0 is in no declared block",
        "CONFORMS declared groups" + WANTED + "1 of 3"),
        new AuditCase().blocks("192.31.197.0/24", "10.0.0.0/8").group("232.1.1.1", "192.31.197.255", "")
            .group("232.1.1.2", "10.1.1.1", "").group("232.1.1.3", "192.31.198.0", "")
            .check(new GroupSource()));
  }

  @Test
  void sourceSpecificMulticastNeedsOne() {
    assertEquals(
        List.of("FINDING group 232.1.1.1" + WANTED
            + "no source is declared, and source-specific multicast needs it"),
        new AuditCase().sourceSpecific().group("232.1.1.1").check(new GroupSource()));
    assertEquals(
        List.of("CANNOT_TELL group 233.251.240.1" + WANTED + " | no source is declared; enter its source"),
        new AuditCase().group("233.251.240.1").check(new GroupSource()));
  }
}
