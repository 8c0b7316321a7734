package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;

class GroupNoticeTest {
  private static final String WANTED = " | declared 30 days before the change | ";

  private static List<String> check(String from, String to, String fromDeclared, String toDeclared) {
    return new AuditCase().group("232.1.1.1", from, to, fromDeclared, toDeclared).check(new GroupNotice());
  }

  @Test
  void thirtyDaysAreEnough() {
    assertEquals(List.of("CONFORMS declared groups" + WANTED + "1 of 1"),
        check("2026-12-31", "2027-03-31", "2026-12-01", "2027-03-01"));
    assertEquals(List.of("CONFORMS declared groups" + WANTED + "1 of 1"), check("", "", "", ""));
  }

  @Test
  void twentyNineAreNot() {
    assertEquals(List.of("FINDING group 232.1.1.1" + WANTED
        + "beginning on 2026-12-30 declared on 2026-12-01, 29 days ahead"),
        check("2026-12-30", "", "2026-12-01", ""));
    assertEquals(
        List.of(
            "FINDING group 232.1.1.1" + WANTED + "end on 2027-03-01 declared on 2027-03-02, -1 days ahead"),
        check("2026-12-31", "2027-03-01", "2026-12-01", "2027-03-02"));
  }

  @Test
  void aChangeOfWhichNobodyKnowsWhenItWasDeclaredCannotBeTold() {
    assertEquals(List.of("CANNOT_TELL group 232.1.1.1" + WANTED
        + " | it is not configured when the end on 2027-03-01 was declared; enter toDeclared"),
        check("", "2027-03-01", "", ""));
  }
}
