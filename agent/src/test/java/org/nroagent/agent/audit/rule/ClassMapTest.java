package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.AuditCase.Sheet;
import org.nroagent.agent.config.ServiceClasses;
import org.nroagent.agent.config.ServiceClasses.ServiceClass;

class ClassMapTest {
  private static final String WANTED = " gate g1, sheet | each priority in one class, each class with its uplink priority | ";

  private static List<String> check(Map<ServiceClass, List<Integer>> priorities,
      Map<ServiceClass, Integer> marks) {
    return new AuditCase().gate(new Sheet().classes(new ServiceClasses(priorities, marks)))
        .check(new ClassMap());
  }

  @Test
  void theContractsClassesAreComplete() {
    assertEquals(List.of("CONFORMS" + WANTED + "the contract's classes"),
        new AuditCase().gate().check(new ClassMap()));
  }

  @Test
  void aClientMayHaveItsOwn() {
    assertEquals(List.of("CONFORMS" + WANTED + "the client's own classes"),
        check(
            Map.of(ServiceClass.REAL_TIME, List.of(5), ServiceClass.BEST_EFFORT,
                List.of(0, 1, 2, 3, 4, 6, 7)),
            Map.of(ServiceClass.REAL_TIME, 5, ServiceClass.BEST_EFFORT, 0)));
  }

  @Test
  void gapsAndRepetitionsAreFindings() {
    assertEquals(
        List.of("FINDING" + WANTED
            + "3 in no class; 5 in Real Time and Business; Business without uplink priority"),
        check(Map.of(ServiceClass.REAL_TIME, List.of(7, 6, 5), ServiceClass.BUSINESS, List.of(5, 4, 2, 1),
            ServiceClass.BEST_EFFORT, List.of(0)),
            Map.of(ServiceClass.REAL_TIME, 6, ServiceClass.BEST_EFFORT, 0)));
  }
}
